package io.touchpoint.feedback.intake;

import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * Checks answers against the questions of one version. Pure.
 */
final class AnswerCheck {

	private static final String ANSWERS = "answers";

	private final Questionnaire questionnaire;

	private final Faults faults;

	private final SortedMap<String, Answer> accepted = new TreeMap<>();

	AnswerCheck(Questionnaire questionnaire, Faults faults) {
		this.questionnaire = questionnaire;
		this.faults = faults;
	}

	SortedMap<String, Answer> check(JsonNode answers) {
		if (answers.isObject()) {
			answers.properties()
				.stream()
				.filter((entry) -> !entry.getValue().isNull())
				.forEach((entry) -> check(entry.getKey(), entry.getValue()));
		}
		else if (!answers.isMissingNode() && !answers.isNull()) {
			this.faults.wrongType(ANSWERS, "an object of answers by question id");
			return this.accepted;
		}
		this.questionnaire.questions()
			.stream()
			.filter((question) -> question.required() && !this.accepted.containsKey(question.id()))
			.map((question) -> ANSWERS + "." + question.id())
			.filter((field) -> !this.faults.concern(field))
			.forEach(this.faults::missing);
		return this.accepted;
	}

	private void check(String id, JsonNode value) {
		String field = ANSWERS + "." + id;
		Question question = this.questionnaire.question(id);
		if (question == null) {
			this.faults.add(field, "unknown-question",
					"The questionnaire '" + this.questionnaire.id() + "' has no question '" + id + "'.");
			return;
		}
		Answer answer = switch (question) {
			case Question.Scale scale -> mark(field, value, scale);
			case Question.ExpectationPair pair -> pair(field, value);
			case Question.Text text -> words(field, value, text);
		};
		if (answer != null) {
			this.accepted.put(id, answer);
		}
	}

	private Answer.@Nullable Mark mark(String field, JsonNode value, Question.Scale scale) {
		Integer mark = whole(field, value, scale.least(), scale.most());
		return (mark != null) ? new Answer.Mark(mark) : null;
	}

	private Answer.@Nullable Pair pair(String field, JsonNode value) {
		if (!value.isObject()) {
			this.faults.wrongType(field, "an object with 'expected' and 'experienced'");
			return null;
		}
		value.propertyNames()
			.stream()
			.filter((name) -> !name.equals("expected") && !name.equals("experienced"))
			.forEach((name) -> this.faults.unknownField(field + "." + name));
		JsonNode expected = value.path("expected");
		JsonNode experienced = value.path("experienced");
		if (absent(expected) && absent(experienced)) {
			return null;
		}
		Integer before = absent(expected) ? null : half(field + ".expected", expected);
		if (absent(experienced)) {
			this.faults.missing(field + ".experienced");
			return null;
		}
		Integer after = half(field + ".experienced", experienced);
		return (after != null) ? new Answer.Pair(before, after) : null;
	}

	private @Nullable Integer half(String field, JsonNode value) {
		return whole(field, value, Question.ExpectationPair.LEAST, Question.ExpectationPair.MOST);
	}

	private @Nullable Integer whole(String field, JsonNode value, int least, int most) {
		if (!value.isIntegralNumber()) {
			this.faults.wrongType(field, "a whole number");
			return null;
		}
		if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
			this.faults.outOfRange(field, least, most);
			return null;
		}
		return value.intValue();
	}

	private Answer.@Nullable Words words(String field, JsonNode value, Question.Text question) {
		String text = new TextCheck(this.faults).optional(field, value, question.longest());
		return (text != null) ? new Answer.Words(text) : null;
	}

	private static boolean absent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

}
