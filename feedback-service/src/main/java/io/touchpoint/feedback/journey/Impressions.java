package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.customertype.TypeBook;
import io.touchpoint.feedback.customertype.TypeRules;
import io.touchpoint.feedback.journey.ImpressionQueries.Wanted;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * How the journeys of sites begin and end, of what is switched on there.
 */
@Component
class Impressions {

	/** Keeps each statement short, however many sites there are. */
	private static final int AT_ONCE = 250;

	private final PlannedQueries plans;

	private final ImpressionQueries queries;

	private final TypeBook types;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Impressions(PlannedQueries plans, ImpressionQueries queries, TypeBook types, SiteScopedTransaction transaction,
			Clock clock) {
		this.plans = plans;
		this.queries = queries;
		this.types = types;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Journey by journey, in the order of the sites. */
	Mono<List<Impression>> list(SiteScope scope, EvaluationFilter filter, String language) {
		Instant now = this.clock.instant();
		return this.transaction.run(scope,
				this.types.current()
					.flatMap((rules) -> this.plans.planned(filter)
						.flatMapMany((planned) -> Flux.fromIterable(journeys(planned)))
						.buffer(AT_ONCE)
						.concatMap((some) -> judged(some, rules, now, language))
						.collectList()));
	}

	/** The touchpoints by which a journey begins and ends. */
	private record Ends(PlannedTouchpoint first, PlannedTouchpoint last) {

		CustomerType type() {
			return this.first.touchpoint().customerType();
		}

	}

	private record Journey(String site, CustomerType type) {
	}

	private static List<Ends> journeys(List<PlannedTouchpoint> planned) {
		Comparator<PlannedTouchpoint> place = Comparator.comparingInt((one) -> one.touchpoint().ordinal());
		Map<Journey, List<PlannedTouchpoint>> journeys = planned.stream()
			.filter(PlannedTouchpoint::active)
			.collect(Collectors.groupingBy((one) -> new Journey(one.site(), one.touchpoint().customerType()),
					LinkedHashMap::new, Collectors.toList()));
		return journeys.values()
			.stream()
			.map((stops) -> stops.stream().sorted(place).toList())
			.map((stops) -> new Ends(stops.getFirst(), stops.getLast()))
			.toList();
	}

	private Flux<Impression> judged(List<Ends> journeys, Map<CustomerType, TypeRules> rules, Instant now,
			String language) {
		List<Wanted> wanted = new ArrayList<>(2 * journeys.size());
		for (Ends ends : journeys) {
			int days = requireNonNull(rules.get(ends.type())).wanted().badEndDays();
			wanted.add(new Wanted(ends.first(), ends.first().today(now).minusDays(days - 1L)));
			wanted.add(new Wanted(ends.last(), ends.last().today(now).minusDays(days - 1L)));
		}
		return this.queries.marks(wanted).flatMapIterable((marks) -> {
			List<Impression> impressions = new ArrayList<>(journeys.size());
			for (int i = 0; i < journeys.size(); i++) {
				Ends ends = journeys.get(i);
				impressions.add(impression(ends, marks.getOrDefault(2 * i, MarkSum.NONE),
						marks.getOrDefault(2 * i + 1, MarkSum.NONE), requireNonNull(rules.get(ends.type())), language));
			}
			return impressions;
		});
	}

	private static Impression impression(Ends ends, MarkSum first, MarkSum last, TypeRules rules, String language) {
		double step = rules.wanted().badEndStep();
		boolean one = ends.first().touchpoint().code().equals(ends.last().touchpoint().code());
		GoodStart judged = one ? GoodStart.OF_ONE : GoodStart.of(first, last, step);
		return new Impression(ends.first().site(), ends.first().siteName(), ends.first().region(), ends.type(),
				Impression.End.of(ends.first(), first, language), Impression.End.of(ends.last(), last, language),
				judged.difference(), judged.lower(), judged.upper(), judged.verdict(), step,
				rules.wanted().badEndDays());
	}

}
