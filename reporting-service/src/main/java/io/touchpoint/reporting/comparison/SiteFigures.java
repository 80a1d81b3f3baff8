package io.touchpoint.reporting.comparison;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.touchpoint.reporting.comparison.SiteProfileQueries.Backlog;
import io.touchpoint.reporting.comparison.SiteProfileQueries.Counted;
import io.touchpoint.reporting.indicator.Interval;
import io.touchpoint.reporting.indicator.Level;
import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.reporting.indicator.StudentMean;
import io.touchpoint.reporting.indicator.Suppression;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Wilson;

/**
 * The figures of one site from its counts. Pure.
 */
final class SiteFigures {

	/** A gap between the best and the worst mark. */
	private static final double WIDEST = 4;

	private static final List<Measure> BY_CHANNEL = Stream.of(Rollups.SATISFACTION, Rollups.ONE_TAP, Rollups.NPS)
		.map(Measures::named)
		.toList();

	/** GUEST; a step that is not known stands behind them. */
	private static final List<String> SCRIPT = List.of("GREET", "UNDERSTAND", "EXPLAIN", "SUGGEST", "THANK");

	private static final Comparator<SiteProfile.Share> BY_CODE = Comparator.comparing(SiteProfile.Share::code);

	private static final Comparator<SiteProfile.Share> BY_SCRIPT = Comparator
		.comparing((SiteProfile.Share share) -> Math.floorMod(SCRIPT.indexOf(share.code()), SCRIPT.size() + 1))
		.thenComparing(BY_CODE);

	private final List<Counted> counted;

	SiteFigures(List<Counted> counted) {
		this.counted = counted;
	}

	List<SiteProfile.Figure> measures() {
		return Measures.ALL.stream()
			.map((measure) -> figure(measure, tally(measure.rollup(), measure.dimension())))
			.toList();
	}

	SiteProfile.Served customers() {
		return served(UnaryOperator.identity());
	}

	SiteProfile.Served colleagues() {
		return served(Rollups::ofColleagues);
	}

	SiteProfile.Complaints complaints(Backlog backlog) {
		return new SiteProfile.Complaints(backlog.open(), backlog.overdue(), tally(Rollups.RECEIVED, "").n(),
				tally(Rollups.CLOSED, "").n());
	}

	/**
	 * Those of one kind.
	 * @param theirs what a rollup is called of them
	 */
	private SiteProfile.Served served(UnaryOperator<String> theirs) {
		return new SiteProfile.Served(gaps(theirs.apply(Rollups.GAP)), channels(theirs),
				shares(theirs.apply(Rollups.ATTRIBUTE), BY_CODE), shares(theirs.apply(Rollups.AREA), BY_CODE),
				shares(theirs.apply(Rollups.STEP), BY_SCRIPT), visits(theirs.apply(Rollups.VISIT_STEP)));
	}

	private List<SiteProfile.Gap> gaps(String rollup) {
		return rows(rollup).map((row) -> gap(row.dimension(), row.tally()))
			.sorted(Comparator.comparing(SiteProfile.Gap::dimension))
			.toList();
	}

	private static SiteProfile.Gap gap(String dimension, Tally tally) {
		boolean hidden = Suppression.hides(tally.n());
		Interval interval = hidden ? null : StudentMean.interval(tally, Level.P95);
		return new SiteProfile.Gap(dimension, tally.n(), hidden ? null : tally.sum() / tally.n(),
				(interval != null) ? Math.max(-WIDEST, interval.lower()) : null,
				(interval != null) ? Math.min(WIDEST, interval.upper()) : null, hidden);
	}

	private List<SiteProfile.ChannelScores> channels(UnaryOperator<String> theirs) {
		Map<String, Long> answers = BY_CHANNEL.stream()
			.flatMap((measure) -> rows(theirs.apply(Rollups.byChannel(measure.rollup()))))
			.collect(Collectors.groupingBy(Counted::dimension, Collectors.summingLong((row) -> row.tally().n())));
		List<String> names = answers.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.map(Map.Entry::getKey)
			.toList();
		List<List<SiteProfile.Figure>> figures = BY_CHANNEL.stream()
			.map((measure) -> row(measure,
					names.stream()
						.map((name) -> tally(theirs.apply(Rollups.byChannel(measure.rollup())), name))
						.toList()))
			.toList();
		return IntStream.range(0, names.size())
			.mapToObj((i) -> new SiteProfile.ChannelScores(names.get(i),
					figures.stream().map((measured) -> measured.get(i)).toList()))
			.toList();
	}

	/**
	 * Parts of a figure that is shown too: a single small one could be worked out from
	 * the others.
	 */
	private static List<SiteProfile.Figure> row(Measure measure, List<Tally> parts) {
		BitSet hidden = measure.kind().hidden(parts.stream().map(Tally::n).toList());
		return IntStream.range(0, parts.size())
			.mapToObj((i) -> hidden.get(i) ? hidden(measure, parts.get(i)) : figure(measure, parts.get(i)))
			.toList();
	}

	private static SiteProfile.Figure hidden(Measure measure, Tally tally) {
		return new SiteProfile.Figure(measure.id(), tally.n(), null, null, null, null, true);
	}

	private List<SiteProfile.Share> shares(String rollup, Comparator<SiteProfile.Share> order) {
		return rows(rollup).map((row) -> share(row.dimension(), row.tally())).sorted(order).toList();
	}

	private static SiteProfile.Share share(String code, Tally tally) {
		return Suppression.hides(tally.n()) ? new SiteProfile.Share(code, tally.n(), null, null, null, null, true)
				: shown(code, tally);
	}

	private static SiteProfile.Share shown(String code, Tally tally) {
		Interval interval = Wilson.interval(tally.x(), tally.n(), Level.P95.z());
		return new SiteProfile.Share(code, tally.n(), Math.round(tally.x()), tally.x() / tally.n(), interval.lower(),
				interval.upper(), false);
	}

	private List<SiteProfile.VisitSteps> visits(String rollup) {
		return rows(rollup).map(Counted::dimension)
			.map((both) -> both.substring(0, both.indexOf('.')))
			.distinct()
			.sorted(Comparator.reverseOrder())
			.map((method) -> new SiteProfile.VisitSteps(method, stepsOf(rollup, Rollups.both(method, ""))))
			.toList();
	}

	private List<SiteProfile.Share> stepsOf(String rollup, String method) {
		return rows(rollup).filter((row) -> row.dimension().startsWith(method))
			.map((row) -> shown(row.dimension().substring(method.length()), row.tally()))
			.sorted(BY_SCRIPT)
			.toList();
	}

	private static SiteProfile.Figure figure(Measure measure, Tally tally) {
		Double value = measure.kind().value(tally);
		Interval interval = measure.kind().interval(tally);
		return new SiteProfile.Figure(measure.id(), tally.n(), measure.kind().x(tally), value,
				(interval != null) ? interval.lower() : null, (interval != null) ? interval.upper() : null,
				measure.kind().hides(tally.n()));
	}

	/** The rows of a rollup that somebody stands behind. */
	private Stream<Counted> rows(String rollup) {
		return this.counted.stream().filter((row) -> row.rollup().equals(rollup) && row.tally().n() > 0);
	}

	private Tally tally(String rollup, String dimension) {
		return this.counted.stream()
			.filter((row) -> row.rollup().equals(rollup) && row.dimension().equals(dimension))
			.map(Counted::tally)
			.reduce(Tally.NONE, Tally::plus);
	}

}
