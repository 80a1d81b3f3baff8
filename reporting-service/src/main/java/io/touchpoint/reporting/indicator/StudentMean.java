package io.touchpoint.reporting.indicator;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Interval of a mean: x̄ ± t·s/√n with n − 1 degrees of freedom (Student 1908).
 */
public final class StudentMean {

	private StudentMean() {
	}

	/**
	 * The interval of the mean.
	 * @param tally the values, of which sum and sum of squares are used
	 * @param level how sure it is
	 * @return the interval in the unit of the values; nothing for less than two of them,
	 * which say nothing about their spread
	 */
	public static @Nullable Interval interval(Tally tally, Level level) {
		if (tally.n() < 2) {
			return null;
		}
		double n = tally.n();
		double mean = tally.sum() / n;
		double variance = Math.max(0, (tally.sumOfSquares() - n * mean * mean) / (n - 1));
		double t = TDistribution.of(n - 1).inverseSurvivalProbability(level.tail());
		double half = t * Math.sqrt(variance / n);
		return new Interval(mean - half, mean + half);
	}

	/**
	 * The interval of values of which none is below 0 or above 1.
	 */
	public static @Nullable Interval ofShares(Tally tally, Level level) {
		Interval interval = interval(tally, level);
		return (interval != null) ? interval.within(0, 1) : null;
	}

}
