package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCheckTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** One question of each kind, and three that are asked of some. */
	static final Questionnaire QUESTIONNAIRE = JSON.readValue(
			"""
					{"id": "kinds", "version": 1, "customerType": "CONSUMER", "languages": ["en", "es", "ar"],
					 "title": {"en": "All kinds"}, "questions": [
						{"kind": "SMILEY", "id": "face", "required": true, "text": {"en": "How was it?", "es": "¿Cómo fue?"}},
						{"kind": "RATING", "id": "clean", "required": false, "attribute": "CLEANLINESS", "text": {"en": "Clean?"},
						 "low": {"en": "no"}, "high": {"en": "yes"}},
						{"kind": "NPS", "id": "nps", "required": false, "text": {"en": "Recommend?"}, "low": {"en": "no"},
						 "high": {"en": "yes"}},
						{"kind": "EFFORT", "id": "effort", "required": false, "text": {"en": "Easy?"}, "low": {"en": "no"},
						 "high": {"en": "yes"}},
						{"kind": "IMPORTANCE", "id": "clean-matters", "required": false, "attribute": "CLEANLINESS",
						 "text": {"en": "Does it matter?"}, "low": {"en": "no"}, "high": {"en": "yes"}},
						{"kind": "EXPECTATION_PAIR", "id": "trust", "required": false, "dimension": "TRUST", "text": {"en": "Kept?"},
						 "low": {"en": "no"}, "high": {"en": "yes"}},
						{"kind": "YES_NO", "id": "greeted", "required": false, "text": {"en": "Greeted?"}},
						{"kind": "SINGLE_CHOICE", "id": "way", "required": false, "text": {"en": "Which way?"},
						 "options": [{"id": "shop", "text": {"en": "Shop"}}, {"id": "web", "text": {"en": "Web"}}]},
						{"kind": "MULTIPLE_CHOICE", "id": "why", "required": true, "text": {"en": "What was wrong?"}, "atMost": 2,
						 "options": [{"id": "price", "text": {"en": "Price"}}, {"id": "people", "text": {"en": "People"}},
							{"id": "place", "text": {"en": "Place"}}], "when": {"question": "face", "atMost": 2}},
						{"kind": "TEXT", "id": "who", "required": true, "longest": 20, "text": {"en": "Who was it?"},
						 "when": {"question": "why", "anyOf": ["people"]}},
						{"kind": "NUMBER", "id": "times", "required": false, "least": -1, "most": 99.5, "text": {"en": "How often?"}},
						{"kind": "SECONDS", "id": "waited", "required": false, "text": {"en": "How long?"},
						 "when": {"question": "times", "atLeast": 3}}
					 ]}
					""",
			Questionnaire.class);

	private final Faults faults = new Faults();

	private SortedMap<String, Answer> check(String answers, AnswerCheck.Unasked unasked) {
		return new AnswerCheck(QUESTIONNAIRE, this.faults, unasked, true).check(JSON.readTree(answers));
	}

	private List<String> named() {
		return this.faults.list().stream().map((fault) -> fault.field() + " " + fault.reason()).toList();
	}

	@Test
	void everyKindTakesItsAnswer() {
		SortedMap<String, Answer> answers = check(
				"""
						{"face": 2, "clean": 5, "nps": 0, "effort": 7, "clean-matters": 1, "trust": {"expected": 4, "experienced": 2},
						 "greeted": false, "way": "web", "why": ["place", "people"], "who": " Ana ", "times": 3.50, "waited": 86400}
						""",
				AnswerCheck.Unasked.REFUSED);
		assertThat(this.faults.list()).isEmpty();
		assertThat(answers).containsEntry("face", new Answer.Tap(2))
			.containsEntry("effort", new Answer.Mark(7))
			.containsEntry("greeted", new Answer.Flag(false))
			.containsEntry("way", new Answer.Chosen("web"))
			.containsEntry("why", new Answer.ChosenSome(List.of("people", "place")))
			.containsEntry("who", new Answer.Words("Ana"))
			.containsEntry("waited", new Answer.Timed(86_400))
			.hasSize(12);
		assertThat(JSON.writeValueAsString(answers.get("times").plain())).isEqualTo("3.5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{}                                                   | answers.face missing
			{"face": 0}                                          | answers.face out-of-range
			{"face": 5}                                          | answers.face out-of-range
			{"face": "3"}                                        | answers.face wrong-type
			{"face": 3.0}                                        | answers.face wrong-type
			{"face": 4, "effort": 8}                             | answers.effort out-of-range
			{"face": 4, "nps": 11}                               | answers.nps out-of-range
			{"face": 4, "greeted": "yes"}                        | answers.greeted wrong-type
			{"face": 4, "greeted": 1}                            | answers.greeted wrong-type
			{"face": 4, "way": "fax"}                            | answers.way unknown-option
			{"face": 4, "way": ["shop"]}                         | answers.way wrong-type
			{"face": 2}                                          | answers.why missing
			{"face": 2, "why": []}                               | answers.why missing
			{"face": 2, "why": "price"}                          | answers.why wrong-type
			{"face": 2, "why": ["price", 7]}                     | answers.why wrong-type
			{"face": 2, "why": ["price", "fax"]}                 | answers.why unknown-option
			{"face": 2, "why": ["price", "people", "place"]}     | answers.why too-many
			{"face": 2, "why": ["people"]}                       | answers.who missing
			{"face": 2, "why": ["people"], "who": "far too long for twenty"} | answers.who too-long
			{"face": 4, "times": "3"}                            | answers.times wrong-type
			{"face": 4, "times": true}                           | answers.times wrong-type
			{"face": 4, "times": -2}                             | answers.times out-of-range
			{"face": 4, "times": 99.51}                          | answers.times out-of-range
			{"face": 4, "times": 0.12345}                        | answers.times out-of-range
			{"face": 4, "times": 1e999}                          | answers.times out-of-range
			{"face": 4, "times": 3, "waited": 1.5}               | answers.waited wrong-type
			{"face": 4, "times": 3, "waited": 86401}             | answers.waited out-of-range
			{"face": 4, "times": 3, "waited": -1}                | answers.waited out-of-range
			{"face": 4, "why": ["price"]}                        | answers.why not-asked
			{"face": 4, "who": "Ana"}                            | answers.who not-asked
			{"face": 4, "waited": 3}                             | answers.waited not-asked
			{"face": 4, "times": 2.9, "waited": 3}               | answers.waited not-asked
			{"face": 9, "why": ["price"]}                        | answers.face out-of-range
			{"face": 9}                                          | answers.face out-of-range
			{"face": 4, "trust": {"experienced": 3, "hoped": 1}} | answers.trust.hoped unknown-field
			{"face": 4, "clean": {"experienced": 3}}             | answers.clean wrong-type
			{"face": 4, "other": 3}                              | answers.other unknown-question
			[]                                                   | answers wrong-type
			""")
	void aWrongAnswerIsNamedWithItsReason(String answers, String fault) {
		check(answers, AnswerCheck.Unasked.REFUSED);
		assertThat(named()).containsExactly(fault);
	}

	@Test
	void aFormMaySendWhatItNoLongerShows() {
		SortedMap<String, Answer> answers = check(
				"""
						{"face": 4, "why": ["price", "fax"], "who": "far too long for twenty letters", "waited": "x", "times": 1}
						""",
				AnswerCheck.Unasked.LEFT_OUT);
		assertThat(this.faults.list()).isEmpty();
		assertThat(answers).containsOnlyKeys("face", "times");
	}

	@Test
	void aRequiredQuestionThatIsNotAskedIsNotMissing() {
		assertThat(check("{\"face\": 2, \"why\": [\"price\"]}", AnswerCheck.Unasked.REFUSED)).containsOnlyKeys("face",
				"why");
		assertThat(this.faults.list()).isEmpty();
	}

	@Test
	void whatItSaysOfTagsIsTold() {
		SortedMap<String, Answer> answers = check("""
				{"face": 3, "clean": 4, "clean-matters": 5, "effort": 6, "trust": {"expected": 3, "experienced": 2}}""",
				AnswerCheck.Unasked.REFUSED);
		Marks marks = Marks.of(QUESTIONNAIRE, answers);
		assertThat(JSON.writeValueAsString(Map.of("dimensions", marks.dimensions())))
			.isEqualTo("{\"dimensions\":{\"TRUST\":{\"experienced\":2,\"expected\":3,\"importance\":null}}}");
		assertThat(marks.attributes().values()).containsExactly(new Marks.Mark(4, null, 5));
		assertThat(marks.effort()).isEqualTo(6);
	}

}
