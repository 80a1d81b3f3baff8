package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.customertype.TypeBook;
import io.touchpoint.feedback.customertype.TypeRules;
import io.touchpoint.feedback.customertype.WantedTypeRules;
import io.touchpoint.feedback.journey.JourneyRepository.Place;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Changes the organisation's journeys, one change of a journey at a time.
 */
@Component
class Journeys {

	private final JourneyRepository repository;

	private final Surveys surveys;

	private final TypeBook types;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Journeys(JourneyRepository repository, Surveys surveys, TypeBook types, SiteScopedTransaction transaction,
			Clock clock) {
		this.repository = repository;
		this.surveys = surveys;
		this.types = types;
		this.transaction = transaction;
		this.clock = clock;
	}

	Mono<List<JourneyView>> all() {
		return this.transaction.run(SiteScope.of(), views());
	}

	/** In the caller's transaction. */
	private Mono<JourneyView> of(CustomerType type) {
		return views().flatMapIterable(Function.identity())
			.filter((journey) -> journey.customerType() == type)
			.next()
			.switchIfEmpty(Mono.error(() -> Problems.notFound("journey")));
	}

	/**
	 * Adds a touchpoint with the plan of its kind, and its survey at every site that uses
	 * the journey.
	 */
	Mono<JourneyView> add(CustomerType type, NewTouchpoint wanted) {
		return change(type, (places, now) -> {
			List<String> order = inserted(codes(places, false), wanted.code(), wanted.before());
			return this.repository.insert(type, wanted)
				.filter((rows) -> rows == 1)
				.switchIfEmpty(Mono.error(() -> Problems.conflict("touchpoint-exists",
						"The journey has a touchpoint '" + wanted.code() + "' already, possibly a retired one.")))
				.then(this.types.of(type))
				.map((rules) -> EvaluationPlan.forKind(wanted.kind(), wanted.unit(), asked(rules)))
				.flatMap((plan) -> this.repository.savePlan(type, wanted.code(), plan, now))
				.then(this.repository.place(type, both(order, codes(places, true))))
				.then(completeSurveys(type));
		});
	}

	/**
	 * @param seen the revision of the touchpoint that the change is based on
	 */
	Mono<JourneyView> change(CustomerType type, String code, long seen, ChangedTouchpoint wanted) {
		return change(type, (places, now) -> {
			requireKnown(places, code);
			return this.repository.change(type, code, seen, wanted)
				.flatMap((rows) -> (rows == 1) ? Mono.just(rows) : stale(type, "The touchpoint"));
		}).doOnNext((journey) -> this.surveys.forgetAt(null, code));
	}

	/**
	 * Gives the journey a new order.
	 * @param seen the revision of the journey that the new order is based on
	 * @param order each of its touchpoints once
	 */
	Mono<JourneyView> reorder(CustomerType type, long seen, List<String> order) {
		return change(type, (places, now) -> this.repository.revision(type).flatMap((newest) -> {
			if (newest != seen) {
				return stale(type, "The journey");
			}
			List<String> present = codes(places, false);
			if (order.size() != present.size() || !new HashSet<>(order).equals(new HashSet<>(present))) {
				return Mono.error(Problems.of(HttpStatus.CONFLICT, "order-of-others",
						"The order must name each touchpoint of the journey once.", Map.of("touchpoints", present)));
			}
			return this.repository.place(type, both(order, codes(places, true)));
		}));
	}

	/**
	 * Takes a touchpoint out of the journey; its history stays.
	 * @param seen the revision of the touchpoint that is based on
	 */
	Mono<JourneyView> retire(CustomerType type, String code, long seen) {
		return change(type, (places, now) -> {
			List<String> left = without(codes(places, false), code);
			requireKnown(places, code);
			if (left.isEmpty()) {
				return Mono.error(Problems.conflict("last-touchpoint", "A journey needs at least one touchpoint."));
			}
			return this.repository.retire(type, code, seen, now)
				.flatMap((rows) -> (rows == 1) ? Mono.just(rows) : stale(type, "The touchpoint"))
				.then(this.repository.place(type, both(left, both(List.of(code), without(codes(places, true), code)))));
		}).doOnNext((journey) -> this.surveys.forgetAt(null, code));
	}

	/**
	 * Takes a retired touchpoint back, before the last impression.
	 * @param seen the revision of the touchpoint that is based on
	 */
	Mono<JourneyView> restore(CustomerType type, String code, long seen) {
		return change(type, (places, now) -> {
			requireKnown(places, code);
			List<String> present = without(codes(places, false), code);
			List<String> order = inserted(present, code, present.isEmpty() ? null : present.getLast());
			return this.repository.restore(type, code, seen, now)
				.flatMap((rows) -> (rows == 1) ? Mono.just(rows) : stale(type, "The touchpoint"))
				.then(this.repository.place(type, both(order, without(codes(places, true), code))))
				.then(completeSurveys(type));
		}).doOnNext((journey) -> this.surveys.forgetAt(null, code));
	}

	/**
	 * @param seen the revision of the plan that the change is based on
	 */
	Mono<JourneyView> plan(CustomerType type, String code, long seen, EvaluationPlan plan) {
		return change(type, (places, now) -> {
			requireKnown(places, code);
			return this.repository.planRevision(type, code)
				.flatMap((newest) -> (newest == seen) ? this.repository.savePlan(type, code, plan, now)
						: stale(type, "The plan"));
		});
	}

	/** What holds for each customer type. */
	Mono<List<TypeRules>> rules() {
		return this.types.current().map((all) -> List.copyOf(all.values()));
	}

	/**
	 * Lets other rules hold for a customer type. Plans that keep to its rhythm go on
	 * keeping to it; what somebody planned otherwise stays.
	 * @param seen the revision of the rules that the change is based on
	 */
	Mono<TypeRules> rules(CustomerType type, long seen, WantedTypeRules wanted, String by) {
		return this.transaction.run(SiteScope.allSites(),
				this.repository.lock(type)
					.then(this.types.of(type))
					.doOnNext((before) -> requireRest(before, wanted))
					.flatMap((before) -> this.types.change(type, seen, wanted, by)
						.flatMap((changed) -> changed ? this.types.of(type) : Mono.error(changedSince(before)))
						.flatMap((after) -> this.repository
							.keepTo(type, asked(before), asked(after), this.clock.instant())
							.thenReturn(after))));
	}

	private static void requireRest(TypeRules before, WantedTypeRules wanted) {
		Integer days = wanted.inviteEveryDays();
		if (days != null && days < before.leastRest().toDays()) {
			throw Problems.invalid(new FieldFault("inviteEveryDays", "below-rest",
					"Nobody is invited twice within " + before.leastRest().toDays() + " days, whatever the type."));
		}
	}

	private static ProblemException changedSince(TypeRules newest) {
		return Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"The rules of the customer type were changed in the meantime.",
				Map.of("current", CustomerTypeView.of(newest)));
	}

	private static Rhythm asked(TypeRules rules) {
		return Rhythm.ofMonths(rules.evaluateEveryMonths());
	}

	/**
	 * Changes what a site does otherwise at a touchpoint of its journeys.
	 * @param seen the revision of that, which the change is based on; null for any
	 * @return whether it was made: not if there is a newer revision
	 */
	Mono<Boolean> atSite(SiteScope scope, String site, CustomerType type, String code, @Nullable Long seen,
			Function<Instant, Mono<Long>> work) {
		return this.transaction
			.run(scope,
					this.repository.uses(site, type, code)
						.filter(Boolean::booleanValue)
						.switchIfEmpty(Mono.error(() -> Problems.notFound("touchpoint of this site")))
						.then(this.repository.lock(site, type, code))
						.then(this.repository.siteRevision(site, type, code))
						.flatMap((newest) -> (seen == null || seen.equals(newest))
								? work.apply(this.clock.instant()).thenReturn(true) : Mono.just(false)))
			.doOnNext((changed) -> this.surveys.forgetAt(site, code));
	}

	private Mono<JourneyView> change(CustomerType type, BiFunction<List<Place>, Instant, Mono<Long>> work) {
		return this.transaction.run(SiteScope.allSites(),
				this.repository.lock(type)
					.then(this.repository.places(type).collectList())
					.flatMap((places) -> work.apply(places, this.clock.instant()))
					.then(of(type)));
	}

	/** Shows what became of it to whoever based a change on something older. */
	private <T> Mono<T> stale(CustomerType type, String what) {
		return of(type).flatMap((newest) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED,
				"precondition-failed", what + " was changed in the meantime.", Map.of("current", newest))));
	}

	private Mono<Long> completeSurveys(CustomerType type) {
		return this.repository.sitesOf(type).collectList().flatMap(this.surveys::completeFor);
	}

	private Mono<List<JourneyView>> views() {
		return this.repository.stops().collectList().map(Journeys::views);
	}

	private static List<JourneyView> views(List<JourneyRepository.Stop> stops) {
		Map<CustomerType, List<JourneyRepository.Stop>> journeys = new EnumMap<>(CustomerType.class);
		stops.forEach((stop) -> journeys.computeIfAbsent(stop.customerType(), (type) -> new ArrayList<>()).add(stop));
		return journeys.entrySet()
			.stream()
			.map((entry) -> new JourneyView(entry.getKey(), entry.getValue().getFirst().journeyRevision(),
					entry.getValue().stream().map(JourneyRepository.Stop::touchpoint).toList()))
			.toList();
	}

	private static void requireKnown(List<Place> places, String code) {
		if (places.stream().noneMatch((place) -> place.code().equals(code))) {
			throw Problems.notFound("touchpoint");
		}
	}

	/** In front of another one, or at the end. */
	private static List<String> inserted(List<String> codes, String code, @Nullable String before) {
		if (before != null && !codes.contains(before)) {
			throw Problems.invalid(new FieldFault("before", "unknown-touchpoint",
					"The journey has no touchpoint '" + before + "' to come before."));
		}
		List<String> order = new ArrayList<>(codes);
		order.add((before != null) ? order.indexOf(before) : order.size(), code);
		return order;
	}

	private static List<String> codes(List<Place> places, boolean retired) {
		return places.stream().filter((place) -> place.retired() == retired).map(Place::code).toList();
	}

	private static List<String> without(List<String> codes, String code) {
		return codes.stream().filter((other) -> !other.equals(code)).toList();
	}

	private static List<String> both(List<String> first, List<String> then) {
		return Stream.concat(first.stream(), then.stream()).toList();
	}

}
