package io.touchpoint.gateway.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.touchpoint.starter.web.Revision;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps sites and regions and tells of every change in the same commit.
 */
@Component
class Sites {

	private final SiteQueries queries;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Clock clock;

	Sites(SiteQueries queries, SiteScopedTransaction transaction, Outbox outbox, Clock clock) {
		this.queries = queries;
		this.transaction = transaction;
		this.outbox = outbox;
		this.clock = clock;
	}

	Flux<Site> list(SiteScope scope, @Nullable String region, @Nullable String q, @Nullable Boolean open) {
		return this.transaction.list(scope, this.queries.list(region, q, open));
	}

	/**
	 * A site in scope; outside of it, it does not exist.
	 */
	Mono<Site> find(SiteScope scope, String code) {
		return this.transaction.run(scope, this.queries.find(code))
			.switchIfEmpty(Mono.error(Problems.notFound("site")));
	}

	/**
	 * Creates one site, and its region if that is new and has a name.
	 */
	Mono<Site> create(SiteScope scope, NewSite site) {
		return this.transaction.run(scope,
				inKnownRegion(site).then(this.queries.insert(List.of(site), this.clock.instant()).next())
					.switchIfEmpty(Mono.error(
							() -> Problems.conflict("site-exists", "There is a site '" + site.code() + "' already.")))
					.flatMap((created) -> tell(List.of(created)).thenReturn(created)));
	}

	/**
	 * Changes a site.
	 * @param expected the revision that the change is based on, or null for the newest
	 */
	Mono<Site> change(SiteScope scope, String code, @Nullable Long expected, NewSite wish) {
		return this.transaction.run(scope,
				inKnownRegion(wish).then(save(code, expected, (site) -> site.changed(wish))));
	}

	/**
	 * Opens or closes a site; nothing happens if it is so already.
	 */
	Mono<Site> open(SiteScope scope, String code, @Nullable Long expected, boolean open) {
		return this.transaction.run(scope,
				save(code, expected, (site) -> (site.open() == open) ? site : site.opened(open)));
	}

	private Mono<Site> save(String code, @Nullable Long expected, UnaryOperator<Site> change) {
		return this.queries.lock(code)
			.switchIfEmpty(Mono.error(Problems.notFound("site")))
			.doOnNext((before) -> Revision.check(expected, before.revision()))
			.flatMap((before) -> store(before, change.apply(before)));
	}

	private Mono<Site> store(Site before, Site after) {
		if (after.revision() == before.revision()) {
			return Mono.just(before);
		}
		return this.queries.update(after, this.clock.instant())
			.then(this.queries.find(after.code()))
			.flatMap((stored) -> tell(List.of(stored)).thenReturn(stored));
	}

	/** A region that comes with a name is made where it is missing, as an import does. */
	private Mono<String> inKnownRegion(NewSite site) {
		Mono<Long> added = site.region().named() ? addRegions(List.of(site)) : Mono.empty();
		return added.then(this.queries.regionName(site.region().code()))
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("region.code", "unknown-region",
					"There is no region '" + site.region().code() + "'; with a name it is made."))));
	}

	/**
	 * Adds the sites that are missing, and their regions; one transaction per lane, so a
	 * second run finishes what a broken one began.
	 * @return how many were new
	 */
	Mono<Long> addMissing(Collection<NewSite> sites) {
		Map<Integer, Map<String, NewSite>> lanes = new TreeMap<>();
		sites.forEach((site) -> lanes.computeIfAbsent(Outbox.laneOf(site.codeOr("")), (lane) -> new LinkedHashMap<>())
			.putIfAbsent(site.codeOr(""), site));
		return this.transaction.run(SiteScope.allSites(), addRegions(sites))
			.thenMany(Flux.fromIterable(lanes.values())
				.concatMap((lane) -> this.transaction.run(SiteScope.allSites(), addLane(lane.values()))))
			.reduce(0L, Long::sum);
	}

	private Mono<Long> addRegions(Collection<NewSite> sites) {
		Map<String, String> regions = new TreeMap<>();
		sites.forEach((site) -> regions.merge(site.region().code(), site.region().nameOrCode(),
				(one, other) -> one.equals(site.region().code()) ? other : one));
		return this.queries.addRegions(regions.keySet().toArray(String[]::new),
				regions.values().toArray(String[]::new));
	}

	private Mono<Long> addLane(Collection<NewSite> sites) {
		return this.queries.insert(sites, this.clock.instant())
			.collectList()
			.flatMap((created) -> tell(created).thenReturn((long) created.size()));
	}

	Flux<Region> regions() {
		return this.transaction.list(SiteScope.of(), this.queries.regions());
	}

	Mono<Region> createRegion(String code, String name) {
		return this.transaction.run(SiteScope.of(),
				this.queries.addRegions(new String[] { code }, new String[] { name })
					.filter((rows) -> rows == 1)
					.switchIfEmpty(Mono
						.error(() -> Problems.conflict("region-exists", "There is a region '" + code + "' already.")))
					.thenReturn(new Region(code, name, 1)));
	}

	/**
	 * Renames a region and tells of each of its sites, which carry the name.
	 */
	Mono<Region> renameRegion(String code, @Nullable Long expected, String name) {
		Instant now = this.clock.instant();
		return this.transaction.run(SiteScope.allSites(),
				this.queries.lockRegion(code)
					.switchIfEmpty(Mono.error(Problems.notFound("region")))
					.doOnNext((before) -> Revision.check(expected, before.revision()))
					.flatMap((before) -> this.queries.renameRegion(code, name)
						.then(this.queries.touchRegion(code, now).collectList())
						.flatMap(this::tell)
						.thenReturn(new Region(code, name, before.revision() + 1))));
	}

	private Mono<Void> tell(List<Site> sites) {
		Instant now = this.clock.instant();
		return this.outbox.append(sites.stream()
			.map((site) -> new NewEvent("site.saved", 1, site.code(), now, site.code(), site))
			.toList());
	}

}
