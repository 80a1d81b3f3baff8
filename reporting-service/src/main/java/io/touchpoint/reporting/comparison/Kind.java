package io.touchpoint.reporting.comparison;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Funnel;
import io.touchpoint.reporting.indicator.Interval;
import io.touchpoint.reporting.indicator.Level;
import io.touchpoint.reporting.indicator.NetFunnel;
import io.touchpoint.reporting.indicator.NetPromoter;
import io.touchpoint.reporting.indicator.ProportionFunnel;
import io.touchpoint.reporting.indicator.Suppression;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Wilson;

/**
 * How a measure is calculated from what was counted.
 */
enum Kind {

	/** The share of the base that has the property, 0 to 1. */
	PROPORTION,

	/** Promoters less detractors per answer, −1 to 1. */
	NET_SCORE;

	/**
	 * The count behind the value: those with the property, or promoters less detractors.
	 */
	long x(Tally tally) {
		return switch (this) {
			case PROPORTION -> Math.round(tally.x());
			case NET_SCORE -> Math.round(tally.sum());
		};
	}

	/** The value; nothing when the base is too small to be shown. */
	@Nullable Double value(Tally tally) {
		return Suppression.hides(tally.n()) ? null : (double) x(tally) / tally.n();
	}

	/** The 95 % interval of the value; nothing when the base is too small to be shown. */
	@Nullable Interval interval(Tally tally) {
		if (Suppression.hides(tally.n())) {
			return null;
		}
		double z = Level.P95.z();
		return switch (this) {
			case PROPORTION -> Wilson.interval(tally.x(), tally.n(), z);
			case NET_SCORE -> new NetPromoter(tally.n(), (tally.sumOfSquares() + tally.sum()) / 2,
					(tally.sumOfSquares() - tally.sum()) / 2)
				.interval(z);
		};
	}

	/** The funnel of all sites; nothing when nobody answered anywhere. */
	@Nullable Funnel funnel(List<Tally> sites) {
		return switch (this) {
			case PROPORTION -> ProportionFunnel.of(sites);
			case NET_SCORE -> NetFunnel.of(sites);
		};
	}

}
