package io.touchpoint.reporting.indicator;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Exact funnel limits of a proportion on a small base, interpolated between the counts so
 * that the curve is smooth (Spiegelhalter 2005, appendix A.1.1).
 */
final class ExactBinomial {

	private ExactBinomial() {
	}

	/**
	 * The limits that leave {@code tail} on each side.
	 * @param centre the target proportion, 0 to 1
	 * @param n the base, above 0
	 * @param tail the probability beyond one limit
	 * @return the limits, within 0 and 1
	 */
	static Interval limits(double centre, int n, double tail) {
		BinomialDistribution counts = BinomialDistribution.of(n, centre);
		return new Interval(quantile(counts, tail), quantile(counts, 1 - tail)).within(0, 1);
	}

	private static double quantile(BinomialDistribution counts, double p) {
		int r = counts.inverseCumulativeProbability(p);
		double atMost = counts.cumulativeProbability(r);
		double exactly = counts.probability(r);
		double alpha = (exactly > 0) ? (atMost - p) / exactly : 0;
		return (r - alpha) / counts.getNumberOfTrials();
	}

}
