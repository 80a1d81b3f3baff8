package io.touchpoint.feedback.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class TellMoreSaidTests {

	private final TellMore tellMore = new TellMore(new TellMoreProperties(Duration.ofHours(1), "secret"),
			JsonMapper.shared(), Clock.systemUTC());

	@Test
	void theFaceThatWasTappedIsToldAsAFaceAndNotAsAMark() {
		JsonNode told = told(Map.of("overall", new Answer.Tap(2), "nps", new Answer.Mark(3)));
		assertThat(told.path("face").intValue()).isEqualTo(2);
		assertThat(told.path("overall").isNull()).isTrue();
		assertThat(told.path("nps").intValue()).isEqualTo(3);
	}

	@Test
	void aMarkIsNoFace() {
		JsonNode told = told(Map.of("overall", new Answer.Mark(4)));
		assertThat(told.path("overall").intValue()).isEqualTo(4);
		assertThat(told.path("face").isNull()).isTrue();
	}

	private JsonNode told(Map<String, Answer> answers) {
		String token = this.tellMore.token(UUID.randomUUID(), "north", "waiting", "Waiting", TellMore.Said.of(answers));
		assertThat(TellMore.isToken(token)).isTrue();
		return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
	}

}
