package io.touchpoint.reporting.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

import static java.util.Comparator.comparingLong;

/**
 * Keeps the directory that the gateway tells. Responses may come before their site does,
 * and a site's time zone may be corrected: then its days begin at another time, and it is
 * counted anew from its facts.
 */
@Component
class SiteProjection implements EventHandler {

	private final LaneRepository lanes;

	private final SiteRepository sites;

	private final ResponseFactRepository responses;

	private final ComplaintFactRepository complaints;

	private final PromiseFactRepository promises;

	private final ReactionFactRepository reactions;

	private final VisitFactRepository visits;

	private final Recount recount;

	private final ChangeRepository changes;

	SiteProjection(LaneRepository lanes, SiteRepository sites, ResponseFactRepository responses,
			ComplaintFactRepository complaints, PromiseFactRepository promises, ReactionFactRepository reactions,
			VisitFactRepository visits, Recount recount, ChangeRepository changes) {
		this.lanes = lanes;
		this.sites = sites;
		this.responses = responses;
		this.complaints = complaints;
		this.promises = promises;
		this.reactions = reactions;
		this.visits = visits;
		this.recount = recount;
		this.changes = changes;
	}

	@Override
	public String name() {
		return "reporting-sites";
	}

	@Override
	public String source() {
		return "gateway";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		Map<String, SiteFact> newest = events.stream()
			.filter((event) -> event.type().equals(SiteFact.SAVED))
			.map(SiteFact::of)
			.collect(Collectors.toMap(SiteFact::code, (site) -> site,
					BinaryOperator.maxBy(comparingLong(SiteFact::revision)), LinkedHashMap::new));
		return newest.isEmpty() ? Mono.empty() : keep(events.getFirst().lane(), newest.values());
	}

	private Mono<Void> keep(int lane, Collection<SiteFact> newest) {
		return this.lanes.changeZones(lane)
			.thenMany(this.sites.save(newest))
			.collectList()
			.flatMap((saved) -> Flux.fromIterable(saved)
				.filter(SiteRepository.Change::moved)
				.concatMap(this::countAnew)
				.then(this.changes.note(ChangeRepository.Kind.SITE, lane,
						saved.stream().map(SiteRepository.Change::code).toList())));
	}

	private Mono<Void> countAnew(SiteRepository.Change site) {
		return this.responses.moveDays(site.code(), site.timeZone())
			.then(this.complaints.moveDays(site.code(), site.timeZone()))
			.then(this.promises.moveDays(site.code(), site.timeZone()))
			.then(this.reactions.moveDays(site.code(), site.timeZone()))
			.then(this.visits.moveDays(site.code(), site.timeZone()))
			.then(this.recount.site(site.code()));
	}

	/** What a restored directory tells from now on is the newest, whatever was known. */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.sites.forgetRevisions();
	}

}
