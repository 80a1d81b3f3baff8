package io.touchpoint.reporting.indicator;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class WilsonTests {

	@ParameterizedTest(name = "{0} of {1} at z = {2}")
	@CsvSource(textBlock = """
			65, 100, 1.959963984540054, 0.5525444329688797, 0.7363575175690247
			65, 100, 3.090232306167813, 0.4954946574070431, 0.7783540614089697
			1045, 5000, 1.959963984540054, 0.19795549880013297, 0.22049130373189027
			1, 100, 1.959963984540054, 0.0017674320641406511, 0.054486196178705294
			430, 474, 1.96, 0.8776750858242243, 0.9301239839930541
			""")
	void thePublishedIntervalsAreMet(double x, double n, double z, double lower, double upper) {
		Interval interval = Wilson.interval(x, n, z);

		assertThat(interval.lower()).isCloseTo(lower, within(1e-12));
		assertThat(interval.upper()).isCloseTo(upper, within(1e-12));
	}

	@Test
	void aBaseOfZeroHasNoInterval() {
		assertThatIllegalArgumentException().isThrownBy(() -> Wilson.interval(0, 0, 1.96));
	}

	@Test
	void moreThanAllIsNoProportion() {
		assertThatIllegalArgumentException().isThrownBy(() -> Wilson.interval(11, 10, 1.96));
	}

	@Property
	void theIntervalContainsTheEstimateAndStaysWithinZeroAndOne(@ForAll @IntRange(min = 1, max = 1_000_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double share) {
		long x = Math.round(share * n);

		Interval interval = Wilson.interval(x, n, Level.P998.z());

		assertThat(interval.contains((double) x / n)).isTrue();
		assertThat(interval.lower()).isNotNegative();
		assertThat(interval.upper()).isLessThanOrEqualTo(1);
	}

	@Property
	void theIntervalNarrowsAsTheBaseGrows(@ForAll @IntRange(min = 1, max = 10_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double share) {
		long x = Math.round(share * n);

		Interval few = Wilson.interval(x, n, Level.P95.z());
		Interval many = Wilson.interval(4.0 * x, 4.0 * n, Level.P95.z());

		assertThat(many.upper() - many.lower()).isLessThan(few.upper() - few.lower());
	}

	@Property
	void theSurerLevelIsTheWiderInterval(@ForAll @IntRange(min = 1, max = 10_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double share) {
		long x = Math.round(share * n);

		Interval p95 = Wilson.interval(x, n, Level.P95.z());
		Interval p998 = Wilson.interval(x, n, Level.P998.z());

		assertThat(p998.lower()).isLessThanOrEqualTo(p95.lower());
		assertThat(p998.upper()).isGreaterThanOrEqualTo(p95.upper());
	}

}
