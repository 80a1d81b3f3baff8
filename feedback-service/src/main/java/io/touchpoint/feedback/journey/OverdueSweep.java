package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Tells which evaluations are overdue: each due date of a touchpoint at a site once,
 * however many sweeps look and whenever they are cut off, because what was told and the
 * telling are rows of one transaction.
 */
@Component
class OverdueSweep {

	private static final Logger logger = LoggerFactory.getLogger(OverdueSweep.class);

	private final Evaluations evaluations;

	private final VisitPlanners planners;

	private final OverdueRepository repository;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final EvaluationMeters meters;

	private final Ids ids;

	private final Clock clock;

	OverdueSweep(Evaluations evaluations, VisitPlanners planners, OverdueRepository repository, Outbox outbox,
			SiteScopedTransaction transaction, EvaluationMeters meters, Ids ids, Clock clock) {
		this.evaluations = evaluations;
		this.planners = planners;
		this.repository = repository;
		this.outbox = outbox;
		this.transaction = transaction;
		this.meters = meters;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Looks at all sites.
	 * @return how many were told that had not been told before
	 */
	Mono<Integer> sweep() {
		return this.evaluations.list(SiteScope.allSites(), EvaluationFilter.NONE, Wording.FALLBACK)
			.doOnNext(this.meters::publish)
			.flatMap((all) -> Flux.fromIterable(overdue(all).entrySet())
				.concatMap((site) -> addressed(site.getKey(), site.getValue())
					.flatMap((rows) -> tell(site.getKey(), rows)))
				.reduce(0, Integer::sum));
	}

	/**
	 * Says of mystery visits who is told of them. They wait while the directory cannot be
	 * asked, or knows nobody.
	 */
	private Mono<List<OverdueRepository.Row>> addressed(String site, List<OverdueRepository.Row> rows) {
		if (rows.stream().noneMatch((row) -> row.overdue().isSecret())) {
			return Mono.just(rows);
		}
		List<OverdueRepository.Row> open = rows.stream().filter((row) -> !row.overdue().isSecret()).toList();
		return this.planners.of(site)
			.filter((planners) -> !planners.isEmpty())
			.map((planners) -> rows.stream()
				.map((row) -> row.overdue().isSecret()
						? new OverdueRepository.Row(row.id(), row.overdue().toldTo(planners)) : row)
				.toList())
			.onErrorResume((ex) -> {
				logger.warn("Nobody could be told yet which mystery visits are overdue at {}: {}", site, ex.toString());
				return Mono.just(open);
			})
			.defaultIfEmpty(open);
	}

	private Map<String, List<OverdueRepository.Row>> overdue(List<Evaluation> all) {
		return all.stream()
			.flatMap((one) -> Stream.ofNullable(one.missedOn())
				.map((dueOn) -> Map.entry(one.site(),
						new OverdueRepository.Row(this.ids.next(), EvaluationOverdue.of(one, dueOn)))))
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private Mono<Integer> tell(String site, List<OverdueRepository.Row> rows) {
		Instant now = this.clock.instant();
		return this.transaction
			.run(SiteScope.of(site),
					this.repository.insert(site, rows, now)
						.flatMap((fresh) -> this.outbox.append(rows.stream()
							.filter((row) -> fresh.contains(row.id()))
							.map((row) -> row.overdue().event(row.id(), site, now))
							.toList()).thenReturn(fresh.size())));
	}

}
