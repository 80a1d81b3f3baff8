package io.touchpoint.complaint.letter;

import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LetterEventGoldenTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Test
	void aLetterThatWasSentIsToldWithoutItsWords() {
		Letter letter = new Letter(new UUID(7, 3), LetterChannel.REPLY, "en", "Dear Ana, we are sorry.", null,
				new UUID(7, 4), 2L, true, LetterPdfTests.MONDAY, "Mara Meyer");
		NewEvent event = LetterSent.of(letter, LetterPdfTests.aCase("en"));
		assertThat(event.type()).isEqualTo("letter.sent");
		String json = JSON.writeValueAsString(event);
		assertThat(json).doesNotContain("Ana", "sorry", "Mara");
		Golden.assertJson("events/letter.sent.v1.json", json);
	}

}
