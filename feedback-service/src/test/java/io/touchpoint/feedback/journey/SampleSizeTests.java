package io.touchpoint.feedback.journey;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SampleSizeTests {

	@ParameterizedTest(name = "±{0} at {1} % takes {2}")
	@CsvSource({ "0.05, 95, 385", "0.10, 95, 97", "0.03, 95, 1068", "0.01, 95, 9604", "0.05, 90, 271", "0.10, 90, 68",
			"0.05, 99, 664", "0.5, 95, 4" })
	void aShareOfManyTakesWhatTheTablesSay(double halfWidth, int level, int needed) {
		assertThat(SampleSize.needed(halfWidth, level, null)).isEqualTo(needed);
	}

	@ParameterizedTest(name = "±5 % of {0} takes {1}")
	@CsvSource({ "10, 10", "50, 45", "100, 80", "1000, 278", "10000, 370", "1000000, 384", "1, 1" })
	void aShareOfFewTakesLess(long contacts, int needed) {
		assertThat(SampleSize.needed(0.05, 95, contacts)).isEqualTo(needed);
	}

	@Property
	void aNarrowerIntervalNeverTakesLess(@ForAll @DoubleRange(min = 0.01, max = 0.5) double one,
			@ForAll @DoubleRange(min = 0.01, max = 0.5) double two,
			@ForAll @LongRange(min = 1, max = 1_000_000_000) long contacts) {
		double narrow = Math.min(one, two);
		double wide = Math.max(one, two);
		assertThat(SampleSize.needed(narrow, 95, null)).isGreaterThanOrEqualTo(SampleSize.needed(wide, 95, null));
		assertThat(SampleSize.needed(narrow, 95, contacts))
			.isGreaterThanOrEqualTo(SampleSize.needed(wide, 95, contacts));
	}

	@Property
	void moreContactsNeverTakeLessAndAlwaysLessThanAllThereAreInTheWorld(
			@ForAll @DoubleRange(min = 0.01, max = 0.5) double halfWidth,
			@ForAll @LongRange(min = 1, max = 1_000_000) long contacts) {
		int needed = SampleSize.needed(halfWidth, 95, contacts);
		assertThat(needed).isPositive()
			.isLessThanOrEqualTo((int) contacts)
			.isLessThanOrEqualTo(SampleSize.needed(halfWidth, 95, contacts + 1))
			.isLessThanOrEqualTo(SampleSize.needed(halfWidth, 95, null));
	}

	@Test
	void moreConfidenceTakesMore() {
		assertThat(SampleSize.levels().stream().sorted().map((level) -> SampleSize.needed(0.05, level, null)))
			.containsExactly(165, 271, 385, 664);
	}

	@Test
	void otherLevelsAndNoWidthAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SampleSize.needed(0.05, 96, null));
		assertThatIllegalArgumentException().isThrownBy(() -> SampleSize.needed(0, 95, null));
	}

}
