package io.touchpoint.reporting.indicator;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Funnel of a mean: of a net score, whose answers count −1, 0 or 1, or of scores from 0
 * to 1.
 *
 * @param least the smallest possible value; the largest is 1
 * @param centre the mean over all answers of all sites
 * @param variance the variance of one answer of the organisation
 * @param overDispersion what the limits allow for beyond chance, if it could be estimated
 */
public record MeanFunnel(double least, double centre, double variance,
		@Nullable OverDispersion overDispersion) implements Funnel {

	/**
	 * Builds the funnel of the sites.
	 * @param sites the tally of every site, in any order
	 * @param least the smallest possible value of an answer; the largest is 1
	 * @param fewest smallest base from which a site says something about the spread
	 * @return the funnel, or nothing when nobody answered
	 */
	public static @Nullable MeanFunnel of(List<Tally> sites, double least, long fewest) {
		Tally all = sites.stream().reduce(Tally.NONE, Tally::plus);
		if (all.n() == 0) {
			return null;
		}
		double centre = all.sum() / all.n();
		double variance = Math.max(0, all.sumOfSquares() / all.n() - centre * centre);
		List<Tally> shown = sites.stream().filter((site) -> site.n() >= fewest).toList();
		if (shown.size() < OverDispersion.FEWEST_SITES || variance == 0) {
			return new MeanFunnel(least, centre, variance, null);
		}
		double[] errors = shown.stream().mapToDouble((site) -> Math.sqrt(variance / site.n())).toArray();
		double[] z = shown.stream()
			.mapToDouble((site) -> (site.sum() / site.n() - centre) / Math.sqrt(variance / site.n()))
			.toArray();
		return new MeanFunnel(least, centre, variance, OverDispersion.estimate(z, errors));
	}

	@Override
	public Limits limits(long n) {
		return Limits.of(at(n, Level.P95), at(n, Level.P998));
	}

	private Interval at(long n, Level level) {
		double between = (this.overDispersion != null) ? this.overDispersion.tau2() : 0;
		double half = level.z() * Math.sqrt(this.variance / n + between);
		return new Interval(this.centre - half, this.centre + half).within(this.least, 1);
	}

}
