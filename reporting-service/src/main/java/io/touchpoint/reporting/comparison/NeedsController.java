package io.touchpoint.reporting.comparison;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.reporting.comparison.NeedsProfile.Need;
import io.touchpoint.reporting.indicator.Interval;
import io.touchpoint.reporting.indicator.Level;
import io.touchpoint.reporting.indicator.StudentMean;
import io.touchpoint.reporting.indicator.Suppression;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Needs")
class NeedsController {

	/** What is shown when nobody asks for a period: a year. */
	private static final int USUAL_DAYS = 365;

	private static final double LEAST = 1;

	private static final double MOST = 5;

	private static final Comparator<Need> ORDER = Comparator.comparing(Need::customerType)
		.thenComparing(Need::kind)
		.thenComparing((need) -> (need.mean() != null) ? -need.mean() : 0)
		.thenComparing(Need::code);

	private final SiteScopedTransaction transaction;

	private final NeedsQueries queries;

	private final Clock clock;

	NeedsController(SiteScopedTransaction transaction, NeedsQueries queries, Clock clock) {
		this.transaction = transaction;
		this.queries = queries;
		this.clock = clock;
	}

	@GetMapping(path = "/api/reports/needs", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What matters to each customer type, at one of the caller's sites or all of them together")
	Mono<NeedsProfile> needs(@Parameter(hidden = true) Caller caller,
			@RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String from,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String to) {
		Readers.check(caller);
		String only = Readers.filter(site);
		if (only != null) {
			caller.requireSite(only);
		}
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
		Period asked = Period.of(from, to, today);
		Period period = (from == null) ? new Period(asked.to().minusDays(USUAL_DAYS - 1L), asked.to()) : asked;
		return this.transaction.list(caller.sites(), this.queries.counted(caller.sites(), only, period))
			.map(NeedsController::need)
			.collectSortedList(ORDER)
			.map((needs) -> new NeedsProfile(NeedsProfile.DEFINITION, period.from(), period.to(), needs));
	}

	private static Need need(NeedsQueries.Counted counted) {
		// Customer type, kind and code, parted by full stops
		String[] parts = counted.dimension().split("\\.", 3);
		Tally tally = counted.tally();
		boolean hidden = Suppression.hides(tally.n());
		Interval interval = hidden ? null : StudentMean.interval(tally, Level.P95);
		return new Need(parts[0], Need.Kind.valueOf(parts[1]), parts[2], tally.n(),
				hidden ? null : tally.sum() / tally.n(), (interval != null) ? Math.max(LEAST, interval.lower()) : null,
				(interval != null) ? Math.min(MOST, interval.upper()) : null, hidden);
	}

}
