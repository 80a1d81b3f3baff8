package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.web.SenderNetwork;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Finds what a request to a survey's page is about: by the survey's code, by the secret
 * of an invitation, or framed by another website.
 */
@Component
class AskedSurveys {

	/** The variant of the page for other websites has an address of its own. */
	private static final String EMBEDDED = "/embed";

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final Tickets tickets;

	private final Framing framing;

	AskedSurveys(Surveys surveys, Questionnaires questionnaires, Tickets tickets, Framing framing) {
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.tickets = tickets;
		this.framing = framing;
	}

	/**
	 * The open survey that a request is about; empty if there is none. That of a kiosk is
	 * answered at its device only.
	 */
	Mono<Asked> open(ServerRequest request, @Nullable String wanted, @Nullable String version) {
		return asked(found(request, this.tickets::find).filter((found) -> found.survey().open()), request, wanted,
				version);
	}

	/** The survey, open or not, that a request may have been about once. */
	Mono<Asked> before(ServerRequest request, @Nullable String wanted, @Nullable String version) {
		return asked(found(request, this.tickets::once), request, wanted, version);
	}

	private Mono<Asked> asked(Mono<Asked.Opened> found, ServerRequest request, @Nullable String wanted,
			@Nullable String version) {
		return found.flatMap((opened) -> {
			Survey survey = opened.survey();
			return this.questionnaires.version(survey.questionnaire(), version(version, survey))
				.switchIfEmpty(this.questionnaires.version(survey.questionnaire(), survey.version()))
				.map((questionnaire) -> new Asked(opened, questionnaire, speak(questionnaire, wanted, request, survey),
						request.headers().firstHeader(SenderNetwork.HEADER)));
		});
	}

	private Mono<Asked.Opened> found(ServerRequest request, Function<String, Mono<Tickets.Ticket>> ticketOf) {
		String token = request.pathVariables().get("token");
		if (token == null) {
			return this.surveys.known(request.pathVariable("code"))
				.filter((survey) -> survey.channel() != Channel.KIOSK)
				.flatMap((survey) -> request.path().contains(EMBEDDED) ? framed(survey)
						: Mono.just(new Asked.Opened(survey, "/s/" + survey.code(), null, List.of())));
		}
		return ticketOf.apply(token)
			.flatMap((ticket) -> this.surveys.known(ticket.survey())
				.map((survey) -> new Asked.Opened(survey, "/s/i/" + token, ticket, List.of())));
	}

	private Mono<Asked.Opened> framed(Survey survey) {
		return this.framing.originsOf(survey.code())
			.map((origins) -> new Asked.Opened(survey, "/s/" + survey.code() + EMBEDDED, null, origins));
	}

	private static int version(@Nullable String shown, Survey survey) {
		return (shown != null && shown.matches("\\d{1,6}")) ? Integer.parseInt(shown) : survey.version();
	}

	private static String speak(Questionnaire questionnaire, @Nullable String wanted, ServerRequest request,
			Survey survey) {
		if (wanted != null && questionnaire.languages().contains(wanted)) {
			return wanted;
		}
		String accepted = Locale.lookupTag(SurveyHtml.accepted(request), questionnaire.languages());
		return questionnaire.speak((accepted != null) ? accepted : survey.language());
	}

}
