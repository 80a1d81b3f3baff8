package io.touchpoint.complaint.recovery;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ShareTests {

	/** The first three as PHEindicatormethods publishes them. */
	@ParameterizedTest
	@CsvSource({ "65, 100, 0.5525444329688797, 0.7363575175690247",
			"1045, 5000, 0.19795549880013297, 0.22049130373189027",
			"1, 100, 0.0017674320641406511, 0.054486196178705294" })
	void theIntervalIsThePublishedOne(int x, int n, double low, double high) {
		Share share = new Share(x, n);
		assertThat(share.low()).isCloseTo(low, within(1e-9));
		assertThat(share.high()).isCloseTo(high, within(1e-9));
	}

	@Property
	void theEstimateLiesWithinItsIntervalAndThatWithinZeroAndOne(@ForAll @IntRange(min = 1, max = 5_000) int n,
			@ForAll @IntRange(max = 5_000) int some) {
		Share share = new Share(some % (n + 1), n);
		assertThat(share.value()).isBetween(share.low(), share.high());
		assertThat(share.low()).isGreaterThanOrEqualTo(0);
		assertThat(share.high()).isLessThanOrEqualTo(1);
		assertThat(share.high() - share.low()).isPositive();
	}

	@Test
	void aBaseOfZeroHasNoValue() {
		Share nothing = new Share(0, 0);
		assertThat(nothing.value()).isNull();
		assertThat(nothing.low()).isNull();
		assertThat(nothing.high()).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> new Share(2, 1));
	}

	@Test
	void everyEndingHasItsLineAlsoWithoutAnAnswer() {
		List<ReturnRate> rates = ReturnRate.all(List.of(new ReturnRate.Count(Ending.ON_THE_SPOT, 30, 19, 1, 5, 2)),
				List.of(30, 90));
		assertThat(rates).hasSize(6);
		ReturnRate measured = rates.getFirst();
		assertThat(measured.rate()).isEqualTo(0.95);
		assertThat(measured.base()).isEqualTo(20);
		assertThat(measured.unknown()).isEqualTo(5);
		assertThat(measured.open()).isEqualTo(2);
		assertThat(rates.getLast().rate()).isNull();
		assertThat(rates).extracting(ReturnRate::folk).containsExactly(0.95, 0.70, null, 0.95, 0.70, null);
	}

}
