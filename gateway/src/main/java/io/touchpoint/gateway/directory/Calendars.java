package io.touchpoint.gateway.directory;

import java.time.Clock;
import java.util.List;

import io.touchpoint.gateway.directory.WorkingCalendar.NewCalendar;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Keeps the working calendars of sites and tells of every change in the same commit.
 */
@Component
class Calendars {

	private final CalendarQueries queries;

	private final SiteQueries sites;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Clock clock;

	Calendars(CalendarQueries queries, SiteQueries sites, SiteScopedTransaction transaction, Outbox outbox,
			Clock clock) {
		this.queries = queries;
		this.sites = sites;
		this.transaction = transaction;
		this.outbox = outbox;
		this.clock = clock;
	}

	/** The calendar of a site in scope; outside of it, it does not exist. */
	Mono<WorkingCalendar> find(SiteScope scope, String site) {
		return this.transaction.run(scope, this.sites.find(site).flatMap((known) -> present(site)))
			.switchIfEmpty(Mono.error(Problems.notFound("site")));
	}

	/**
	 * Changes a calendar; nothing happens if it is so already.
	 * @param expected the revision that the change is based on, or null for the newest
	 */
	Mono<WorkingCalendar> change(SiteScope scope, String site, @Nullable Long expected, NewCalendar wish) {
		Mono<WorkingCalendar> change = this.sites.lock(site)
			.flatMap((known) -> present(site))
			.switchIfEmpty(Mono.error(Problems.notFound("site")))
			.doOnNext((before) -> Revision.check(expected, before.revision()))
			.flatMap((before) -> store(site, before, before.saved(wish)));
		return checked(wish).then(this.transaction.run(scope, change));
	}

	/** Looking a country up may read its tables. */
	private static Mono<List<FieldFault>> checked(NewCalendar wish) {
		return Mono.fromCallable(() -> CalendarRules.faults(wish))
			.subscribeOn(Schedulers.boundedElastic())
			.doOnNext((faults) -> {
				if (!faults.isEmpty()) {
					throw Problems.invalid(faults);
				}
			});
	}

	private Mono<WorkingCalendar> present(String site) {
		return this.queries.find(site).defaultIfEmpty(WorkingCalendar.WEEKDAYS);
	}

	private Mono<WorkingCalendar> store(String site, WorkingCalendar before, WorkingCalendar after) {
		if (before.same(after)) {
			return Mono.just(before);
		}
		NewEvent event = new NewEvent("site.calendar-saved", 1, site, this.clock.instant(), site, after);
		return this.queries.save(site, after, this.clock.instant())
			.then(Mono.defer(() -> this.outbox.append(List.of(event))))
			.thenReturn(after);
	}

}
