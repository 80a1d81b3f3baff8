package io.touchpoint.reporting.projection;

import java.util.List;
import java.util.function.Function;

import io.touchpoint.starter.event.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Counts sites anew from their facts. Works in the caller's transaction, in which nobody
 * else counts in the sites' lane.
 */
@Component
class Recount {

	private final LaneRepository lanes;

	private final ResponseFactRepository responses;

	private final ComplaintFactRepository complaints;

	private final PromiseFactRepository promises;

	private final ReactionFactRepository reactions;

	private final VisitFactRepository visits;

	private final RollupRepository rollups;

	private final ChangeRepository changes;

	Recount(LaneRepository lanes, ResponseFactRepository responses, ComplaintFactRepository complaints,
			PromiseFactRepository promises, ReactionFactRepository reactions, VisitFactRepository visits,
			RollupRepository rollups, ChangeRepository changes) {
		this.lanes = lanes;
		this.responses = responses;
		this.complaints = complaints;
		this.promises = promises;
		this.reactions = reactions;
		this.visits = visits;
		this.rollups = rollups;
		this.changes = changes;
	}

	Mono<Void> site(String site) {
		return this.rollups.clear(site)
			.thenMany(Flux.concat(this.responses.marks(site), this.complaints.marks(site), this.promises.marks(site),
					this.reactions.marks(site), this.visits.marks(site)))
			.collect(Delta::new, (delta, mark) -> delta.plus(List.of(mark)))
			.flatMap(this.rollups::add);
	}

	/**
	 * Lets go of a kind of facts at every site of a lane, whose source begins anew, and
	 * counts what is left.
	 * @param forget deletes the facts of one site
	 */
	Mono<Void> lane(int lane, ChangeRepository.Kind kind, Function<String, Mono<Void>> forget) {
		return this.lanes.changeZones(lane)
			.thenMany(this.rollups.sites())
			.filter((site) -> Outbox.laneOf(site) == lane)
			.collectList()
			.flatMap((sites) -> Flux.fromIterable(sites)
				.concatMap((site) -> forget.apply(site).then(site(site)))
				.then(this.changes.note(kind, lane, sites)));
	}

}
