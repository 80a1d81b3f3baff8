package io.touchpoint.reporting.indicator;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class NetPromoterTests {

	private static final NetPromoter PUBLISHED = new NetPromoter(324, 162, 54);

	@Test
	void thePublishedScoreAndErrorAreMet() {
		assertThat(PUBLISHED.score()).isCloseTo(1 / 3.0, within(1e-12));
		assertThat(PUBLISHED.variance()).isCloseTo(5 / 9.0, within(1e-12));
		assertThat(PUBLISHED.standardError()).isCloseTo(0.0414087, within(5e-8));
	}

	@Test
	void thePublishedAdjustedWaldIntervalIsMet() {
		Interval interval = PUBLISHED.interval(Level.P95.z());

		assertThat(interval.lower()).isCloseTo(0.24945, within(5e-6));
		assertThat(interval.upper()).isCloseTo(0.41110, within(5e-6));
	}

	@Test
	void noAnswersHaveNoScore() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NetPromoter(0, 0, 0));
	}

	@Property
	void theIntervalContainsTheScoreAndStaysWithinItsScale(@ForAll @IntRange(min = 1, max = 10_000) int n,
			@ForAll @IntRange(max = 10_000) int promoters, @ForAll @IntRange(max = 10_000) int detractors) {
		Assume.that(promoters + detractors <= n);
		NetPromoter net = new NetPromoter(n, promoters, detractors);

		Interval interval = net.interval(Level.P95.z());

		assertThat(interval.contains(net.score())).isTrue();
		assertThat(interval.lower()).isGreaterThanOrEqualTo(-1);
		assertThat(interval.upper()).isLessThanOrEqualTo(1);
	}

}
