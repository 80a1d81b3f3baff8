package io.touchpoint.reporting.projection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * Counts the responses, and the scores of visits, that feedback-service tells. Of alerts
 * it only notes that there is news: they are counted nowhere, and screens read them where
 * they are kept.
 */
@Component
class ResponseProjection implements EventHandler {

	/** How the types of events begin that tell of an alert. */
	private static final String ALERT = "alert.";

	private final LaneRepository lanes;

	private final ResponseFactRepository facts;

	private final VisitFactRepository visits;

	private final RollupRepository rollups;

	private final ChangeRepository changes;

	private final Recount recount;

	ResponseProjection(LaneRepository lanes, ResponseFactRepository facts, VisitFactRepository visits,
			RollupRepository rollups, ChangeRepository changes, Recount recount) {
		this.lanes = lanes;
		this.facts = facts;
		this.visits = visits;
		this.rollups = rollups;
		this.changes = changes;
		this.recount = recount;
	}

	@Override
	public String name() {
		return "reporting-responses";
	}

	@Override
	public String source() {
		return "feedback-service";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		Map<UUID, ResponseFact> told = events.stream()
			.filter((event) -> event.type().equals(ResponseFact.RECEIVED))
			.map(ResponseFact::of)
			.collect(Collectors.toMap(ResponseFact::id, (fact) -> fact, (first, again) -> first, LinkedHashMap::new));
		Map<UUID, ExclusionFact> exclusions = events.stream()
			.filter(ExclusionFact::tells)
			.map(ExclusionFact::of)
			.collect(Collectors.toMap(ExclusionFact::response, (fact) -> fact, ExclusionFact::newer, TreeMap::new));
		Map<UUID, MomentFact> judged = events.stream()
			.filter(MomentFact::tells)
			.map(MomentFact::of)
			.collect(Collectors.toMap(MomentFact::response, (fact) -> fact, MomentFact::newer, TreeMap::new));
		Map<UUID, VisitFact> scored = events.stream()
			.filter((event) -> event.type().equals(VisitFact.SCORED))
			.map(VisitFact::of)
			.collect(Collectors.toMap(VisitFact::id, (fact) -> fact, (first, again) -> first, TreeMap::new));
		int lane = events.getFirst().lane();
		return (told.isEmpty() ? Mono.<Void>empty() : count(lane, told))
			.then(Mono.defer(() -> judged.isEmpty() ? Mono.empty() : rejudge(lane, judged.values())))
			.then(Mono.defer(() -> exclusions.isEmpty() ? Mono.empty() : recount(lane, exclusions.values())))
			.then(Mono.defer(() -> scored.isEmpty() ? Mono.empty() : score(lane, scored)))
			.then(Mono
				.defer(() -> this.changes.note(ChangeRepository.Kind.ALERT, lane, sitesWithNewsOfAlerts(events))));
	}

	private Mono<Void> score(int lane, Map<UUID, VisitFact> scored) {
		return this.lanes.keepZones(lane).then(this.visits.insert(scored.values())).flatMap((days) -> {
			Delta delta = new Delta();
			days.forEach((id, day) -> delta.plus(requireNonNull(scored.get(id)).marks(day)));
			return this.rollups.add(delta)
				.then(this.changes.note(ChangeRepository.Kind.RESPONSE, lane,
						days.keySet().stream().map((id) -> requireNonNull(scored.get(id)).site()).toList()));
		});
	}

	private static List<String> sitesWithNewsOfAlerts(List<Event> events) {
		return events.stream().filter((event) -> event.type().startsWith(ALERT)).map(Event::site).toList();
	}

	/**
	 * What changes between counting and not counting is taken from the rollups, or given
	 * back.
	 */
	private Mono<Void> recount(int lane, Collection<ExclusionFact> exclusions) {
		return this.lanes.keepZones(lane).then(this.facts.exclude(exclusions).collectList()).flatMap((changed) -> {
			Delta delta = new Delta();
			changed.forEach((one) -> {
				if (one.excluded()) {
					delta.minus(one.marks());
				}
				else {
					delta.plus(one.marks());
				}
			});
			return this.rollups.add(delta)
				.then(this.changes.note(ChangeRepository.Kind.RESPONSE, lane,
						changed.stream().map(ResponseFactRepository.Recounted::site).toList()));
		});
	}

	/**
	 * What was counted as another moment is counted as the new one. What counts nowhere
	 * is only kept for the time when it counts again.
	 */
	private Mono<Void> rejudge(int lane, Collection<MomentFact> judged) {
		return this.lanes.keepZones(lane).then(this.facts.judge(judged).collectList()).flatMap((changed) -> {
			Delta delta = new Delta();
			changed.stream().filter((one) -> !one.excluded()).forEach((one) -> {
				delta.minus(one.before());
				delta.plus(one.after());
			});
			return this.rollups.add(delta)
				.then(this.changes.note(ChangeRepository.Kind.RESPONSE, lane,
						changed.stream().map(ResponseFactRepository.Rejudged::site).toList()));
		});
	}

	@Override
	public Mono<Void> startOver(int lane) {
		return this.recount.lane(lane, ChangeRepository.Kind.RESPONSE,
				(site) -> this.facts.forget(site).then(this.visits.forget(site)));
	}

	private Mono<Void> count(int lane, Map<UUID, ResponseFact> told) {
		return this.lanes.keepZones(lane).then(this.facts.insert(told.values())).flatMap((days) -> {
			List<ResponseFact> known = told.values().stream().filter((fact) -> !days.containsKey(fact.id())).toList();
			return this.facts.fill(known).flatMap((filled) -> add(lane, told, days, filled));
		});
	}

	/** Responses that are new, and what was filled in of those that are known. */
	private Mono<Void> add(int lane, Map<UUID, ResponseFact> told, Map<UUID, LocalDate> fresh,
			Map<UUID, ResponseFactRepository.Filled> filled) {
		Delta delta = new Delta();
		fresh.forEach((id, day) -> delta.plus(requireNonNull(told.get(id)).marks(day)));
		filled.forEach((id, gap) -> {
			ResponseFact fact = requireNonNull(told.get(id));
			delta.plus(gap.early() ? fact.laterMarks(gap.day()) : List.of());
			delta.plus(fact.taggedMarks(gap.day()));
		});
		return this.rollups.add(delta)
			.then(this.changes.note(ChangeRepository.Kind.RESPONSE, lane,
					Stream.concat(fresh.keySet().stream(), filled.keySet().stream())
						.map((id) -> requireNonNull(told.get(id)).site())
						.toList()));
	}

}
