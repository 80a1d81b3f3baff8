package io.touchpoint.gateway.directory;

import java.time.Clock;
import java.util.List;

import io.touchpoint.gateway.directory.SiteUnits.NewUnits;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps the units of sites and tells of every change in the same commit.
 */
@Component
class Units {

	private final UnitQueries queries;

	private final SiteQueries sites;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Clock clock;

	Units(UnitQueries queries, SiteQueries sites, SiteScopedTransaction transaction, Outbox outbox, Clock clock) {
		this.queries = queries;
		this.sites = sites;
		this.transaction = transaction;
		this.outbox = outbox;
		this.clock = clock;
	}

	/** The units of a site in scope; outside of it, it does not exist. */
	Mono<SiteUnits> find(SiteScope scope, String site) {
		return this.transaction.run(scope, this.sites.find(site).flatMap((known) -> present(site)))
			.switchIfEmpty(Mono.error(Problems.notFound("site")));
	}

	/**
	 * Changes the units; nothing happens if they are so already.
	 * @param expected the revision that the change is based on, or null for the newest
	 */
	Mono<SiteUnits> change(SiteScope scope, String site, @Nullable Long expected, NewUnits wish) {
		Mono<SiteUnits> change = this.sites.lock(site)
			.flatMap((known) -> present(site))
			.switchIfEmpty(Mono.error(Problems.notFound("site")))
			.doOnNext((before) -> Revision.check(expected, before.revision()))
			.doOnNext((before) -> check(before, wish))
			.flatMap((before) -> store(site, before, before.saved(wish)));
		return this.transaction.run(scope, change);
	}

	private static void check(SiteUnits before, NewUnits wish) {
		List<FieldFault> faults = before.faults(wish);
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
	}

	private Mono<SiteUnits> present(String site) {
		return this.queries.find(site).defaultIfEmpty(SiteUnits.NONE);
	}

	private Mono<SiteUnits> store(String site, SiteUnits before, SiteUnits after) {
		if (before.same(after)) {
			return Mono.just(before);
		}
		NewEvent event = new NewEvent("site.units-saved", 1, site, this.clock.instant(), site, after);
		return this.queries.save(site, after, this.clock.instant())
			.then(Mono.defer(() -> this.outbox.append(List.of(event))))
			.thenReturn(after);
	}

}
