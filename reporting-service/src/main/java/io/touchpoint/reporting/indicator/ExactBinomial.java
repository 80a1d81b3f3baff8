package io.touchpoint.reporting.indicator;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact funnel limits of a proportion (Spiegelhalter 2005, appendix A.1.1): a site lies
 * outside of a limit if, and only if, chance alone goes that far less often than the
 * level's tail. Between the whole counts the incomplete beta function, which is the
 * binomial distribution at them, takes the place of straight lines: those bend at every
 * count, so that the limits would now and then widen as the base grows.
 */
final class ExactBinomial {

	/** How far from its exact place a limit may lie, in counts. */
	private static final double PRECISION = 1e-7;

	private ExactBinomial() {
	}

	/**
	 * The limits of a base. They narrow steadily as it grows.
	 * @param centre the target proportion, 0 to 1
	 * @param n the base, above 0
	 * @param level how sure the limits are
	 * @return the limits, within 0 and 1
	 */
	static Interval limits(double centre, long n, Level level) {
		// What has the property and what has it not are each other's mirror image
		return new Interval(lowest(centre, n, level) / n, 1 - lowest(1 - centre, n, level) / n).within(0, 1);
	}

	/** The count at or below which chance stays as often as the level's tail. */
	private static double lowest(double centre, long n, Level level) {
		double target = Math.log(level.tail());
		if (centre >= 1) {
			return n;
		}
		if (n * Math.log1p(-centre) >= target) {
			return 0;
		}
		// The median lies above: there chance stays at or below more often than any tail
		double most = Math.min(n * centre, Math.nextDown((double) n));
		double guess = normal(centre, n, level.z());
		double below = Math.clamp(guess - 1, 0, most);
		double above = Math.clamp(guess + 1, 0, most);
		double atBelow = logAtMost(below, n, centre) - target;
		double atAbove = logAtMost(above, n, centre) - target;
		for (double step = 1; below > 0 && atBelow > 0; step *= 2) {
			above = below;
			atAbove = atBelow;
			below = Math.max(0, below - step);
			atBelow = logAtMost(below, n, centre) - target;
		}
		for (double step = 1; above < most && atAbove < 0; step *= 2) {
			below = above;
			atBelow = atAbove;
			above = Math.min(most, above + step);
			atAbove = logAtMost(above, n, centre) - target;
		}
		return root(new Bracket(below, atBelow, above, atAbove), (x) -> logAtMost(x, n, centre) - target);
	}

	/** Where the count about lies: the normal quantile, corrected for skewness. */
	private static double normal(double centre, long n, double z) {
		return n * centre - z * Math.sqrt(n * centre * (1 - centre)) + (z * z - 1) * (1 - 2 * centre) / 6 - 0.5;
	}

	/** False position with the Illinois rule: a few steps, and always inside. */
	private static double root(Bracket bracket, DoubleUnaryOperator excess) {
		double low = bracket.low();
		double atLow = bracket.atLow();
		double high = bracket.high();
		double atHigh = bracket.atHigh();
		double moved = Double.POSITIVE_INFINITY;
		double x = low;
		int side = 0;
		while (moved > PRECISION) {
			double next = high - atHigh * (high - low) / (atHigh - atLow);
			moved = Math.abs(next - x);
			x = next;
			double at = excess.applyAsDouble(x);
			if (at < 0) {
				low = x;
				atLow = at;
				// An end that stays for a second time would slow the steps down
				atHigh = (side < 0) ? atHigh / 2 : atHigh;
				side = -1;
			}
			else {
				high = x;
				atHigh = at;
				atLow = (side > 0) ? atLow / 2 : atLow;
				side = 1;
			}
		}
		return x;
	}

	/** The logarithm, because it is nearly straight where the limits are. */
	private static double logAtMost(double count, long n, double centre) {
		return Math.log(BetaDistribution.of(count + 1, n - count).survivalProbability(centre));
	}

	/** Two places with the root between them, and the function there. */
	private record Bracket(double low, double atLow, double high, double atHigh) {
	}

}
