package io.touchpoint.reporting.indicator;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StudentMeanTests {

	private static Tally of(double... values) {
		return new Tally(values.length, 0, DoubleStream.of(values).sum(),
				DoubleStream.of(values).map((value) -> value * value).sum());
	}

	/** Published with PHEindicatormethods. */
	@Test
	void theIntervalIsThePublishedOne() {
		Tally tally = of(33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927);

		Interval interval = StudentMean.interval(tally, Level.P95);

		assertThat(tally.sum() / tally.n()).isCloseTo(53.704345, within(1e-6));
		assertThat(interval.lower()).isCloseTo(36.168325, within(1e-5));
		assertThat(interval.upper()).isCloseTo(71.240365, within(1e-5));
	}

	@Test
	void oneValueSaysNothingAboutTheSpread() {
		assertThat(StudentMean.interval(of(0.8), Level.P95)).isNull();
		assertThat(StudentMean.ofShares(Tally.NONE, Level.P95)).isNull();
	}

	@Test
	void sharesStayWithinTheirScale() {
		assertThat(StudentMean.ofShares(of(0.9, 1.0), Level.P95).upper()).isEqualTo(1);
		assertThat(StudentMean.ofShares(of(0.9, 0.9), Level.P95).upper()).isCloseTo(0.9, within(1e-9));
	}

}
