package io.touchpoint.feedback.intake;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseReceivedTests {

	private static final Instant AT = Instant.parse("2026-01-05T11:59:10Z");

	@Test
	void versionOneLooksLikeTheGoldenFile() {
		NewEvent event = response().received();
		Golden.assertJson("events/response.received.v1.json", JsonMapper.builder().build().writeValueAsString(event));
	}

	@Test
	void itHoldsNoWordOfTheCustomer() {
		assertThat(JsonMapper.builder().build().writeValueAsString(response().received())).doesNotContain("Ana",
				"example.org", "on time");
	}

	@Test
	void whatWasAnsweredOfTheScriptIsToldByStep() {
		Questionnaire script = JsonMapper.shared()
			.readValue(
					"""
							{"id": "guest", "version": 1, "customerType": "PATIENT", "languages": ["en"], "title": {"en": "Script"},
							 "questions": [
								{"kind": "YES_NO", "id": "hello", "required": false, "step": "GREET", "text": {"en": "A greeting?"}},
								{"kind": "YES_NO", "id": "name", "required": false, "step": "GREET", "text": {"en": "By name?"}},
								{"kind": "RATING", "id": "plain", "required": false, "step": "EXPLAIN", "text": {"en": "Plain?"},
								 "low": {"en": "no"}, "high": {"en": "yes"}},
								{"kind": "YES_NO", "id": "next", "required": false, "step": "SUGGEST", "text": {"en": "A next step?"}},
								{"kind": "YES_NO", "id": "badge", "required": false, "text": {"en": "A badge?"}}
							 ]}""",
					Questionnaire.class);
		Marks marks = Marks.of(script, Map.of("hello", new Answer.Flag(true), "name", new Answer.Flag(false), "plain",
				new Answer.Mark(4), "badge", new Answer.Flag(true)));
		Golden.assertJson("events/response.received.steps.v1.json",
				JsonMapper.builder().build().writeValueAsString(response().received(marks, null)));
	}

	@Test
	void theFirstFaceThatWasTappedIsToldAndNoOverallMarkIsMadeOfIt() {
		NewResponse tapped = new NewResponse(UUID.fromString("019b8e2f-4b40-7000-8000-000000000001"), "north-general",
				"waiting", Channel.KIOSK, CustomerType.PATIENT, "tap", 1,
				new TreeMap<>(Map.of("overall", new Answer.Tap(1))), Moment.MISERY, null, null, "en", null, null, null,
				null, true, false, AT, AT);
		Golden.assertJson("events/response.received.tap.v1.json",
				JsonMapper.builder().build().writeValueAsString(tapped.received()));
	}

	private static NewResponse response() {
		return new NewResponse(UUID.fromString("019b8e2f-4b40-7000-8000-000000000001"), "north-general", "waiting",
				Channel.QR, CustomerType.PATIENT, "patient", 1,
				new TreeMap<>(Map.of("overall", new Answer.Mark(5), "nps", new Answer.Mark(9), "trust",
						new Answer.Pair(4, 5), "trust-importance", new Answer.Mark(5), "empathy",
						new Answer.Pair(null, 4), "tangibles-importance", new Answer.Mark(2))),
				Moment.MAGIC, "Seen on time.", new Contact("ana@example.org", "Ana"), "en", Relation.RETURNING,
				"Dr Ortega", PromiseState.KEPT, 840, false, false, AT, AT);
	}

}
