package io.touchpoint.reporting.indicator;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Funnel of a net score: the mean of answers that count −1, 0 or 1.
 *
 * @param centre the mean over all answers of all sites
 * @param variance the variance of one answer of the organisation
 * @param overDispersion what the limits allow for beyond chance, if it could be estimated
 */
public record NetFunnel(double centre, double variance, @Nullable OverDispersion overDispersion) implements Funnel {

	/**
	 * Builds the funnel of the sites.
	 * @param sites the tally of every site, in any order
	 * @return the funnel, or nothing when nobody answered
	 */
	public static @Nullable NetFunnel of(List<Tally> sites) {
		Tally all = sites.stream().reduce(Tally.NONE, Tally::plus);
		if (all.n() == 0) {
			return null;
		}
		double centre = all.sum() / all.n();
		double variance = Math.max(0, all.sumOfSquares() / all.n() - centre * centre);
		List<Tally> shown = sites.stream().filter((site) -> !Suppression.hides(site.n())).toList();
		if (shown.size() < OverDispersion.FEWEST_SITES || variance == 0) {
			return new NetFunnel(centre, variance, null);
		}
		double[] errors = shown.stream().mapToDouble((site) -> Math.sqrt(variance / site.n())).toArray();
		double[] z = shown.stream()
			.mapToDouble((site) -> (site.sum() / site.n() - centre) / Math.sqrt(variance / site.n()))
			.toArray();
		return new NetFunnel(centre, variance, OverDispersion.estimate(z, errors));
	}

	@Override
	public Limits limits(long n) {
		return Limits.of(at(n, Level.P95), at(n, Level.P998));
	}

	private Interval at(long n, Level level) {
		double between = (this.overDispersion != null) ? this.overDispersion.tau2() : 0;
		double half = level.z() * Math.sqrt(this.variance / n + between);
		return new Interval(this.centre - half, this.centre + half).within(-1, 1);
	}

}
