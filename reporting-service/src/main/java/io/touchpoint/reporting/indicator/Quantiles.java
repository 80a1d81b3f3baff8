package io.touchpoint.reporting.indicator;

/**
 * Sample quantiles.
 */
final class Quantiles {

	private Quantiles() {
	}

	/**
	 * Quantile of type 7 (Hyndman and Fan 1996; R's default): linear between the order
	 * statistics.
	 * @param sorted the sample in ascending order, not empty
	 * @param p the probability, 0 to 1
	 * @return the quantile
	 */
	static double type7(double[] sorted, double p) {
		double position = (sorted.length - 1) * p;
		int below = (int) Math.floor(position);
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
	}

}
