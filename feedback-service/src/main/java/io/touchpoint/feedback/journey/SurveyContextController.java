package io.touchpoint.feedback.journey;

import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Chooses what a survey asks about the visit. It belongs to the survey and not to the
 * questionnaire, because how long somebody waited is asked where there is a queue, by the
 * same questionnaire as everywhere else.
 */
@RestController
class SurveyContextController {

	private final SurveyQueries queries;

	private final SurveyRepository repository;

	private final Surveys surveys;

	private final SiteScopedTransaction transaction;

	SurveyContextController(SurveyQueries queries, SurveyRepository repository, Surveys surveys,
			SiteScopedTransaction transaction) {
		this.queries = queries;
		this.repository = repository;
		this.surveys = surveys;
		this.transaction = transaction;
	}

	@PutMapping("/api/feedback/surveys/{code}/context")
	Mono<SurveyQueries.SurveyItem> ask(Caller caller, @PathVariable String code,
			@Valid @RequestBody ChosenContext chosen) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.transaction
			.run(caller.sites(), this.repository.setContext(code, chosen.questions()).then(this.queries.byCode(code)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("survey")))
			.doOnNext((item) -> this.surveys.forget(code));
	}

}
