package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import io.touchpoint.complaint.clock.ClockView.OneSpan;
import io.touchpoint.complaint.site.Hours;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The explanation over Easter in Germany, as people of two languages read it.
 */
class HolidayNamesTests {

	private static final Instant WEDNESDAY = Instant.parse("2026-04-01T09:00:00Z");

	private static final WorkingCalendar BERLIN = new WorkingCalendar(ZoneId.of("Europe/Berlin"),
			new Hours(Hours.WEEKDAYS.opening(), "DE", null, List.of(), 1));

	private static List<OneSpan> explained(Locale language) {
		Limit limit = Limit.of("3 working days");
		Run run = new Run(CaseClock.ACKNOWLEDGE, limit, WEDNESDAY, limit.end(WEDNESDAY, BERLIN), List.of(), null, null);
		return Spans.of(run, BERLIN, WEDNESDAY)
			.all()
			.stream()
			.map((span) -> OneSpan.of(span, BERLIN, language))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de" })
	void eachMinuteIsExplainedWithTheHolidaysNameInTheReadersLanguage(String language) {
		Golden.assertJson("clock-explained." + language + ".json",
				JsonMapper.shared().writeValueAsString(explained(Locale.forLanguageTag(language))));
	}

	@Test
	void aLanguageThatTheTablesDoNotHaveReadsEnglish() {
		assertThat(BERLIN.holiday(LocalDate.of(2026, 4, 3), Locale.forLanguageTag("ar"))).isEqualTo("Good Friday");
		assertThat(explained(Locale.forLanguageTag("ar"))).isEqualTo(explained(Locale.ENGLISH));
	}

}
