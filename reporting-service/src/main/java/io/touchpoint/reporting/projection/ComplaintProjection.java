package io.touchpoint.reporting.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

import static java.util.Comparator.comparingLong;

/**
 * Counts the complaints that complaint-service tells. Every event carries the whole
 * snapshot, so the newest one counts and takes the place of what was counted before.
 */
@Component
class ComplaintProjection implements EventHandler {

	private final LaneRepository lanes;

	private final ComplaintFactRepository facts;

	private final RollupRepository rollups;

	private final ChangeRepository changes;

	private final Recount recount;

	ComplaintProjection(LaneRepository lanes, ComplaintFactRepository facts, RollupRepository rollups,
			ChangeRepository changes, Recount recount) {
		this.lanes = lanes;
		this.facts = facts;
		this.rollups = rollups;
		this.changes = changes;
		this.recount = recount;
	}

	@Override
	public String name() {
		return "reporting-complaints";
	}

	@Override
	public String source() {
		return "complaint-service";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		Map<UUID, ComplaintFact> newest = events.stream()
			.filter((event) -> event.type().startsWith(ComplaintFact.TYPES))
			.map(ComplaintFact::of)
			.collect(Collectors.toMap(ComplaintFact::id, (fact) -> fact,
					BinaryOperator.maxBy(comparingLong(ComplaintFact::revision)), LinkedHashMap::new));
		return newest.isEmpty() ? Mono.empty() : count(events.getFirst().lane(), newest.values());
	}

	@Override
	public Mono<Void> startOver(int lane) {
		return this.recount.lane(lane, ChangeRepository.Kind.COMPLAINT, this.facts::forget);
	}

	private Mono<Void> count(int lane, Collection<ComplaintFact> newest) {
		return this.lanes.keepZones(lane)
			.thenMany(this.facts.save(newest))
			.collectList()
			.flatMap((saved) -> this.rollups.add(delta(saved))
				.then(this.changes.note(ChangeRepository.Kind.COMPLAINT, lane,
						saved.stream().map((change) -> change.after().site()).toList())));
	}

	private static Delta delta(List<ComplaintFactRepository.Change> saved) {
		Delta delta = new Delta();
		for (ComplaintFactRepository.Change change : saved) {
			if (change.before() != null) {
				delta.minus(change.before().marks());
			}
			delta.plus(change.after().marks());
		}
		return delta;
	}

}
