package io.touchpoint.reporting.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

import static java.util.Comparator.comparingLong;

/**
 * Counts the complaints, and the promises in them, that complaint-service tells. Every
 * event carries the whole snapshot, so the newest one counts and takes the place of what
 * was counted before.
 */
@Component
class ComplaintProjection implements EventHandler {

	private final LaneRepository lanes;

	private final ComplaintFactRepository facts;

	private final PromiseFactRepository promises;

	private final RollupRepository rollups;

	private final ChangeRepository changes;

	private final Recount recount;

	ComplaintProjection(LaneRepository lanes, ComplaintFactRepository facts, PromiseFactRepository promises,
			RollupRepository rollups, ChangeRepository changes, Recount recount) {
		this.lanes = lanes;
		this.facts = facts;
		this.promises = promises;
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
		Map<UUID, PromiseFact> promised = events.stream()
			.filter((event) -> event.type().startsWith(PromiseFact.TYPES))
			.map(PromiseFact::of)
			.collect(Collectors.toMap(PromiseFact::id, (fact) -> fact,
					BinaryOperator.maxBy(comparingLong(PromiseFact::revision)), LinkedHashMap::new));
		return (newest.isEmpty() && promised.isEmpty()) ? Mono.empty()
				: count(events.getFirst().lane(), newest.values(), promised.values());
	}

	@Override
	public Mono<Void> startOver(int lane) {
		return this.recount.lane(lane, ChangeRepository.Kind.COMPLAINT,
				(site) -> this.facts.forget(site).then(this.promises.forget(site)));
	}

	/** Days and weeks are written in one order by everybody, and so in one statement. */
	private Mono<Void> count(int lane, Collection<ComplaintFact> newest, Collection<PromiseFact> promised) {
		Mono<List<ComplaintFactRepository.Change>> complaints = newest.isEmpty() ? Mono.just(List.of())
				: this.facts.save(newest).collectList();
		Mono<List<PromiseFactRepository.Change>> promises = promised.isEmpty() ? Mono.just(List.of())
				: this.promises.save(promised).collectList();
		return this.lanes.keepZones(lane)
			.then(complaints)
			.flatMap((saved) -> promises.flatMap((kept) -> this.rollups.add(add(delta(saved), kept))
				.then(this.changes.note(ChangeRepository.Kind.COMPLAINT, lane, sites(saved, kept)))));
	}

	private static List<String> sites(List<ComplaintFactRepository.Change> saved,
			List<PromiseFactRepository.Change> kept) {
		return Stream
			.concat(saved.stream().map((change) -> change.after().site()),
					kept.stream().map((change) -> change.after().site()))
			.toList();
	}

	private static Delta add(Delta delta, List<PromiseFactRepository.Change> kept) {
		for (PromiseFactRepository.Change change : kept) {
			if (change.before() != null) {
				delta.minus(change.before().marks());
			}
			delta.plus(change.after().marks());
		}
		return delta;
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
