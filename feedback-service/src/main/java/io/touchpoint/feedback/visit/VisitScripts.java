package io.touchpoint.feedback.visit;

import java.util.Comparator;
import java.util.List;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.feedback.questionnaire.Wording;

import org.springframework.stereotype.Component;

/**
 * The questionnaires that a visit can follow.
 */
@Component
class VisitScripts {

	/**
	 * A questionnaire that can be chosen.
	 *
	 * @param questions how many it asks
	 * @param scored how many of them can be scored
	 * @param standard whether it is taken if nobody chooses
	 */
	record VisitScript(String questionnaire, int version, Wording title, List<String> languages, int questions,
			int scored, boolean standard) {
	}

	private final Questionnaires questionnaires;

	VisitScripts(Questionnaires questionnaires) {
		this.questionnaires = questionnaires;
	}

	/** Those with something to score; that of the method first. */
	Mono<List<VisitScript>> of(VisitMethod method) {
		return this.questionnaires.newest()
			.map((questionnaire) -> script(questionnaire, method))
			.filter((script) -> script.scored() > 0)
			.collectSortedList(
					Comparator.comparing(VisitScript::standard).reversed().thenComparing(VisitScript::questionnaire));
	}

	private static VisitScript script(Questionnaire questionnaire, VisitMethod method) {
		List<Question> questions = questionnaire.questions();
		return new VisitScript(questionnaire.id(), questionnaire.version(), questionnaire.title(),
				questionnaire.languages(), questions.size(), (int) questions.stream().filter(Scoring::isScored).count(),
				questionnaire.id().equals(method.script()));
	}

}
