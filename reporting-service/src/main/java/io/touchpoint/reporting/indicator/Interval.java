package io.touchpoint.reporting.indicator;

/**
 * A closed interval in the unit of its estimate.
 *
 * @param lower the lower end
 * @param upper the upper end, not below the lower
 */
public record Interval(double lower, double upper) {

	public Interval {
		if (!(lower <= upper)) {
			throw new IllegalArgumentException("An interval from " + lower + " to " + upper + " is none");
		}
	}

	/**
	 * Cuts the interval to what is possible at all.
	 * @param least the smallest possible value
	 * @param most the largest possible value
	 * @return the interval within both
	 */
	Interval within(double least, double most) {
		return new Interval(Math.clamp(this.lower, least, most), Math.clamp(this.upper, least, most));
	}

	/**
	 * Whether a value lies in the interval, its ends included.
	 * @param value the value
	 * @return whether it does
	 */
	public boolean contains(double value) {
		return this.lower <= value && value <= this.upper;
	}

}
