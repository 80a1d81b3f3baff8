package io.touchpoint.feedback.journey;

import org.jspecify.annotations.Nullable;

/**
 * What overall marks add up to.
 *
 * @param n how many there are
 * @param sum what they add up to
 * @param squares what their squares add up to
 * @param standIns how many of them are tapped faces that stand in for a mark
 */
record MarkSum(long n, long sum, long squares, long standIns) {

	static final MarkSum NONE = new MarkSum(0, 0, 0, 0);

	/** Under ten answers no figure is shown. */
	static final int FEWEST = 10;

	boolean isTooSmall() {
		return this.n < FEWEST;
	}

	/** The mean; null while the base is too small to be shown. */
	@Nullable Double shown() {
		return isTooSmall() ? null : mean();
	}

	double mean() {
		return (double) this.sum / this.n;
	}

	/** The variance of the mean, of two marks or more. */
	double variance() {
		double ofOne = (this.squares - (double) this.sum * this.sum / this.n) / (this.n - 1);
		// Rounding alone could push it below
		return Math.max(0, ofOne) / this.n;
	}

}
