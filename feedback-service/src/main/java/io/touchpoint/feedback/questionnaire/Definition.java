package io.touchpoint.feedback.questionnaire;

import java.util.List;

/**
 * What a version of a questionnaire asks, as it is stored and written.
 *
 * @param languages the languages it is asked in, the preferred first
 */
record Definition(List<String> languages, Wording title, List<Question> questions) {

	Definition {
		languages = List.copyOf(languages);
		questions = List.copyOf(questions);
	}

	Questionnaire as(String id, int version, CustomerType customerType) {
		return new Questionnaire(id, version, customerType, this.languages, this.title, this.questions);
	}

	static Definition of(Questionnaire questionnaire) {
		return new Definition(questionnaire.languages(), questionnaire.title(), questionnaire.questions());
	}

}
