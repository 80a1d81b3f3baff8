package io.touchpoint.feedback.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes in what staff enter for a customer: by the same rules as the customer's own
 * answers, and by the same write path.
 */
@Component
class StaffAnswers {

	private static final List<Channel> CHANNELS = List.of(Channel.REMARK, Channel.PAPER, Channel.LETTER);

	/** What every remark answers, at whatever place: a mark of five and words. */
	private static final String REMARK = "remark";

	private static final int REMARK_VERSION = 1;

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final Intake intake;

	private final LetterAnswers letters;

	private final JsonMapper json;

	private final Clock clock;

	StaffAnswers(Surveys surveys, Questionnaires questionnaires, Intake intake, LetterAnswers letters, JsonMapper json,
			Clock clock) {
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.intake = intake;
		this.letters = letters;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Stores the answer under its key; a repetition gets the first receipt.
	 * @param staff id of who enters it
	 */
	Mono<Intake.Receipt> enter(String staff, String key, StaffAnswer answer) {
		if (!CHANNELS.contains(answer.channel())) {
			throw Problems.invalid(new FieldFault("channel", "unknown-value",
					"'channel' must be one of " + CHANNELS + "; answers of other channels do not come this way."));
		}
		Sent sent = Sent.of(StaffAnswer.keyOf(staff, key), this.json.valueToTree(answer));
		return this.surveys.at(answer.site(), answer.touchpoint(), answer.customerType())
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("touchpoint", "unknown-touchpoint",
					"The site '" + answer.site() + "' has no touchpoint '" + answer.touchpoint() + "'."))))
			.flatMap((place) -> enter(sent, answer, asked(answer, place.survey()),
					when(answer.occurredOn(), place.zone())))
			.onErrorResume(StaffAnswers::isUnfit,
					(unfit) -> this.intake.repeated(sent, answer.site()).switchIfEmpty(Mono.error(unfit)))
			.flatMap((receipt) -> (answer.channel() == Channel.LETTER)
					? this.letters.entered(answer.site(), key, receipt.id()).thenReturn(receipt) : Mono.just(receipt));
	}

	/** A card or a letter answers the survey of the place, a remark its own question. */
	private static Survey asked(StaffAnswer answer, Survey survey) {
		CustomerType type = (answer.customerType() != null) ? answer.customerType() : survey.customerType();
		if (answer.channel() == Channel.REMARK) {
			return survey.asking(type, REMARK, REMARK_VERSION);
		}
		if (type != survey.customerType()) {
			throw Problems.invalid(new FieldFault("customerType", "unknown-survey",
					"The touchpoint '" + answer.touchpoint() + "' has no survey for " + type + "."));
		}
		return survey;
	}

	private static boolean isUnfit(Throwable ex) {
		return ex instanceof ProblemException problem && problem.status() == HttpStatus.BAD_REQUEST;
	}

	private Mono<Intake.Receipt> enter(Sent sent, StaffAnswer answer, Survey survey, @Nullable Instant occurredAt) {
		ObjectNode root = root(answer, survey, occurredAt);
		return this.questionnaires.version(survey.questionnaire(), survey.version())
			.map((questionnaire) -> (answer.channel() == Channel.LETTER)
					? SubmissionCheck.readBegun(root, questionnaire, this.clock.instant())
					: SubmissionCheck.read(root, questionnaire, this.clock.instant()))
			.flatMap((reading) -> switch (reading) {
				case SubmissionCheck.Reading.Fit fit ->
					this.intake.accept(sent, fit.submission().through(answer.channel()), survey,
							Arrival.taken(Boolean.TRUE.equals(answer.praise())));
				case SubmissionCheck.Reading.Unfit unfit -> Mono.error(Problems.invalid(unfit.faults()));
			});
	}

	private ObjectNode root(StaffAnswer answer, Survey survey, @Nullable Instant occurredAt) {
		ObjectNode root = this.json.createObjectNode();
		root.put("survey", survey.code());
		root.set("answers", this.json.valueToTree(answer.answers()));
		root.put("comment", answer.comment());
		root.put("language", answer.language());
		if (answer.contact() != null) {
			root.set("contact", this.json.valueToTree(answer.contact()));
		}
		if (answer.relation() != null) {
			root.put("relation", answer.relation().name());
		}
		root.put("referredBy", answer.referredBy());
		root.put("waitedSeconds", answer.waitedSeconds());
		if (occurredAt != null) {
			root.put("occurredAt", occurredAt.toString());
		}
		return root;
	}

	/**
	 * A card of an earlier day counts at its noon; one of today, now.
	 */
	private @Nullable Instant when(@Nullable LocalDate day, ZoneId zone) {
		if (day == null) {
			return null;
		}
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), zone);
		if (day.isAfter(today) || day.isBefore(today.minusYears(1))) {
			throw Problems.invalid(new FieldFault("occurredOn", "out-of-range",
					"'occurredOn' must not be in the future or over a year ago."));
		}
		return day.equals(today) ? null : day.atTime(LocalTime.NOON).atZone(zone).toInstant();
	}

}
