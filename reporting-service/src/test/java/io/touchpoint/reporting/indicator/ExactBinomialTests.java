package io.touchpoint.reporting.indicator;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExactBinomialTests {

	@Test
	void theLimitIsAWholeCountWhereChanceGoesThereExactlyAsOftenAsTheTail() {
		// By hand: both of two have the property with probability c², none with (1 - c)²
		double both = Math.sqrt(0.025);

		assertThat(ExactBinomial.limits(both, 2, Level.P95).upper()).isCloseTo(1, within(1e-9));
		assertThat(ExactBinomial.limits(both - 0.01, 2, Level.P95).upper()).isLessThan(1);
		assertThat(ExactBinomial.limits(1 - both + 0.01, 2, Level.P95).lower()).isPositive();
	}

	@Test
	void anExtremeOrganisationHasItsLimitsAtTheEndOfTheScale() {
		assertThat(ExactBinomial.limits(0, 20, Level.P998)).isEqualTo(new Interval(0, 0));
		assertThat(ExactBinomial.limits(1, 20, Level.P998)).isEqualTo(new Interval(1, 1));
	}

	@Property
	void chanceGoesBeyondALimitLessOftenThanItsTailAndNotBeyondItMoreOften(
			@ForAll @IntRange(min = 1, max = 50_000) int n,
			@ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(3) double centre, @ForAll Level level) {
		Interval limits = ExactBinomial.limits(centre, n, level);
		BinomialDistribution counts = BinomialDistribution.of(n, centre);

		int lowestInside = (int) Math.ceil(limits.lower() * n - 1e-6);
		int highestInside = (int) Math.floor(limits.upper() * n + 1e-6);

		assertThat(counts.cumulativeProbability(lowestInside - 1)).isLessThan(level.tail() * (1 + 1e-5));
		assertThat(counts.cumulativeProbability(lowestInside)).isGreaterThan(level.tail() * (1 - 1e-5));
		assertThat(counts.survivalProbability(highestInside)).isLessThan(level.tail() * (1 + 1e-5));
		assertThat(counts.survivalProbability(highestInside - 1)).isGreaterThan(level.tail() * (1 - 1e-5));
	}

	@Property
	void withoutThePropertyIsTheMirrorImageOfWithIt(@ForAll @IntRange(min = 1, max = 5_000) int n,
			@ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(3) double centre, @ForAll Level level) {
		Interval with = ExactBinomial.limits(centre, n, level);
		Interval without = ExactBinomial.limits(1 - centre, n, level);

		assertThat(without.lower()).isCloseTo(1 - with.upper(), within(1e-8));
		assertThat(without.upper()).isCloseTo(1 - with.lower(), within(1e-8));
	}

	@Property
	void theSurerLimitsAreTheWiderOnes(@ForAll @IntRange(min = 1, max = 50_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double centre) {
		Interval p95 = ExactBinomial.limits(centre, n, Level.P95);
		Interval p998 = ExactBinomial.limits(centre, n, Level.P998);

		assertThat(List.of(p998.lower(), p95.lower(), p95.upper(), p998.upper())).isSorted();
	}

	@Property
	void bothLimitsMoveInwardsWithEveryAnswerMore(@ForAll @IntRange(min = 1, max = 50_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double centre, @ForAll Level level) {
		Interval fewer = ExactBinomial.limits(centre, n, level);
		Interval more = ExactBinomial.limits(centre, n + 1L, level);

		assertThat(more.lower()).isGreaterThanOrEqualTo(fewer.lower() - 1e-9);
		assertThat(more.upper()).isLessThanOrEqualTo(fewer.upper() + 1e-9);
	}

	@Property
	void noAnswerMoreMakesAStepInTheCurve(@ForAll @IntRange(min = 20, max = 50_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double centre, @ForAll Level level) {
		// What the normal limits of the most scattered proportion move, and two answers'
		// share more
		double most = level.z() / (4 * Math.pow(n, 1.5)) + 2 / Math.pow(n, 2);

		Interval fewer = ExactBinomial.limits(centre, n, level);
		Interval more = ExactBinomial.limits(centre, n + 1L, level);

		assertThat(more.lower()).isCloseTo(fewer.lower(), within(most));
		assertThat(more.upper()).isCloseTo(fewer.upper(), within(most));
	}

}
