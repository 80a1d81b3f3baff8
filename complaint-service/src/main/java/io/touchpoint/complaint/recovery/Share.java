package io.touchpoint.complaint.recovery;

import org.jspecify.annotations.Nullable;

/**
 * A proportion {@code x / n} with Wilson's score interval of 95 % (Wilson 1927), which
 * stays within 0 and 1 and does not collapse at either end.
 *
 * @param x how many of the base, 0 to n
 * @param n the base; one of zero has no value
 */
public record Share(long x, long n) {

	/** The normal quantile of a two-sided level of 95 %. */
	private static final double Z = 1.959963985;

	public Share {
		if (x < 0 || n < x) {
			throw new IllegalArgumentException("No proportion: " + x + " of " + n);
		}
	}

	public @Nullable Double value() {
		return (this.n == 0) ? null : (double) this.x / this.n;
	}

	public @Nullable Double low() {
		Double value = value();
		// At 0 % and 100 % rounding alone would push the end past the estimate
		return (value == null) ? null : Math.min(value, Math.max(0, centre(value) - half(value)));
	}

	public @Nullable Double high() {
		Double value = value();
		return (value == null) ? null : Math.max(value, Math.min(1, centre(value) + half(value)));
	}

	private double centre(double p) {
		return (p + Z * Z / (2 * this.n)) / scale();
	}

	private double half(double p) {
		return Z * Math.sqrt(p * (1 - p) / this.n + Z * Z / (4.0 * this.n * this.n)) / scale();
	}

	private double scale() {
		return 1 + Z * Z / this.n;
	}

}
