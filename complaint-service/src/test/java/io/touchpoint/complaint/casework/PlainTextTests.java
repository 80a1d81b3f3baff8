package io.touchpoint.complaint.casework;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@ParameterizedTest
	@CsvSource({ "Nobody came, Nobody came", "Nobody came for hours, Nobody came for…",
			"Nobodycameforhours, Nobodycameforho…" })
	void aBeginningIsOfWholeWordsIfThereAreAny(String text, String beginning) {
		assertThat(PlainText.beginning(text, 16)).isEqualTo(beginning);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200b", "\u202e", " \u200d\n\u00a0", "\ufeff\u3000", "\u0007\u200f" })
	void whatNobodySeesIsNothing(String text) {
		assertThat(PlainText.of(text)).isEmpty();
		assertThat(PlainText.orNull(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "می\u200cخواهم", "\u200fتم \u200e+44", "👨\u200d👩\u200d👧" })
	void signsWithinWordsStay(String text) {
		assertThat(PlainText.of(text)).isEqualTo(text);
	}

	@Test
	void aBeginningIsOneLineAndCutsNoCharacterInTwo() {
		assertThat(PlainText.beginning("Nobody\n\ncame", 16)).isEqualTo("Nobody came");
		assertThat(PlainText.beginning("😀".repeat(20), 16)).isEqualTo("😀".repeat(15) + "…");
	}

}
