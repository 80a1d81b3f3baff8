package io.touchpoint.feedback.journey;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

	private final EvaluationQueries queries;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	OverdueController(Evaluations evaluations, EvaluationQueries queries, SiteScopedTransaction transaction,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.evaluations = evaluations;
		this.queries = queries;
		this.transaction = transaction;
		this.publicUrl = publicUrl;
	}

	@GetMapping("/internal/sites/{site}/overdue-evaluations")
	Mono<OverdueNotice> overdue(@PathVariable String site) {
		return this.transaction.run(SiteScope.of(site), this.queries.address(site))
			.flatMap((address) -> this.evaluations
				.list(SiteScope.of(site), new EvaluationFilter(site, null, null), address.language())
				.map((all) -> items(all, Locale.forLanguageTag(address.language())))
				.filter((items) -> !items.isEmpty())
				.map((items) -> new OverdueNotice(address.email(), address.language(),
						Map.of("items", items, "url", this.publicUrl + "/journey?site=" + site))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("overdue evaluation")));
	}

	private static String items(List<Evaluation> evaluations, Locale locale) {
		DateTimeFormatter days = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
		return evaluations.stream()
			.map(Evaluation::blind)
			.flatMap((one) -> Stream.ofNullable(one.missedOn())
				.map((dueOn) -> String.join(" – ", one.name(), days.format(dueOn), one.plan().owner())))
			.collect(Collectors.joining("\n"));
	}

}
