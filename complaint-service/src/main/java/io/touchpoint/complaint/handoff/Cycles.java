package io.touchpoint.complaint.handoff;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.handoff.HistoryQueries.HandedCase;
import io.touchpoint.complaint.handoff.HistoryQueries.Line;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Splits the time of cases from their histories as they stand.
 */
@Component
class Cycles {

	/** As many cases as one statement reads the histories of. */
	private static final int BATCH = 500;

	private final CaseViews cases;

	private final HistoryQueries histories;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Cycles(CaseViews cases, HistoryQueries histories, Sites sites, Deadlines.Calendar calendar,
			SiteScopedTransaction transaction, Clock clock) {
		this.cases = cases;
		this.histories = histories;
		this.sites = sites;
		this.calendar = calendar;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** The cycle of a case, or a 404 problem if there is none in that scope. */
	Mono<Cycle> of(SiteScope scope, UUID id) {
		return this.cases.read(scope, id,
				(complaint, moves) -> this.sites.here(complaint.site())
					.flatMap((site) -> this.histories.of(id)
						.map(Line::happening)
						.collectList()
						.map((history) -> split(complaint, history, this.calendar.at(site)))));
	}

	private Cycle split(Complaint complaint, List<Happening> history, Deadlines calendar) {
		Instant received = complaint.times().receivedAt();
		Instant told = complaint.times().endedAt();
		Instant ended = complaint.status().open() ? null : (told != null) ? told : received;
		return Split.of(received, history, ended, this.clock.instant(), calendar);
	}

	/** What hand-offs of a period cost, by pair of desks' units; the dearest first. */
	Mono<List<LostTime>> lost(SiteScope scope, @Nullable String site, @Nullable Instant from, @Nullable Instant until) {
		LostTime.Sum sum = new LostTime.Sum(from, until);
		Mono<List<LostTime>> work = this.histories.handed(scope, site, from, until)
			.collectList()
			.flatMap((cases) -> calendars(cases).flatMap((calendars) -> Flux.fromIterable(cases)
				.buffer(BATCH)
				.concatMap((batch) -> cycles(batch, calendars))
				.doOnNext((one) -> sum.add(one.site(), one.cycle()))
				.then(Mono.fromSupplier(sum::all))));
		return this.transaction.run(scope, work);
	}

	private Mono<Map<String, Deadlines>> calendars(List<HandedCase> cases) {
		return Flux.fromStream(cases.stream().map(HandedCase::site).distinct())
			.concatMap(this.sites::here)
			.collectMap((site) -> site.code(), this.calendar::at);
	}

	private Flux<OfSite> cycles(List<HandedCase> cases, Map<String, Deadlines> calendars) {
		Instant now = this.clock.instant();
		Map<UUID, HandedCase> byId = cases.stream().collect(Collectors.toMap(HandedCase::id, (one) -> one));
		return this.histories.of(byId.keySet().toArray(UUID[]::new))
			.bufferUntilChanged(Line::complaint)
			.flatMapIterable((lines) -> {
				HandedCase one = byId.get(lines.getFirst().complaint());
				Deadlines calendar = (one != null) ? calendars.get(one.site()) : null;
				return (one == null || calendar == null) ? List.of() : List.of(new OfSite(one.site(), Split
					.of(one.receivedAt(), lines.stream().map(Line::happening).toList(), one.endedAt(), now, calendar)));
			});
	}

	private record OfSite(String site, Cycle cycle) {
	}

}
