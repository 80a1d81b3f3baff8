package io.touchpoint.reporting.indicator;

/**
 * Wilson's score interval of a proportion (Wilson 1927). Unlike the textbook interval it
 * stays within 0 and 1 and does not collapse at 0 % or 100 %.
 */
public final class Wilson {

	private Wilson() {
	}

	/**
	 * Interval of {@code x / n}.
	 * @param x how many of the base have the property, 0 to n
	 * @param n the base, above 0: a base of zero has no value
	 * @param z the normal quantile of the level, above 0
	 * @return the interval of the proportion, within 0 and 1
	 * @throws IllegalArgumentException for a base of zero or a count outside of it
	 */
	public static Interval interval(double x, double n, double z) {
		if (!(n > 0) || !(x >= 0) || !(x <= n)) {
			throw new IllegalArgumentException("No proportion: " + x + " of " + n);
		}
		double p = x / n;
		double z2 = z * z;
		double scale = 1 + z2 / n;
		double centre = (p + z2 / (2 * n)) / scale;
		double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / scale;
		// At 0 % and 100 % rounding alone would push the end past the estimate
		return new Interval(Math.min(p, Math.max(0, centre - half)), Math.max(p, Math.min(1, centre + half)));
	}

}
