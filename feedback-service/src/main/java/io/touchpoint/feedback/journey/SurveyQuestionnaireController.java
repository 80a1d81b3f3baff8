package io.touchpoint.feedback.journey;

import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Chooses what a survey asks. Its address stays, so posters and links stay good; answers
 * point at the version that was asked.
 */
@RestController
class SurveyQuestionnaireController {

	private final Questionnaires questionnaires;

	private final SurveyQueries queries;

	private final SurveyRepository repository;

	private final Surveys surveys;

	private final SiteScopedTransaction transaction;

	SurveyQuestionnaireController(Questionnaires questionnaires, SurveyQueries queries, SurveyRepository repository,
			Surveys surveys, SiteScopedTransaction transaction) {
		this.questionnaires = questionnaires;
		this.queries = queries;
		this.repository = repository;
		this.surveys = surveys;
		this.transaction = transaction;
	}

	@PutMapping("/api/feedback/surveys/{code}/questionnaire")
	Mono<SurveyQueries.SurveyItem> choose(Caller caller, @PathVariable String code,
			@Valid @RequestBody ChosenQuestionnaire chosen) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.questionnaires.newest(chosen.questionnaire())
			.switchIfEmpty(Mono.error(() -> unfit("unknown-questionnaire",
					"There is no published questionnaire '" + chosen.questionnaire() + "'.")))
			.flatMap((questionnaire) -> this.transaction.run(caller.sites(),
					this.queries.byCode(code).flatMap((survey) -> set(survey, questionnaire))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("survey")))
			.doOnNext((item) -> this.surveys.forget(code));
	}

	private Mono<SurveyQueries.SurveyItem> set(SurveyQueries.SurveyItem survey, Questionnaire questionnaire) {
		if (!survey.customerType().equals(questionnaire.customerType().name())) {
			return Mono.error(unfit("other-customers", "The questionnaire is for " + questionnaire.customerType()
					+ " and the survey for " + survey.customerType() + "."));
		}
		Mono<Void> fit = survey.channel().equals(Channel.KIOSK.name())
				? this.questionnaires.requireForKiosk(questionnaire.id(), "questionnaire") : Mono.empty();
		return fit.then(Mono.defer(() -> this.repository.setQuestionnaire(survey.code(), questionnaire.id())))
			.then(this.queries.byCode(survey.code()));
	}

	private static ProblemException unfit(String reason, String message) {
		return Problems.invalid(new FieldFault("questionnaire", reason, message));
	}

}
