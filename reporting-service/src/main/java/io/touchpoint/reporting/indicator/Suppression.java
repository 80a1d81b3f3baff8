package io.touchpoint.reporting.indicator;

import java.util.BitSet;
import java.util.List;

/**
 * Which figures are hidden because too few people stand behind them.
 */
public final class Suppression {

	/** Smallest base that is shown. */
	public static final int BASE = 10;

	private Suppression() {
	}

	/**
	 * Whether a base is too small to be shown.
	 * @param n the base
	 * @return whether its value is hidden
	 */
	public static boolean hides(long n) {
		return n < BASE;
	}

	/**
	 * Which cells of a row with a visible total are hidden. Were it exactly one, the
	 * total less the others would give it away, so the next lowest goes with it.
	 * @param bases the bases of the cells
	 * @return the positions that are hidden; empty cells are hidden but betray nothing
	 */
	public static BitSet ofRow(List<Long> bases) {
		return ofRow(bases, BASE);
	}

	/**
	 * The same with another smallest base.
	 * @param bases the bases of the cells
	 * @param fewest the smallest base that is shown
	 * @return the positions that are hidden
	 */
	public static BitSet ofRow(List<Long> bases, long fewest) {
		BitSet hidden = new BitSet(bases.size());
		int filled = 0;
		int next = -1;
		for (int i = 0; i < bases.size(); i++) {
			long n = bases.get(i);
			if (n < fewest) {
				hidden.set(i);
				filled += (n > 0) ? 1 : 0;
			}
			else if (next < 0 || n < bases.get(next)) {
				next = i;
			}
		}
		if (filled == 1 && next >= 0) {
			hidden.set(next);
		}
		return hidden;
	}

}
