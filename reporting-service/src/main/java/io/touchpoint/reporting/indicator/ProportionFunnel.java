package io.touchpoint.reporting.indicator;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Funnel of a proportion (Spiegelhalter 2005): exact limits for every base, so that there
 * is no step where one formula hands over to another.
 *
 * @param centre the target: all sites' counts over all sites' bases
 * @param overDispersion what the limits allow for beyond chance, if it could be estimated
 */
public record ProportionFunnel(double centre, @Nullable OverDispersion overDispersion) implements Funnel {

	/**
	 * Builds the funnel of the sites.
	 * @param sites the tally of every site, in any order
	 * @return the funnel, or nothing when nobody answered
	 */
	public static @Nullable ProportionFunnel of(List<Tally> sites) {
		Tally all = sites.stream().reduce(Tally.NONE, Tally::plus);
		if (all.n() == 0) {
			return null;
		}
		double centre = all.x() / all.n();
		List<Tally> shown = sites.stream().filter((site) -> !Suppression.hides(site.n())).toList();
		if (shown.size() < OverDispersion.FEWEST_SITES) {
			return new ProportionFunnel(centre, null);
		}
		double[] errors = shown.stream().mapToDouble((site) -> 1 / (2 * Math.sqrt(site.n()))).toArray();
		double[] z = shown.stream().mapToDouble((site) -> distance(site, centre)).toArray();
		return new ProportionFunnel(centre, OverDispersion.estimate(z, errors));
	}

	/** On the arcsine scale the error depends on the base only. */
	private static double distance(Tally site, double centre) {
		return 2 * Math.sqrt(site.n()) * (Math.asin(Math.sqrt(site.x() / site.n())) - Math.asin(Math.sqrt(centre)));
	}

	@Override
	public Limits limits(long n) {
		return Limits.of(at(n, Level.P95), at(n, Level.P998));
	}

	private Interval at(long n, Level level) {
		OverDispersion between = this.overDispersion;
		if (between != null && between.tau2() > 0) {
			return dispersed(n, level.z(), between.tau2());
		}
		return ExactBinomial.limits(this.centre, n, level);
	}

	private Interval dispersed(long n, double z, double tau2) {
		double angle = Math.asin(Math.sqrt(this.centre));
		double half = z * Math.sqrt(1 / (4.0 * n) + tau2);
		return new Interval(squaredSine(Math.max(0, angle - half)), squaredSine(Math.min(Math.PI / 2, angle + half)));
	}

	private static double squaredSine(double angle) {
		double sine = Math.sin(angle);
		return sine * sine;
	}

}
