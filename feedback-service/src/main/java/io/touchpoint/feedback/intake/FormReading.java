package io.touchpoint.feedback.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.journey.ContextQuestion;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;

import org.springframework.util.MultiValueMap;

/**
 * Turns the fields of the survey page into what the API would have been sent, so that
 * both are checked by the same rules. Fields that the page does not have are ignored.
 */
final class FormReading {

	static final String EXPECTED = ".expected";

	static final String EXPERIENCED = ".experienced";

	/** No question has an id with a point in it. */
	static final String RELATION = "visit.relation";

	static final String REFERRED_BY = "visit.referred-by";

	/** In minutes, as people say it. */
	static final String WAITED = "visit.waited";

	private static final String MINUTES = ".minutes";

	private static final String SECONDS = ".seconds";

	private static final int SECONDS_OF_A_MINUTE = 60;

	private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");

	private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,15}");

	private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}\\.\\d{1,15}");

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final MultiValueMap<String, String> form;

	FormReading(MultiValueMap<String, String> form) {
		this.form = form;
	}

	/**
	 * The same with what the survey asks about the visit.
	 */
	ObjectNode read(String survey, Questionnaire questionnaire, String language, Set<ContextQuestion> context) {
		ObjectNode root = read(survey, questionnaire, language);
		context.forEach((question) -> {
			switch (question) {
				case RELATION -> root.set("relation", words(RELATION));
				case REFERRED_BY -> root.set("referredBy", words(REFERRED_BY));
				case WAITED_SECONDS -> root.set("waitedSeconds", waited());
			}
		});
		return root;
	}

	ObjectNode read(String survey, Questionnaire questionnaire, String language) {
		ObjectNode root = NODES.objectNode();
		root.put("survey", survey);
		root.put("language", language);
		ObjectNode answers = root.putObject("answers");
		questionnaire.questions().forEach((question) -> answer(answers, question));
		contact(root);
		return root;
	}

	private void answer(ObjectNode answers, Question question) {
		JsonNode value = switch (question) {
			case Question.Scale scale -> mark(scale.id());
			case Question.Smiley smiley -> mark(smiley.id());
			case Question.ExpectationPair pair -> pair(pair.id());
			case Question.YesNo yesNo -> flag(yesNo.id());
			case Question.SingleChoice single -> words(single.id());
			case Question.MultipleChoice multiple -> some(multiple.id());
			case Question.Number number -> number(number.id());
			case Question.Seconds seconds -> time(seconds.id());
			case Question.Text text -> words(text.id());
		};
		if (value != null) {
			answers.set(question.id(), value);
		}
	}

	private @Nullable JsonNode pair(String id) {
		JsonNode expected = mark(id + EXPECTED);
		JsonNode experienced = mark(id + EXPERIENCED);
		if (expected == null && experienced == null) {
			return null;
		}
		ObjectNode pair = NODES.objectNode();
		pair.set("expected", expected);
		pair.set("experienced", experienced);
		return pair;
	}

	private @Nullable JsonNode mark(String field) {
		String text = given(field);
		if (text == null) {
			return null;
		}
		return WHOLE.matcher(text).matches() ? NODES.numberNode(Integer.parseInt(text)) : NODES.stringNode(text);
	}

	private @Nullable JsonNode flag(String field) {
		String text = given(field);
		return (text == null) ? null : switch (text) {
			case "true" -> NODES.booleanNode(true);
			case "false" -> NODES.booleanNode(false);
			default -> NODES.stringNode(text);
		};
	}

	private @Nullable JsonNode some(String field) {
		List<String> chosen = this.form.getOrDefault(field, List.of())
			.stream()
			.filter((text) -> text != null && !text.isBlank())
			.toList();
		if (chosen.isEmpty()) {
			return null;
		}
		ArrayNode options = NODES.arrayNode();
		chosen.forEach(options::add);
		return options;
	}

	/**
	 * As people write numbers: with a comma or a point, in the digits of their script.
	 */
	private @Nullable JsonNode number(String field) {
		String text = given(field);
		if (text == null) {
			return null;
		}
		String plain = latin(text);
		if (WHOLE_NUMBER.matcher(plain).matches()) {
			return NODES.numberNode(Long.parseLong(plain));
		}
		return DECIMAL.matcher(plain).matches() ? NODES.numberNode(new BigDecimal(plain)) : NODES.stringNode(text);
	}

	private @Nullable JsonNode waited() {
		JsonNode minutes = number(WAITED);
		return (minutes != null && minutes.isNumber()) ? NODES.numberNode(minutes.decimalValue()
			.multiply(BigDecimal.valueOf(SECONDS_OF_A_MINUTE))
			.setScale(0, RoundingMode.HALF_UP)
			.longValue()) : minutes;
	}

	/** In seconds, or as minutes and seconds in a field each. */
	private @Nullable JsonNode time(String id) {
		JsonNode seconds = number(id);
		JsonNode minutes = number(id + MINUTES);
		JsonNode rest = number(id + SECONDS);
		if (seconds != null || (minutes == null && rest == null)) {
			return seconds;
		}
		if (isTime(minutes) && isTime(rest)) {
			return NODES.numberNode(SECONDS_OF_A_MINUTE * asLong(minutes) + asLong(rest));
		}
		return NODES.stringNode(given(id + MINUTES) + ":" + given(id + SECONDS));
	}

	private static boolean isTime(@Nullable JsonNode number) {
		return number == null
				|| number.isIntegralNumber() && number.longValue() >= 0 && number.longValue() <= Question.Seconds.MOST;
	}

	private static long asLong(@Nullable JsonNode number) {
		return (number != null) ? number.longValue() : 0;
	}

	private static String latin(String text) {
		StringBuilder latin = new StringBuilder(text.length());
		text.codePoints().map((point) -> switch (point) {
			case ',', '\u066b' -> '.';
			case '\u2212' -> '-';
			default -> (Character.digit(point, 10) >= 0) ? '0' + Character.digit(point, 10) : point;
		}).forEach(latin::appendCodePoint);
		return latin.toString();
	}

	/** Browsers send line ends as CR LF; they are kept as LF. */
	private @Nullable JsonNode words(String field) {
		String text = given(field);
		return (text != null) ? NODES.stringNode(text.replace("\r\n", "\n")) : null;
	}

	/** Ticking the consent without an address, or a name alone, is not a contact. */
	private void contact(ObjectNode root) {
		String email = given("email");
		String name = given("name");
		if (email != null) {
			ObjectNode contact = root.putObject("contact");
			contact.put("email", email);
			contact.put("name", name);
			contact.put("consent", this.form.containsKey("consent"));
		}
	}

	private @Nullable String given(String field) {
		String text = this.form.getFirst(field);
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
