package io.touchpoint.feedback.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.journey.ContextQuestion;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.web.Problems;

import org.springframework.stereotype.Component;

/**
 * The way into the intake for answers that do not come over the public addresses: checked
 * by the same rules and written by the same loop.
 */
@Component
public class DirectAnswers {

	private static final String REFERRER = "referredBy";

	private final Questionnaires questionnaires;

	private final Intake intake;

	private final Clock clock;

	DirectAnswers(Questionnaires questionnaires, Intake intake, Clock clock) {
		this.questionnaires = questionnaires;
		this.intake = intake;
		this.clock = clock;
	}

	/**
	 * Stores an answer under its key.
	 * @param version the version of the questionnaire that was shown
	 * @param body as the public address takes it, without the survey
	 * @param occurredAt when it was given, already checked; null: as the body says, or
	 * now
	 * @param suspect what is suspicious about it
	 * @return the id of the response, the same for every repetition
	 */
	public Mono<UUID> accept(String key, Survey survey, int version, ObjectNode body, @Nullable Instant occurredAt,
			@Nullable Suspicion suspect) {
		ObjectNode root = body.deepCopy().put("survey", survey.code());
		Sent sent = Sent.of(key, root);
		if (!survey.context().contains(ContextQuestion.REFERRED_BY)) {
			// Taken out before anything is read: an answer that says nothing else says
			// nothing.
			root.remove(REFERRER);
		}
		return this.questionnaires.version(survey.questionnaire(), version)
			.switchIfEmpty(this.questionnaires.version(survey.questionnaire(), survey.version()))
			.flatMap((questionnaire) -> accept(sent, survey, root, questionnaire, occurredAt, suspect));
	}

	private Mono<UUID> accept(Sent sent, Survey survey, JsonNode root, Questionnaire questionnaire,
			@Nullable Instant occurredAt, @Nullable Suspicion suspect) {
		return switch (SubmissionCheck.readBegun(root, questionnaire, this.clock.instant())) {
			case SubmissionCheck.Reading.Fit fit ->
				this.intake
					.accept(sent, (occurredAt != null) ? fit.submission().at(occurredAt) : fit.submission(), survey,
							Arrival.open(suspect))
					.map(Intake.Receipt::id);
			case SubmissionCheck.Reading.Unfit unfit -> this.intake.repeated(sent, survey.site())
				.map(Intake.Receipt::id)
				.switchIfEmpty(Mono.error(() -> Problems.invalid(unfit.faults())));
		};
	}

}
