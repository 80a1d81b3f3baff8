package io.touchpoint.feedback.questionnaire;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question with what was answered, as people read it: both halves of a pair, or a
 * value.
 *
 * @param chosen what the chosen options say; null for other kinds
 */
public record Answered(String question, String text, String kind, @Nullable Dimension dimension,
		@Nullable Integer expected, @Nullable Integer experienced, @Nullable Object value,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> chosen) {

	private static final String WORDS = "TEXT";

	/**
	 * What was answered of a questionnaire, in its order.
	 * @param answers by question id, as they are stored
	 */
	public static List<Answered> of(Questionnaire questionnaire, JsonNode answers, String language) {
		List<Answered> answered = new ArrayList<>();
		for (Question question : questionnaire.questions()) {
			JsonNode value = answers.path(question.id());
			if (!value.isMissingNode()) {
				answered.add(of(question, value, language));
			}
		}
		return answered;
	}

	/** Marks and choices alone. */
	public static List<Answered> withoutWords(List<Answered> answered) {
		return answered.stream().filter((one) -> !one.kind().equals(WORDS)).toList();
	}

	private static Answered of(Question question, JsonNode value, String language) {
		String text = question.text().in(language);
		return switch (question) {
			case Question.ExpectationPair pair -> new Answered(pair.id(), text, pair.kind(), pair.about(),
					number(value.path("expected")), number(value.path("experienced")), null, null);
			case Question.Choice choice -> new Answered(choice.id(), text, choice.kind(), choice.about(), null, null,
					value, chosen(choice, value, language));
			case Question.Scale scale -> plain(scale, text, number(value));
			case Question.Smiley smiley -> plain(smiley, text, number(value));
			case Question.Seconds seconds -> plain(seconds, text, number(value));
			case Question.YesNo yesNo -> plain(yesNo, text, value);
			case Question.Number number -> plain(number, text, value);
			case Question.Text words -> plain(words, text, value.asString());
		};
	}

	private static Answered plain(Question question, String text, @Nullable Object value) {
		return new Answered(question.id(), text, question.kind(), question.about(), null, null, value, null);
	}

	/** What the chosen options say, in the order of the question. */
	private static List<String> chosen(Question.Choice choice, JsonNode value, String language) {
		List<String> ids = value.isArray() ? value.valueStream().map(JsonNode::asString).toList()
				: List.of(value.asString());
		return choice.options()
			.stream()
			.filter((option) -> ids.contains(option.id()))
			.map((option) -> option.text().in(language))
			.toList();
	}

	private static @Nullable Integer number(JsonNode node) {
		return node.isIntegralNumber() ? node.intValue() : null;
	}

}
