package io.touchpoint.reporting.comparison;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Funnel;
import io.touchpoint.reporting.indicator.Interval;
import io.touchpoint.reporting.indicator.Level;
import io.touchpoint.reporting.indicator.MeanFunnel;
import io.touchpoint.reporting.indicator.NetPromoter;
import io.touchpoint.reporting.indicator.ProportionFunnel;
import io.touchpoint.reporting.indicator.StudentMean;
import io.touchpoint.reporting.indicator.Suppression;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Wilson;

/**
 * How a measure is calculated from what was counted.
 */
enum Kind {

	/** The share of the base that has the property, 0 to 1. */
	PROPORTION(Suppression.BASE),

	/** Promoters less detractors per answer, −1 to 1. */
	NET_SCORE(Suppression.BASE),

	/**
	 * The mean of scores, each as its share of the best one, 0 to 1. Its base are visits
	 * of observers, who need no shelter: it is shown from the first one on.
	 */
	MEAN(1);

	/** The best score, in the hundredths of a point that are counted. */
	private static final double BEST = 10_000;

	private final int fewest;

	Kind(int fewest) {
		this.fewest = fewest;
	}

	/** Whether a base is too small to be shown. */
	boolean hides(long n) {
		return n < this.fewest;
	}

	/** Which cells of a row with a visible total are hidden. */
	BitSet hidden(List<Long> bases) {
		return Suppression.ofRow(bases, this.fewest);
	}

	/** The smallest base that is shown. */
	int fewest() {
		return this.fewest;
	}

	/**
	 * The count behind the value: those with the property, or promoters less detractors;
	 * nothing when there is none, or the base is too small to be shown.
	 */
	@Nullable Long x(Tally tally) {
		if (hides(tally.n())) {
			return null;
		}
		return switch (this) {
			case PROPORTION -> Math.round(tally.x());
			case NET_SCORE -> Math.round(tally.sum());
			case MEAN -> null;
		};
	}

	/** The value; nothing when the base is too small to be shown. */
	@Nullable Double value(Tally tally) {
		Long x = x(tally);
		if (x != null) {
			return (double) x / tally.n();
		}
		return (this == MEAN && !hides(tally.n())) ? tally.sum() / tally.n() / BEST : null;
	}

	/**
	 * The 95 % interval of the value; nothing when the base is too small to be shown, or
	 * to say something about the spread.
	 */
	@Nullable Interval interval(Tally tally) {
		if (hides(tally.n())) {
			return null;
		}
		double z = Level.P95.z();
		return switch (this) {
			case PROPORTION -> Wilson.interval(tally.x(), tally.n(), z);
			case NET_SCORE -> new NetPromoter(tally.n(), (tally.sumOfSquares() + tally.sum()) / 2,
					(tally.sumOfSquares() - tally.sum()) / 2)
				.interval(z);
			case MEAN -> StudentMean.ofShares(shares(tally), Level.P95);
		};
	}

	private static Tally shares(Tally tally) {
		return new Tally(tally.n(), tally.x(), tally.sum() / BEST, tally.sumOfSquares() / BEST / BEST);
	}

	/** The funnel of all sites; nothing when nobody answered anywhere. */
	@Nullable Funnel funnel(List<Tally> sites) {
		return switch (this) {
			case PROPORTION -> ProportionFunnel.of(sites);
			case NET_SCORE -> MeanFunnel.of(sites, -1, this.fewest);
			case MEAN -> MeanFunnel.of(sites.stream().map(Kind::shares).toList(), 0, this.fewest);
		};
	}

}
