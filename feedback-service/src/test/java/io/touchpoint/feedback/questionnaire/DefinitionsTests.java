package io.touchpoint.feedback.questionnaire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class DefinitionsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Definitions definitions = new Definitions(JSON);

	/** A questionnaire with one question of each kind, and whatever else is given. */
	static ObjectNode document(String... questions) {
		ObjectNode document = (ObjectNode) JSON.readTree(
				"""
						{"id": "all-kinds", "customerType": "CONSUMER", "languages": ["en", "es"], "title": {"en": "T", "es": "T"},
						 "questions": [
							{"kind": "RATING", "id": "overall", "required": true, "attribute": "NAME_USED", "area": "PRICING",
							 "text": {"en": "a", "es": "a"},
							 "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}},
							{"kind": "SMILEY", "id": "face", "required": false, "text": {"en": "a", "es": "a"}},
							{"kind": "NPS", "id": "nps", "required": false, "text": {"en": "a", "es": "a"},
							 "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}},
							{"kind": "EFFORT", "id": "effort", "required": false, "text": {"en": "a", "es": "a"},
							 "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}},
							{"kind": "EXPECTATION_PAIR", "id": "trust", "required": false, "dimension": "TRUST",
							 "text": {"en": "a", "es": "a"}, "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}},
							{"kind": "IMPORTANCE", "id": "trust-importance", "required": false, "dimension": "TRUST",
							 "text": {"en": "a", "es": "a"}, "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}},
							{"kind": "YES_NO", "id": "named", "required": false, "step": "GREET",
							 "text": {"en": "a", "es": "a"}},
							{"kind": "SINGLE_CHOICE", "id": "way", "required": false, "text": {"en": "a", "es": "a"},
							 "options": [{"id": "shop", "text": {"en": "s", "es": "s"}}, {"id": "web", "text": {"en": "w", "es": "w"}}]},
							{"kind": "MULTIPLE_CHOICE", "id": "why", "required": true, "text": {"en": "a", "es": "a"}, "atMost": 2,
							 "options": [{"id": "price", "text": {"en": "p", "es": "p"}}, {"id": "people", "text": {"en": "q", "es": "q"}},
								{"id": "place", "text": {"en": "r", "es": "r"}}], "when": {"question": "overall", "atMost": 2}},
							{"kind": "NUMBER", "id": "times", "required": false, "text": {"en": "a", "es": "a"}, "least": 0, "most": 50.5,
							 "unit": {"en": "visits", "es": "visitas"}},
							{"kind": "SECONDS", "id": "waited", "required": false, "text": {"en": "a", "es": "a"},
							 "when": {"question": "way", "anyOf": ["shop"]}},
							{"kind": "TEXT", "id": "comment", "required": false, "text": {"en": "a", "es": "a"},
							 "longest": 400, "when": {"question": "times", "atLeast": 3}}
						 ]}
						""");
		ArrayNode all = (ArrayNode) document.get("questions");
		Arrays.stream(questions).map(JSON::readTree).forEach(all::add);
		return document;
	}

	private List<String> faults(JsonNode document) {
		ProblemException problem = catchThrowableOfType(ProblemException.class, () -> this.definitions.read(document));
		assertThat(problem).as("a refusal").isNotNull();
		return problem.faults().stream().map((fault) -> fault.field() + " " + fault.reason()).toList();
	}

	@Test
	void aQuestionnaireOfAllKindsIsReadAndWrittenAsItWas() {
		ObjectNode document = document();
		Exported read = this.definitions.read(document);
		assertThat(read.questions()).hasSize(12);
		JsonNode written = JSON.readTree(JSON.writeValueAsString(read));
		assertThat(written).isEqualTo(document);
		assertThat(DefinitionSchema.faults(written)).isEmpty();
		assertThat(DefinitionCheck.warnings(read.definition())).isEmpty();
	}

	@Test
	void aTimingIsScoredByItsTargetAndItsLimitTogether() {
		String timed = """
				{"kind": "SECONDS", "id": "timed", "required": false, "text": {"en": "a"}, "competency": "ATTITUDE"%s}""";
		assertThat(this.definitions.read(document(timed.formatted(", \"target\": 30, \"limit\": 90"))).questions())
			.last()
			.isEqualTo(new Question.Seconds(new Question.Basics("timed", false, new Wording(Map.of("en", "a")), null,
					null, null, null, Competency.ATTITUDE, null), 30, 90));
		assertThat(faults(document(timed.formatted(", \"target\": 30"))))
			.containsExactly("questions[12].limit missing");
		assertThat(faults(document(timed.formatted(", \"limit\": 30"))))
			.containsExactly("questions[12].target missing");
		assertThat(faults(document(timed.formatted(", \"target\": 90, \"limit\": 90"))))
			.containsExactly("questions[12].limit out-of-range");
		assertThat(faults(document(timed.formatted(", \"target\": 0, \"limit\": 86401"))))
			.containsExactly("questions[12].limit out-of-range");
	}

	@Test
	void answersInAConditionAreKeptAsTexts() {
		ObjectNode document = document("""
				{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"},
				 "when": {"question": "named", "anyOf": [true]}}""", """
				{"kind": "YES_NO", "id": "y", "required": false, "text": {"en": "a"},
				 "when": {"question": "overall", "anyOf": [1, 5]}}""");
		Exported read = this.definitions.read(document);
		assertThat(read.questions().get(12).when().anyOf()).containsExactly("true");
		assertThat(read.questions().get(13).when().anyOf()).containsExactly("1", "5");
	}

	@Test
	void aMemberThatIsNullIsOneThatWasLeftOut() {
		ObjectNode document = document("""
				{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": null, "area": null}""");
		assertThat(this.definitions.read(document).questions().get(12).when()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					{"kind": "YES_NO", "id": "face", "required": false, "text": {"en": "a"}}                                             | questions[12].id duplicate
					{"kind": "YES_NO", "id": "email", "required": false, "text": {"en": "a"}}                                            | questions[12].id reserved
					{"kind": "YES_NO", "id": "Not An Id", "required": false, "text": {"en": "a"}}                                        | questions[12].id invalid
					{"kind": "YES_NO", "required": false, "text": {"en": "a"}}                                                           | questions[12].id missing
					{"kind": "YES_NO", "id": "x", "required": "no", "text": {"en": "a"}}                                                 | questions[12].required wrong-type
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"es": "a"}}                                                | questions[12].text.en missing
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": " "}}                                                | questions[12].text.en missing
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a", "english": "a"}}                                | questions[12].text unknown-language
					{"kind": "YES_NO", "id": "x", "required": false, "text": "a"}                                                        | questions[12].text wrong-type
					{"kind": "GUESS", "id": "x", "required": false, "text": {"en": "a"}}                                                 | questions[12].kind unknown-value
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "low": {"en": "a"}}                            | questions[12].low unknown-field
					{"kind": "RATING", "id": "x", "required": false, "text": {"en": "a"}, "low": {"en": "a"}}                            | questions[12].high missing
					{"kind": "SINGLE_CHOICE", "id": "x", "required": false, "text": {"en": "a"}, "options": []}                          | questions[12].options empty
					{"kind": "SINGLE_CHOICE", "id": "x", "required": false, "text": {"en": "a"}, "options": [{"id": "a", "text": {}}]}   | questions[12].options[0].text.en missing
					{"kind": "SINGLE_CHOICE", "id": "x", "required": false, "text": {"en": "a"}, "options": [{"id": "a", "text": {"en": "a"}}, {"id": "a", "text": {"en": "b"}}]} | questions[12].options[1].id duplicate
					{"kind": "MULTIPLE_CHOICE", "id": "x", "required": false, "text": {"en": "a"}, "atMost": 2, "options": [{"id": "a", "text": {"en": "a"}}]} | questions[12].atMost out-of-range
					{"kind": "NUMBER", "id": "x", "required": false, "text": {"en": "a"}, "least": 3, "most": 2}                         | questions[12].most out-of-range
					{"kind": "TEXT", "id": "x", "required": false, "text": {"en": "a"}, "longest": 4001}                                 | questions[12].longest out-of-range
					{"kind": "TEXT", "id": "x", "required": false, "text": {"en": "a"}, "longest": 10, "dimension": "LOVE"}              | questions[12].dimension unknown-value
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "nobody", "anyOf": ["a"]}}  | questions[12].when.question unknown-question
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "x", "anyOf": ["true"]}}   | questions[12].when.question not-earlier
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "overall"}}               | questions[12].when empty-condition
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "comment", "anyOf": ["a"]}} | questions[12].when.question not-branchable
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "overall", "atLeast": 6}} | questions[12].when.atLeast out-of-range
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "overall", "anyOf": ["good"]}} | questions[12].when.anyOf[0] unknown-value
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "way", "anyOf": ["shop", "fax"]}} | questions[12].when.anyOf[1] unknown-value
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "way", "atMost": 2}}      | questions[12].when.atMost wrong-type
					{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"}, "when": {"question": "times", "atLeast": 3, "atMost": 2}} | questions[12].when.atMost out-of-range
					""")
	void aFaultIsNamedByItsPathAndReason(String question, String fault) {
		assertThat(faults(document(question))).containsExactly(fault);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e400", "-1e400", "1e-999999", "99999999999999999999999999", "\"\"", "[]", "{}", "true" })
	void aNumberThatCannotBeKeptIsRefusedLikeAnyOther(String number) {
		String question = "{\"kind\": \"NUMBER\", \"id\": \"x\", \"required\": false, \"text\": {\"en\": \"a\"}, \"%s\": %s}";
		for (String bound : List.of("least", "most")) {
			ObjectNode document = document(question.formatted(bound, number));
			if (!number.equals("1e-999999")) {
				assertThat(faults(document)).singleElement().asString().startsWith("questions[12]." + bound);
			}
			else {
				assertThat(this.definitions.read(document).questions()).hasSize(13);
			}
		}
	}

	@Test
	void aQuestionCannotDependOnALaterOne() {
		ObjectNode document = document();
		ArrayNode questions = (ArrayNode) document.get("questions");
		questions.add(questions.remove(0));
		assertThat(faults(document)).containsExactly("questions[7].when.question not-earlier");
	}

	@ParameterizedTest
	@CsvSource({ "nps, RATING", "comment, NPS", "overall, EFFORT" })
	void whatReportsCountByItsIdHasTheirKind(String id, String kind) {
		ObjectNode document = document(
				"""
						{"kind": "%s", "id": "%s", "required": false, "text": {"en": "a"}, "low": {"en": "l"}, "high": {"en": "h"}}"""
					.formatted(kind, id));
		ArrayNode questions = (ArrayNode) document.get("questions");
		assertThat(faults(document)).contains("questions[12].id reserved");
		assertThat(questions).hasSize(13);
	}

	@Test
	void theWholeIsCheckedToo() {
		ObjectNode document = document();
		document.remove("title");
		document.put("extra", 1);
		document.put("customerType", "ANIMAL");
		document.putArray("languages").add("en").add("English!").add("en");
		assertThat(faults(document)).containsExactlyInAnyOrder("title missing", "extra unknown-field",
				"customerType unknown-value", "languages[1] invalid", "languages duplicate");
		document.putArray("questions");
		assertThat(faults(document)).contains("questions empty");
	}

	@Test
	void whatIsBetterMendedIsAWarning() {
		ObjectNode document = document("""
				{"kind": "RATING", "id": "x", "required": false, "text": {"en": "a"}, "dimension": "TRUST",
				 "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}}""", """
				{"kind": "NPS", "id": "y", "required": false, "text": {"en": "a", "es": "a"},
				 "low": {"en": "l", "es": "l"}, "high": {"en": "h", "es": "h"}}""");
		assertThat(DefinitionCheck.warnings(this.definitions.read(document).definition()))
			.extracting(FieldFault::field, FieldFault::reason)
			.containsExactly(tuple("questions[12].text.es", "missing-translation"),
					tuple("questions[12].dimension", "same-tag"), tuple("questions[13].id", "not-in-reports"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "YES_NO | \"attribute\": \"NAME_USED\" | attribute",
					"SMILEY | \"dimension\": \"TRUST\" | dimension", "NUMBER | \"area\": \"PRICING\" | area",
					"TEXT | \"longest\": 400, \"attribute\": \"RESPECT\" | attribute" })
	void aTagOfAQuestionThatCountsForNoneIsAWarning(String kind, String tag, String field) {
		ObjectNode document = document("""
				{"kind": "%s", "id": "x", "required": false, "text": {"en": "a", "es": "a"}, %s}""".formatted(kind,
				tag));
		assertThat(DefinitionCheck.warnings(this.definitions.read(document).definition()))
			.extracting(FieldFault::field, FieldFault::reason)
			.containsExactly(tuple("questions[12]." + field, "counts-nowhere"));
	}

}
