package io.touchpoint.reporting.indicator;

/**
 * How sure a limit is. Two levels are drawn: 95 % says "look", 99.8 % says "this is not
 * chance".
 */
public enum Level {

	/** Two-sided 95 %. */
	P95(1.959963984540054, 0.025),

	/** Two-sided 99.8 %: about three standard errors. */
	P998(3.090232306167813, 0.001);

	private final double z;

	private final double tail;

	Level(double z, double tail) {
		this.z = z;
		this.tail = tail;
	}

	/**
	 * Standard normal quantile of the upper limit.
	 * @return the quantile, without a unit
	 */
	public double z() {
		return this.z;
	}

	/**
	 * Probability left beyond one of the two limits.
	 * @return a probability
	 */
	public double tail() {
		return this.tail;
	}

}
