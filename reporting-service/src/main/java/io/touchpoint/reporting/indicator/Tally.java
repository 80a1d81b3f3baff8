package io.touchpoint.reporting.indicator;

/**
 * What the answers of a site, a day or an organisation add up to. Tallies are added,
 * never averaged.
 *
 * @param n the base: how many answers or cases
 * @param x how many of them have the property that the measure asks for
 * @param sum the sum of the answers' values
 * @param sumOfSquares the sum of the squared values
 */
public record Tally(long n, double x, double sum, double sumOfSquares) {

	/** Nothing counted yet. */
	public static final Tally NONE = new Tally(0, 0, 0, 0);

	/**
	 * Adds another tally.
	 * @param other the other
	 * @return both together
	 */
	public Tally plus(Tally other) {
		return new Tally(this.n + other.n, this.x + other.x, this.sum + other.sum,
				this.sumOfSquares + other.sumOfSquares);
	}

	/**
	 * The amount that takes this tally away again.
	 * @return the tally with every sign turned
	 */
	public Tally negated() {
		// Subtracting from 0 keeps an empty tally equal to NONE: there is no negative
		// zero
		return new Tally(-this.n, 0 - this.x, 0 - this.sum, 0 - this.sumOfSquares);
	}

}
