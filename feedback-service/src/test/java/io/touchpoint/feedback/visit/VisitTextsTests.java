package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VisitTextsTests {

	private static final Instant EVENING = Instant.parse("2026-11-28T18:50:00Z");

	@Test
	void aTimeIsWrittenAsTheReaderDoesAndNamesTheZoneOfTheSite() {
		assertThat(in("en", "Europe/London")).isEqualTo("28 Nov 2026, 18:50 GMT");
		assertThat(in("en", "America/New_York")).isEqualTo("28 Nov 2026, 13:50 GMT-05:00");
		assertThat(in("es", "Europe/London")).isEqualTo("28 nov 2026, 18:50 GMT");
		assertThat(in("ar", "Europe/London")).startsWith("28 نوفمبر 2026").contains("18:50 ");
	}

	private static String in(String language, String zone) {
		return VisitTexts.clock(language, ZoneId.of(zone)).format(EVENING);
	}

}
