package io.touchpoint.feedback.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.web.FieldFault;

/**
 * Answers that were collected elsewhere, as texts: checked by the rules of the
 * questionnaire, except that none is required. Pure.
 */
public final class CollectedAnswers {

	private static final Pattern WHOLE = Pattern.compile("([-+]?\\d{1,9})(?:[.,]0+)?");

	private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,15}[.,]\\d{1,15}");

	private static final String COMMENT = "comment";

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private CollectedAnswers() {
	}

	/**
	 * What came of the reading; the answers hold only if there is no fault.
	 */
	public record Reading(SortedMap<String, Answer> answers, List<FieldFault> faults) {
	}

	/** The names under which the answer to a question may be given. */
	public static List<String> fields(Question question) {
		return switch (question) {
			case Question.ExpectationPair pair ->
				List.of(pair.id() + FormReading.EXPECTED, pair.id() + FormReading.EXPERIENCED);
			case Question.Text text -> text.id().equals(COMMENT) ? List.of() : List.of(text.id());
			case Question.Scale scale -> List.of(scale.id());
			case Question.Choice choice -> List.of(choice.id());
			case Question.Smiley smiley -> List.of(smiley.id());
			case Question.YesNo yesNo -> List.of(yesNo.id());
			case Question.Number number -> List.of(number.id());
			case Question.Seconds seconds -> List.of(seconds.id());
		};
	}

	/**
	 * Reads texts by the names of {@link #fields}. What was answered beside the
	 * questionnaire's branches is left out.
	 */
	public static Reading read(Questionnaire questionnaire, JsonNode texts) {
		ObjectNode answers = NODES.objectNode();
		for (Question question : questionnaire.questions()) {
			JsonNode value = value(question, texts, questionnaire.languages());
			if (value != null) {
				answers.set(question.id(), value);
			}
		}
		Faults faults = new Faults();
		SortedMap<String, Answer> read = new AnswerCheck(questionnaire, faults, AnswerCheck.Unasked.LEFT_OUT, true)
			.check(answers);
		return new Reading(read,
				faults.list().stream().filter((fault) -> !isUnanswered(questionnaire, fault)).toList());
	}

	private static @Nullable JsonNode value(Question question, JsonNode texts, List<String> languages) {
		JsonNode text = texts.path(question.id());
		return switch (question) {
			case Question.ExpectationPair pair -> pair(texts, pair.id());
			case Question.Scale scale -> number(text);
			case Question.Smiley smiley -> number(text);
			case Question.Seconds seconds -> number(text);
			case Question.Number number -> number(text);
			case Question.YesNo yesNo -> flag(text);
			case Question.SingleChoice single -> text.isString() ? option(single, text.stringValue(), languages) : null;
			case Question.MultipleChoice multiple ->
				text.isString() ? some(multiple, text.stringValue(), languages) : null;
			case Question.Text words -> (text.isString() && !words.id().equals(COMMENT)) ? text : null;
		};
	}

	private static boolean isUnanswered(Questionnaire questionnaire, FieldFault fault) {
		return fault.reason().equals("missing")
				&& questionnaire.questions().stream().anyMatch((one) -> fault.field().equals("answers." + one.id()));
	}

	private static @Nullable JsonNode pair(JsonNode texts, String id) {
		JsonNode expected = number(texts.path(id + FormReading.EXPECTED));
		JsonNode experienced = number(texts.path(id + FormReading.EXPERIENCED));
		if (expected == null && experienced == null) {
			return null;
		}
		ObjectNode pair = NODES.objectNode();
		pair.set("expected", expected);
		pair.set("experienced", experienced);
		return pair;
	}

	/** Spreadsheets write 4 as 4.0, and half of the world writes 2.5 as 2,5. */
	private static @Nullable JsonNode number(JsonNode text) {
		if (!text.isString()) {
			return null;
		}
		Matcher whole = WHOLE.matcher(text.stringValue());
		if (whole.matches()) {
			return NODES.numberNode(Integer.parseInt(whole.group(1)));
		}
		return DECIMAL.matcher(text.stringValue()).matches()
				? NODES.numberNode(new BigDecimal(text.stringValue().replace(',', '.'))) : text;
	}

	private static @Nullable JsonNode flag(JsonNode text) {
		if (!text.isString()) {
			return null;
		}
		return switch (text.stringValue().toLowerCase(Locale.ROOT)) {
			case "true", "yes", "y", "1", "s\u00ed", "si", "\u0646\u0639\u0645" -> NODES.booleanNode(true);
			case "false", "no", "n", "0", "\u0644\u0627" -> NODES.booleanNode(false);
			default -> text;
		};
	}

	private static JsonNode some(Question.MultipleChoice question, String text, List<String> languages) {
		ArrayNode options = NODES.arrayNode();
		for (String one : text.split("[;|]")) {
			if (!one.isBlank()) {
				options.add(option(question, one.strip(), languages));
			}
		}
		return options;
	}

	/** An option by its id, or by what it says in any language. */
	private static JsonNode option(Question.Choice question, String text, List<String> languages) {
		String id = question.options()
			.stream()
			.filter((option) -> languages.stream()
				.anyMatch((language) -> option.text().in(language).equalsIgnoreCase(text)))
			.map(Question.Option::id)
			.findFirst()
			.orElse(text);
		return NODES.stringNode(id);
	}

}
