package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * How touchpoints stand against their plans now.
 */
@Component
class Evaluations {

	/** Keeps each statement short, however many sites there are. */
	private static final int COUNTED_AT_ONCE = 500;

	private final PlannedQueries plans;

	private final EvaluationQueries queries;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Evaluations(PlannedQueries plans, EvaluationQueries queries, SiteScopedTransaction transaction, Clock clock) {
		this.plans = plans;
		this.queries = queries;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Every touchpoint of the sites in scope, site by site and in the order of the
	 * journey, also those that are switched off or were never evaluated.
	 */
	Mono<List<Evaluation>> list(SiteScope scope, EvaluationFilter filter, String language) {
		Instant now = this.clock.instant();
		return this.transaction.run(scope,
				this.plans.planned(filter).flatMap((planned) -> judged(planned, now, language)));
	}

	/**
	 * The same as the caller may see it: nobody but head office learns when a mystery
	 * visit is due.
	 */
	Mono<List<Evaluation>> shown(Caller caller, EvaluationFilter filter, String language) {
		Mono<List<Evaluation>> all = list(caller.sites(), filter, language);
		return caller.has(Role.HEAD_OFFICE) ? all
				: all.map((evaluations) -> evaluations.stream().map(Evaluation::blind).toList());
	}

	private Mono<List<Evaluation>> judged(List<PlannedTouchpoint> planned, Instant now, String language) {
		Map<Journey, Ends> ends = ends(planned);
		return Flux.fromIterable(planned)
			.buffer(COUNTED_AT_ONCE)
			.concatMap((some) -> this.queries.counts(some, now)
				.flatMapIterable((counts) -> judge(some, counts, now, language, ends)))
			.collectList();
	}

	private static List<Evaluation> judge(List<PlannedTouchpoint> planned, Map<Integer, EvaluationQueries.Count> counts,
			Instant now, String language, Map<Journey, Ends> ends) {
		List<Evaluation> evaluations = new ArrayList<>(planned.size());
		for (int i = 0; i < planned.size(); i++) {
			PlannedTouchpoint one = planned.get(i);
			evaluations.add(evaluation(one, counts.getOrDefault(i, EvaluationQueries.Count.NONE), now, language,
					ends.getOrDefault(Journey.of(one), Ends.NONE)));
		}
		return evaluations;
	}

	private static Evaluation evaluation(PlannedTouchpoint one, EvaluationQueries.Count count, Instant now,
			String language, Ends ends) {
		EvaluationPlan plan = one.plan();
		Touchpoint touchpoint = one.touchpoint();
		int needed = plan.needed();
		Standing standing = one.active()
				? Standing.of(plan.beat(), needed, one.firstDay(), one.today(now), count.counted())
				: Standing.off(plan.beat(), one.today(now));
		return new Evaluation(one.site(), one.siteName(), one.region(), one.zone().getId(), touchpoint.customerType(),
				touchpoint.code(), touchpoint.name().in(language), touchpoint.ordinal(), touchpoint.kind(),
				touchpoint.unit(), touchpoint.ordinal() == ends.first(), touchpoint.ordinal() == ends.last(), plan,
				one.ownPlan(), needed, count.current(), count.before(), standing.current().from(),
				standing.current().due(), count.lastAt(), standing.nextDue(), standing.missedOn(),
				standing.evaluatedOnPlan(), standing.state(), one.revision());
	}

	/** Where each site's journey begins and ends, of what is switched on there. */
	private static Map<Journey, Ends> ends(List<PlannedTouchpoint> planned) {
		Map<Journey, Ends> ends = new HashMap<>();
		planned.stream()
			.filter(PlannedTouchpoint::active)
			.forEach((one) -> ends.merge(Journey.of(one),
					new Ends(one.touchpoint().ordinal(), one.touchpoint().ordinal()), Ends::and));
		return ends;
	}

	private record Journey(String site, CustomerType type) {

		static Journey of(PlannedTouchpoint one) {
			return new Journey(one.site(), one.touchpoint().customerType());
		}

	}

	private record Ends(int first, int last) {

		static final Ends NONE = new Ends(-1, -1);

		Ends and(Ends other) {
			return new Ends(Math.min(this.first, other.first), Math.max(this.last, other.last));
		}

	}

}
