package io.touchpoint.reporting.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

import static java.util.Comparator.comparingLong;

/**
 * Counts the complaints, the promises in them, and the reactions to bad experiences, that
 * complaint-service tells. Every event carries the whole snapshot, so the newest one
 * counts and takes the place of what was counted before.
 */
@Component
class ComplaintProjection implements EventHandler {

	private final LaneRepository lanes;

	private final ComplaintFactRepository facts;

	private final PromiseFactRepository promises;

	private final ReactionFactRepository reactions;

	private final RollupRepository rollups;

	private final ChangeRepository changes;

	private final Recount recount;

	ComplaintProjection(LaneRepository lanes, ComplaintFactRepository facts, PromiseFactRepository promises,
			ReactionFactRepository reactions, RollupRepository rollups, ChangeRepository changes, Recount recount) {
		this.lanes = lanes;
		this.facts = facts;
		this.promises = promises;
		this.reactions = reactions;
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
		Collection<ComplaintFact> complaints = newest(events, ComplaintFact.TYPES, ComplaintFact::of, ComplaintFact::id,
				ComplaintFact::revision);
		Collection<PromiseFact> promised = newest(events, PromiseFact.TYPES, PromiseFact::of, PromiseFact::id,
				PromiseFact::revision);
		Collection<ReactionFact> owed = newest(events, ReactionFact.TYPES, ReactionFact::of, ReactionFact::alert,
				ReactionFact::revision);
		return (complaints.isEmpty() && promised.isEmpty() && owed.isEmpty()) ? Mono.empty()
				: count(events.getFirst().lane(), complaints, promised, owed);
	}

	private static <T> Collection<T> newest(List<Event> events, String types, Function<Event, T> fact,
			Function<T, UUID> id, ToLongFunction<T> revision) {
		Map<UUID, T> newest = events.stream()
			.filter((event) -> event.type().startsWith(types))
			.map(fact)
			.collect(Collectors.toMap(id, (one) -> one, BinaryOperator.maxBy(comparingLong(revision)),
					LinkedHashMap::new));
		return newest.values();
	}

	@Override
	public Mono<Void> startOver(int lane) {
		return this.recount.lane(lane, ChangeRepository.Kind.COMPLAINT,
				(site) -> this.facts.forget(site).then(this.promises.forget(site)).then(this.reactions.forget(site)));
	}

	/**
	 * What a newer snapshot changes.
	 *
	 * @param before what was counted so far
	 * @param after what is counted from now on
	 */
	private record Moved(String site, List<Mark> before, List<Mark> after) {

		static <C> Moved of(String site, @Nullable C before, C after, Function<C, List<Mark>> marks) {
			return new Moved(site, (before != null) ? marks.apply(before) : List.of(), marks.apply(after));
		}

	}

	/** Days and weeks are written in one order by everybody, and so in one statement. */
	private Mono<Void> count(int lane, Collection<ComplaintFact> complaints, Collection<PromiseFact> promised,
			Collection<ReactionFact> owed) {
		return this.lanes.keepZones(lane)
			.thenMany(Flux.concat(moved(complaints), movedPromises(promised), movedReactions(owed)))
			.collectList()
			.flatMap((moved) -> this.rollups.add(delta(moved))
				.then(this.changes.note(ChangeRepository.Kind.COMPLAINT, lane,
						moved.stream().map(Moved::site).toList())));
	}

	private Flux<Moved> moved(Collection<ComplaintFact> facts) {
		return facts.isEmpty() ? Flux.empty()
				: this.facts.save(facts)
					.map((change) -> Moved.of(change.after().site(), change.before(), change.after(),
							ComplaintFact.Counted::marks));
	}

	private Flux<Moved> movedPromises(Collection<PromiseFact> facts) {
		return facts.isEmpty() ? Flux.empty()
				: this.promises.save(facts)
					.map((change) -> Moved.of(change.after().site(), change.before(), change.after(),
							PromiseFact.Counted::marks));
	}

	private Flux<Moved> movedReactions(Collection<ReactionFact> facts) {
		return facts.isEmpty() ? Flux.empty()
				: this.reactions.save(facts)
					.map((change) -> Moved.of(change.after().site(), change.before(), change.after(),
							ReactionFact.Counted::marks));
	}

	private static Delta delta(List<Moved> moved) {
		Delta delta = new Delta();
		moved.forEach((one) -> delta.minus(one.before()).plus(one.after()));
		return delta;
	}

}
