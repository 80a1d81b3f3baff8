package io.touchpoint.reporting.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.comparison.Comparison.CurvePoint;
import io.touchpoint.reporting.comparison.Comparison.SiteRow;
import io.touchpoint.reporting.comparison.Comparison.TrendPoint;
import io.touchpoint.reporting.indicator.Funnel;
import io.touchpoint.reporting.indicator.Interval;
import io.touchpoint.reporting.indicator.Limits;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Trend;

/**
 * Turns counts into a comparison: an interval on every figure, limits that allow for
 * chance and for what all sites share, nothing from small bases.
 */
final class FairComparison {

	private static final int CURVE_POINTS = 60;

	/** How far the curve reaches at least, in smallest bases. */
	private static final long CURVE_REACHES = 10;

	private final Question question;

	private final @Nullable Funnel funnel;

	/** Sites share bases, and exact limits cost something. */
	private final Map<Long, Limits> limits = new HashMap<>();

	/**
	 * Prepares a comparison.
	 * @param question what is compared
	 * @param organisation the tally of every site asked for, seen by the caller or not
	 */
	FairComparison(Question question, List<Tally> organisation) {
		this.question = question;
		this.funnel = question.measure().kind().funnel(organisation);
	}

	Comparison of(List<SiteCounts> sites, @Nullable Instant refreshedAt) {
		return new Comparison(this.question.measure().id(), this.question.period().from(), this.question.period().to(),
				this.question.region(), this.question.peerGroup(), (this.funnel != null) ? this.funnel.centre() : null,
				(this.funnel != null) ? this.funnel.overDispersion() : null, refreshedAt,
				sites.stream().map(this::row).toList(), curve(sites));
	}

	private SiteRow row(SiteCounts site) {
		Tally tally = site.total();
		Kind kind = this.question.measure().kind();
		Double value = kind.value(tally);
		Interval interval = kind.interval(tally);
		Limits limits = (value != null) ? limits(tally.n()) : null;
		return new SiteRow(site.code(), site.name(), site.region(), site.regionName(), site.peerGroup(), site.open(),
				tally.n(), kind.x(tally), value, (interval != null) ? interval.lower() : null,
				(interval != null) ? interval.upper() : null, kind.hides(tally.n()), limits,
				(value != null && limits != null) ? limits.signal(value) : null, trend(site));
	}

	private List<TrendPoint> trend(SiteCounts site) {
		List<Trend.Week> weeks = Trend.of(site.counted());
		BitSet hidden = this.question.measure().kind().hidden(weeks.stream().map((week) -> week.tally().n()).toList());
		List<TrendPoint> points = new ArrayList<>(weeks.size());
		for (int i = 0; i < weeks.size(); i++) {
			Tally tally = weeks.get(i).tally();
			points.add(new TrendPoint(weeks.get(i).label(), tally.n(),
					hidden.get(i) ? null : this.question.measure().kind().value(tally)));
		}
		return points;
	}

	/** Points at growing distances, because the limits bend where the base is small. */
	private List<CurvePoint> curve(List<SiteCounts> sites) {
		long most = sites.stream().mapToLong((site) -> site.total().n()).max().orElse(0);
		int fewest = this.question.measure().kind().fewest();
		double growth = Math.log((double) Math.max(most, fewest * CURVE_REACHES) / fewest) / (CURVE_POINTS - 1);
		return LongStream.range(0, CURVE_POINTS)
			.map((i) -> Math.round(fewest * Math.exp(growth * i)))
			.distinct()
			.boxed()
			.flatMap((n) -> Stream.ofNullable(limits(n)).map((at) -> point(n, at)))
			.toList();
	}

	private static CurvePoint point(long n, Limits limits) {
		return new CurvePoint(n, limits.lower95(), limits.upper95(), limits.lower998(), limits.upper998());
	}

	private @Nullable Limits limits(long n) {
		Funnel drawn = this.funnel;
		return (drawn != null) ? this.limits.computeIfAbsent(n, drawn::limits) : null;
	}

}
