package io.touchpoint.reporting.indicator;

/**
 * Net promoter score of a number of 0–10 answers: the share of promoters (9, 10) less the
 * share of detractors (0 to 6), from −1 to 1.
 *
 * @param n the answers, above 0
 * @param promoters the answers of 9 or 10
 * @param detractors the answers of 6 or less
 */
public record NetPromoter(double n, double promoters, double detractors) {

	public NetPromoter {
		if (!(n > 0) || promoters < 0 || detractors < 0 || promoters + detractors > n) {
			throw new IllegalArgumentException(
					"No net score: " + promoters + " promoters, " + detractors + " detractors of " + n);
		}
	}

	/**
	 * The score.
	 * @return promoters less detractors per answer
	 */
	public double score() {
		return (this.promoters - this.detractors) / this.n;
	}

	/**
	 * Variance of one answer when a promoter counts 1, a detractor −1 and the rest 0.
	 * @return the variance, 0 to 1
	 */
	public double variance() {
		double score = score();
		return (this.promoters + this.detractors) / this.n - score * score;
	}

	/**
	 * Standard error of the score.
	 * @return the error, in the unit of the score
	 */
	public double standardError() {
		return Math.sqrt(variance() / this.n);
	}

	/**
	 * Adjusted Wald interval (Rocks 2016): three answers are added, ¾ of a promoter and ¾
	 * of a detractor among them, which keeps the interval honest on small bases.
	 * @param z the normal quantile of the level
	 * @return the interval of the score, within −1 and 1
	 */
	public Interval interval(double z) {
		NetPromoter adjusted = new NetPromoter(this.n + 3, this.promoters + 0.75, this.detractors + 0.75);
		double half = z * adjusted.standardError();
		double centre = adjusted.score();
		return new Interval(Math.min(centre - half, score()), Math.max(centre + half, score())).within(-1, 1);
	}

}
