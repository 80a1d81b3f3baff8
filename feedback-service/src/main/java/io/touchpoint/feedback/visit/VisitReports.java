package io.touchpoint.feedback.visit;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.Answered;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Puts reports together: the answers are those of the responses that the visit became.
 */
@Component
class VisitReports {

	private final VisitQueries queries;

	private final Questionnaires questionnaires;

	private final SiteScopedTransaction transaction;

	VisitReports(VisitQueries queries, Questionnaires questionnaires, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.questionnaires = questionnaires;
		this.transaction = transaction;
	}

	private record Stored(VisitQueries.HandedIn handedIn, List<VisitQueries.StopAnswers> answers,
			List<VisitQueries.PhotoRow> photos) {
	}

	/**
	 * The report; empty before it is in.
	 * @param named whether the reader may know who was observed
	 */
	Mono<VisitReport> of(SiteVisit visit, SiteScope scope, String language, boolean named) {
		Mono<Stored> stored = this.queries.handedIn(visit.id())
			.flatMap((handedIn) -> this.queries.answers(visit.id())
				.collectList()
				.flatMap((answers) -> this.queries.photos(visit.id())
					.collectList()
					.map((photos) -> new Stored(handedIn, answers, photos))));
		return this.transaction.run(scope, stored)
			.flatMap((all) -> Flux.fromIterable(visit.touchpoints())
				.concatMap((stop) -> this.questionnaires.version(stop.questionnaire(), stop.version()))
				.collectList()
				.map((scripts) -> report(visit, all, scripts, language, named)));
	}

	private static VisitReport report(SiteVisit visit, Stored all, List<Questionnaire> scripts, String language,
			boolean named) {
		List<VisitReport.VisitSection> sections = all.answers().stream().map((answers) -> {
			VisitStop stop = visit.touchpoints().get(answers.ordinal() - 1);
			List<VisitReport.VisitPhoto> photos = all.photos()
				.stream()
				.filter((row) -> row.ordinal() == answers.ordinal())
				.map(VisitQueries.PhotoRow::photo)
				.toList();
			return new VisitReport.VisitSection(stop.touchpoint(), stop.name(), stop.questionnaire(), stop.version(),
					answers.response(), stop.score(), stop.scored(),
					answered(answers, scripts.get(answers.ordinal() - 1), language), answers.comment(), photos,
					answers.restricted());
		}).toList();
		VisitQueries.HandedIn handedIn = all.handedIn();
		return new VisitReport(handedIn.at(), sections, handedIn.scores(), handedIn.notes(),
				named ? handedIn.observed() : null, handedIn.photosRemovedAt());
	}

	private static List<Answered> answered(VisitQueries.StopAnswers answers, Questionnaire script, String language) {
		List<Answered> answered = Answered.of(script, answers.answers(), language);
		return answers.restricted() ? Answered.withoutWords(answered) : answered;
	}

}
