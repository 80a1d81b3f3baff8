package io.touchpoint.reporting.indicator;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExactBinomialTests {

	@Test
	void theLimitsAreInterpolatedBetweenTheCounts() {
		// By hand from B(2, 1/2): P(0) = 1/4, P(0 or 1) = 3/4. The 50 % point lies half
		// way within the step of 1, that is at 1 - 1/2 of 2.
		Interval limits = ExactBinomial.limits(0.5, 2, 0.5);

		assertThat(limits.lower()).isCloseTo(0.25, within(1e-12));
		assertThat(limits.upper()).isCloseTo(0.25, within(1e-12));
	}

	@Test
	void anExtremeOrganisationHasItsLimitsWithinTheScale() {
		assertThat(ExactBinomial.limits(0, 20, 0.001)).isEqualTo(new Interval(0, 0));
		assertThat(ExactBinomial.limits(1, 20, 0.001).upper()).isLessThanOrEqualTo(1);
	}

	@Property
	void chanceGoesBeyondALimitNoMoreOftenThanItsTail(@ForAll @IntRange(min = 1, max = 49) int n,
			@ForAll @DoubleRange(min = 0.01, max = 0.99) double centre) {
		Interval limits = ExactBinomial.limits(centre, n, 0.025);
		BinomialDistribution counts = BinomialDistribution.of(n, centre);

		int aboveUpper = (int) Math.floor(limits.upper() * n + 1e-9) + 1;

		assertThat(counts.survivalProbability(aboveUpper - 1))
			.isLessThanOrEqualTo(0.025 + counts.probability(aboveUpper));
		assertThat(List.of(0.0, limits.lower(), limits.upper(), 1.0)).isSorted();
	}

	@Property
	void theSurerLimitsAreTheWiderOnes(@ForAll @IntRange(min = 1, max = 49) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double centre) {
		Interval p95 = ExactBinomial.limits(centre, n, Level.P95.tail());
		Interval p998 = ExactBinomial.limits(centre, n, Level.P998.tail());

		assertThat(List.of(p998.lower(), p95.lower(), p95.upper(), p998.upper())).isSorted();
	}

	@Property
	void theLimitsNarrowAsTheBaseDoubles(@ForAll @IntRange(min = 10, max = 24) int n,
			@ForAll @DoubleRange(min = 0.1, max = 0.9) double centre) {
		Interval few = ExactBinomial.limits(centre, n, Level.P95.tail());
		Interval many = ExactBinomial.limits(centre, 2 * n, Level.P95.tail());

		assertThat(many.upper() - many.lower()).isLessThanOrEqualTo(few.upper() - few.lower());
	}

}
