package io.touchpoint.feedback.journey;

import org.jspecify.annotations.Nullable;

/**
 * Whether a journey that began well ends badly: its last impression scores worse than its
 * first contact by a step, and by more than chance explains. Pure. The difference of two
 * means has the interval {@code Δ ± z · √(v₁/n₁ + v₂/n₂)} with the normal quantile z of
 * 95 %.
 *
 * @param difference last less first, in points of the mean mark; null if a base is too
 * small
 * @param lower the lower end of its 95 % interval
 * @param upper the upper end
 */
record GoodStart(Verdict verdict, @Nullable Double difference, @Nullable Double lower, @Nullable Double upper) {

	private static final double Z95 = 1.959963984540054;

	/** Marks lie this far apart at most. */
	private static final double WIDEST = 4;

	/** A step that is reached is reached, whatever rounding says. */
	private static final double ROUNDING = 1e-9;

	/**
	 * How a journey ends.
	 */
	enum Verdict {

		/** Worse than it began, by the step and by more than chance explains. */
		BAD_END,

		/** Worse by the step, which chance alone could be. */
		WITHIN_CHANCE,

		/** Not worse by the step. */
		NO_BAD_END,

		/** Under ten marks at the beginning or at the end: nothing is said. */
		TOO_FEW,

		/** The journey has one touchpoint, which is its beginning and its end. */
		ONE_TOUCHPOINT

	}

	static final GoodStart OF_ONE = new GoodStart(Verdict.ONE_TOUCHPOINT, null, null, null);

	/**
	 * Compares both ends.
	 * @param step by how many points the last must fall behind the first
	 */
	static GoodStart of(MarkSum first, MarkSum last, double step) {
		if (first.isTooSmall() || last.isTooSmall()) {
			return new GoodStart(Verdict.TOO_FEW, null, null, null);
		}
		double difference = last.mean() - first.mean();
		double half = Z95 * Math.sqrt(first.variance() + last.variance());
		double upper = Math.min(WIDEST, difference + half);
		return new GoodStart(verdict(difference, upper, step), difference, Math.max(-WIDEST, difference - half), upper);
	}

	private static Verdict verdict(double difference, double upper, double step) {
		if (difference > ROUNDING - step) {
			return Verdict.NO_BAD_END;
		}
		return (upper < 0) ? Verdict.BAD_END : Verdict.WITHIN_CHANCE;
	}

}
