package io.touchpoint.reporting.indicator;

import org.jspecify.annotations.Nullable;

/**
 * The limits within which sites of any base differ by chance, and by what all sites
 * differ anyway.
 */
public sealed interface Funnel permits ProportionFunnel, MeanFunnel {

	/**
	 * The organisation's own value, the funnel's centre line.
	 * @return the value
	 */
	double centre();

	/**
	 * Over-dispersion that the limits allow for.
	 * @return the estimate; nothing when there are too few sites for one
	 */
	@Nullable OverDispersion overDispersion();

	/**
	 * Limits for a base.
	 * @param n the base, above 0
	 * @return the limits, in the unit of the measure
	 */
	Limits limits(long n);

}
