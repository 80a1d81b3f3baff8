package io.touchpoint.feedback.intake;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

	private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final MultiValueMap<String, String> form;

	FormReading(MultiValueMap<String, String> form) {
		this.form = form;
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
			case Question.ExpectationPair pair -> pair(pair.id());
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
