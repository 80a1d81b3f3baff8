package io.touchpoint.feedback.journey;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How many answers it takes until a share is known within a wanted interval: <pre>
 * n₀ = z² · p (1 − p) / h²          n = n₀ / (1 + (n₀ − 1) / N)
 * </pre> with z the normal quantile of the level, h half the width of the interval, N the
 * number of contacts if it is known (finite-population correction), and p = ½, where a
 * share is the hardest to know; rounded up. W. G. Cochran, Sampling Techniques, 3rd
 * edition, 1977, section 4.4, formulas 4.1 and 4.2. Well-known figures: 385 for ±5 % and
 * 97 for ±10 % at 95 %; 278 and 80 for ±5 % of 1,000 and of 100 contacts (R. V. Krejcie,
 * D. W. Morgan, Determining Sample Size for Research Activities, 1970, table 1).
 */
final class SampleSize {

	/** Two-sided normal quantiles by level in percent. */
	private static final Map<Integer, Double> QUANTILES = Map.of(80, 1.2815515655446004, 90, 1.6448536269514722, 95,
			1.959963984540054, 99, 2.5758293035489004);

	/** No answer more for what only rounding made larger. */
	private static final double ROUNDING = 1e-9;

	private SampleSize() {
	}

	/**
	 * The levels of confidence, in percent, that can be asked for.
	 */
	static Set<Integer> levels() {
		return QUANTILES.keySet();
	}

	/**
	 * The answers that are needed.
	 * @param halfWidth half the width of the interval as a share, for example 0.05
	 * @param level one of {@link #levels()}
	 * @param contacts how many contacts there are to draw from; null if nobody knows
	 */
	static int needed(double halfWidth, int level, @Nullable Long contacts) {
		Double z = QUANTILES.get(level);
		if (z == null || !(halfWidth > 0)) {
			throw new IllegalArgumentException("No sample size for ±" + halfWidth + " at " + level + " %");
		}
		double unlimited = z * z * 0.25 / (halfWidth * halfWidth);
		double limited = (contacts != null) ? unlimited / (1 + (unlimited - 1) / contacts) : unlimited;
		int needed = Math.max(1, (int) Math.ceil(limited - ROUNDING));
		return (contacts != null) ? (int) Math.min(needed, contacts) : needed;
	}

}
