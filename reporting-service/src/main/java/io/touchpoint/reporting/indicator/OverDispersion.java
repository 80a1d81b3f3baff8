package io.touchpoint.reporting.indicator;

import java.util.Arrays;

/**
 * How much more the sites differ than chance alone would make them (Spiegelhalter 2005,
 * 2012): no site is to be blamed for what nearly all of them show.
 *
 * @param phi the mean squared Winsorised z: 1 when chance explains it all; above 10 the
 * measure itself is doubtful
 * @param tau2 the variance between sites on the scale of the standard errors, 0 when
 * chance explains it all
 */
public record OverDispersion(double phi, double tau2) {

	/**
	 * Fewest sites that allow an estimate: with less, Winsorising a tenth on each side
	 * touches nobody, and one odd site would widen the limits for itself.
	 */
	public static final int FEWEST_SITES = 10;

	private static final double WINSORISED = 0.1;

	/**
	 * Estimates over-dispersion from standardised distances.
	 * @param z each site's distance from the target in standard errors
	 * @param standardErrors each site's standard error on the same scale, above 0
	 * @return the estimate
	 */
	static OverDispersion estimate(double[] z, double[] standardErrors) {
		if (z.length != standardErrors.length || z.length < 2) {
			throw new IllegalArgumentException("Two sites or more, and an error for each");
		}
		int sites = z.length;
		double phi = meanSquare(winsorised(z));
		double weights = 0;
		double squaredWeights = 0;
		for (double error : standardErrors) {
			double weight = 1 / (error * error);
			weights += weight;
			squaredWeights += weight * weight;
		}
		double excess = sites * phi - (sites - 1);
		double tau2 = (excess > 0) ? excess / (weights - squaredWeights / weights) : 0;
		return new OverDispersion(phi, tau2);
	}

	private static double[] winsorised(double[] z) {
		double[] sorted = z.clone();
		Arrays.sort(sorted);
		double least = Quantiles.type7(sorted, WINSORISED);
		double most = Quantiles.type7(sorted, 1 - WINSORISED);
		for (int i = 0; i < sorted.length; i++) {
			sorted[i] = Math.clamp(sorted[i], least, most);
		}
		return sorted;
	}

	private static double meanSquare(double[] values) {
		double sum = 0;
		for (double value : values) {
			sum += value * value;
		}
		return sum / values.length;
	}

}
