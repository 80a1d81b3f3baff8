package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
			case Question.Scale scale -> List.of(scale.id());
			case Question.Text text -> text.id().equals("comment") ? List.of() : List.of(text.id());
		};
	}

	/**
	 * Reads texts by the names of {@link #fields}.
	 */
	public static Reading read(Questionnaire questionnaire, JsonNode texts) {
		ObjectNode answers = NODES.objectNode();
		for (Question question : questionnaire.questions()) {
			JsonNode value = switch (question) {
				case Question.ExpectationPair pair -> pair(texts, pair.id());
				case Question.Scale scale -> whole(texts.path(scale.id()));
				case Question.Text text -> text.id().equals("comment") ? null : words(texts.path(text.id()));
			};
			if (value != null) {
				answers.set(question.id(), value);
			}
		}
		Faults faults = new Faults();
		SortedMap<String, Answer> read = new AnswerCheck(questionnaire, faults).check(answers);
		return new Reading(read,
				faults.list().stream().filter((fault) -> !isUnanswered(questionnaire, fault)).toList());
	}

	private static boolean isUnanswered(Questionnaire questionnaire, FieldFault fault) {
		return fault.reason().equals("missing")
				&& questionnaire.questions().stream().anyMatch((one) -> fault.field().equals("answers." + one.id()));
	}

	private static @Nullable JsonNode pair(JsonNode texts, String id) {
		JsonNode expected = whole(texts.path(id + FormReading.EXPECTED));
		JsonNode experienced = whole(texts.path(id + FormReading.EXPERIENCED));
		if (expected == null && experienced == null) {
			return null;
		}
		ObjectNode pair = NODES.objectNode();
		pair.set("expected", expected);
		pair.set("experienced", experienced);
		return pair;
	}

	/** Spreadsheets write 4 as 4.0. */
	private static @Nullable JsonNode whole(JsonNode text) {
		if (!text.isString()) {
			return null;
		}
		var whole = WHOLE.matcher(text.stringValue());
		return whole.matches() ? NODES.numberNode(Integer.parseInt(whole.group(1))) : text;
	}

	private static @Nullable JsonNode words(JsonNode text) {
		return text.isString() ? text : null;
	}

}
