package io.touchpoint.feedback.journey;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the service that writes the mail about overdue evaluations.
 */
@Hidden
@RestController
class OverdueController {

	private final Evaluations evaluations;

	private final VisitPlanners planners;

	private final EvaluationQueries queries;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	OverdueController(Evaluations evaluations, VisitPlanners planners, EvaluationQueries queries,
			SiteScopedTransaction transaction, @Value("${touchpoint.public-url}") String publicUrl) {
		this.evaluations = evaluations;
		this.planners = planners;
		this.queries = queries;
		this.transaction = transaction;
		this.publicUrl = publicUrl;
	}

	/** What the site may know of. */
	@GetMapping("/internal/sites/{site}/overdue-evaluations")
	Mono<OverdueNotice> overdue(@PathVariable String site) {
		return notice(site, (one) -> one.plan().method() != Method.MYSTERY_VISIT,
				(address) -> Mono.just(address.email()));
	}

	/** The mystery visits, for one of those who plan them. */
	@GetMapping("/internal/sites/{site}/overdue-evaluations/planners/{planner}")
	Mono<OverdueNotice> overdueVisits(@PathVariable String site, @PathVariable UUID planner) {
		return notice(site, (one) -> one.plan().method() == Method.MYSTERY_VISIT,
				(address) -> this.planners.address(planner, site));
	}

	private Mono<OverdueNotice> notice(String site, Predicate<Evaluation> told,
			Function<EvaluationQueries.Address, Mono<String>> email) {
		return this.transaction.run(SiteScope.of(site), this.queries.address(site))
			.flatMap((address) -> this.evaluations
				.list(SiteScope.of(site), new EvaluationFilter(site, null, null), address.language())
				.map((all) -> items(all.stream().filter(told).toList(), Locale.forLanguageTag(address.language())))
				.filter((items) -> !items.isEmpty())
				.flatMap((items) -> email.apply(address)
					.map((to) -> new OverdueNotice(to, address.language(),
							Map.of("items", items, "url", this.publicUrl + "/journey?site=" + site)))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("overdue evaluation")));
	}

	private static String items(List<Evaluation> evaluations, Locale locale) {
		DateTimeFormatter days = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
		return evaluations.stream()
			.flatMap((one) -> Stream.ofNullable(one.missedOn())
				.map((dueOn) -> String.join(" – ", one.name(), days.format(dueOn), one.plan().owner())))
			.collect(Collectors.joining("\n"));
	}

}
