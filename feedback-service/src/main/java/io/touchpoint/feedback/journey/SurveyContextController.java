package io.touchpoint.feedback.journey;

import java.util.Map;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
	Mono<ResponseEntity<SurveyQueries.SurveyItem>> ask(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody ChosenContext chosen) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		long seen = Revision.seen(ifMatch);
		Mono<SurveyQueries.SurveyItem> work = this.repository.setContext(code, seen, chosen.questions())
			.flatMap((changed) -> this.queries.byCode(code)
				.flatMap((survey) -> (changed == 1) ? Mono.just(survey) : stale(survey)));
		return this.transaction.run(caller.sites(), work)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("survey")))
			.doOnNext((item) -> this.surveys.forget(code))
			.map((item) -> ResponseEntity.ok().eTag(Revision.tag(item.contextRevision())).body(item));
	}

	private static <T> Mono<T> stale(SurveyQueries.SurveyItem newer) {
		return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"What the survey asks about the visit was changed in the meantime.", Map.of("current", newer)));
	}

}
