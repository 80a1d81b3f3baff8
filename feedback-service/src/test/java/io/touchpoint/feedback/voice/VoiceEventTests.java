package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.testing.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class VoiceEventTests {

	private static final Instant AT = Instant.parse("2026-01-05T12:00:10Z");

	private static final Compliment COMPLIMENT = new Compliment(UUID.fromString("019b8e2f-4b40-7000-8000-0000000000c1"),
			"north-general", ComplimentSource.RESPONSE, "waiting", "front office", "Ana", null, "Seen on time.", "en",
			UUID.fromString("019b8e2f-4b40-7000-8000-000000000001"), null, true, ComplimentState.NEW, AT, null, null,
			null, null, null, false);

	@Test
	void complimentRecordedLooksLikeTheGoldenFileAndHoldsNoWordOrName() {
		String json = JsonMapper.builder()
			.build()
			.writeValueAsString(ComplimentTold.of(ComplimentTold.RECORDED, COMPLIMENT, AT));
		assertThat(json).doesNotContain("Ana", "on time");
		Golden.assertJson("events/compliment.recorded.v1.json", json);
	}

}
