package io.touchpoint.reporting.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.reporting.comparison.SiteProfileQueries.Backlog;
import io.touchpoint.reporting.comparison.SiteProfileQueries.Counted;
import io.touchpoint.reporting.indicator.Interval;
import io.touchpoint.reporting.indicator.Level;
import io.touchpoint.reporting.indicator.StudentMean;
import io.touchpoint.reporting.indicator.Suppression;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Site")
class SiteProfileController {

	private static final String GAP = "gap";

	/** A gap between the best and the worst mark. */
	private static final double WIDEST = 4;

	/** Before the name of a rollup by channel. */
	private static final String CHANNEL = "channel-";

	private static final List<Measure> BY_CHANNEL = Stream.of("satisfaction", "one-tap", "nps")
		.map(Measures::named)
		.toList();

	private final SiteScopedTransaction transaction;

	private final SiteProfileQueries queries;

	private final Clock clock;

	SiteProfileController(SiteScopedTransaction transaction, SiteProfileQueries queries, Clock clock) {
		this.transaction = transaction;
		this.queries = queries;
		this.clock = clock;
	}

	@GetMapping(path = "/api/reports/sites/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "One of the caller's sites in all measures")
	Mono<SiteProfile> site(@Parameter(hidden = true) Caller caller, @PathVariable String code,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String from,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String to) {
		Readers.check(caller);
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, this.clock.getZone());
		Period period = Period.of(from, to, today);
		return this.transaction
			.run(caller.sites(),
					this.queries.site(caller.sites(), code).flatMap((site) -> profile(site, period, today, now)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("site")));
	}

	private Mono<SiteProfile> profile(SiteProfile.Site site, Period period, LocalDate today, Instant now) {
		return this.queries.refreshedAt()
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((refreshedAt) -> this.queries.counted(site.code(), period, today)
				.collectList()
				.flatMap((counted) -> this.queries.backlog(site.code(), now)
					.map((backlog) -> new SiteProfile(site, period.from(), period.to(), refreshedAt.orElse(null),
							Measures.ALL.stream().map((measure) -> figure(measure, counted)).toList(), gaps(counted),
							channels(counted), complaints(backlog, counted)))));
	}

	private static List<SiteProfile.Gap> gaps(List<Counted> counted) {
		return counted.stream()
			.filter((row) -> row.rollup().equals(GAP) && row.tally().n() > 0)
			.map((row) -> gap(row.dimension(), row.tally()))
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

	private static List<SiteProfile.ChannelScores> channels(List<Counted> counted) {
		Map<String, Long> answers = counted.stream()
			.filter((row) -> row.rollup().startsWith(CHANNEL))
			.collect(Collectors.groupingBy(Counted::dimension, Collectors.summingLong((row) -> row.tally().n())));
		return answers.entrySet()
			.stream()
			.filter((one) -> one.getValue() > 0)
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.map((one) -> new SiteProfile.ChannelScores(one.getKey(),
					BY_CHANNEL.stream()
						.map((measure) -> figure(measure, tally(counted, CHANNEL + measure.rollup(), one.getKey())))
						.toList()))
			.toList();
	}

	private static SiteProfile.Figure figure(Measure measure, List<Counted> counted) {
		return figure(measure, tally(counted, measure.rollup(), measure.dimension()));
	}

	private static SiteProfile.Figure figure(Measure measure, Tally tally) {
		Double value = measure.kind().value(tally);
		Interval interval = measure.kind().interval(tally);
		return new SiteProfile.Figure(measure.id(), tally.n(), measure.kind().x(tally), value,
				(interval != null) ? interval.lower() : null, (interval != null) ? interval.upper() : null,
				measure.kind().hides(tally.n()));
	}

	private static SiteProfile.Complaints complaints(Backlog backlog, List<Counted> counted) {
		return new SiteProfile.Complaints(backlog.open(), backlog.overdue(), tally(counted, "received", "").n(),
				tally(counted, "closed", "").n());
	}

	private static Tally tally(List<Counted> counted, String rollup, String dimension) {
		return counted.stream()
			.filter((row) -> row.rollup().equals(rollup) && row.dimension().equals(dimension))
			.map(Counted::tally)
			.reduce(Tally.NONE, Tally::plus);
	}

}
