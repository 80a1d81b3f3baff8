package io.touchpoint.complaint.casework;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@ParameterizedTest
	@CsvSource({ "Nobody came, Nobody came", "Nobody came for hours, Nobody came for…",
			"Nobodycameforhours, Nobodycameforho…" })
	void aBeginningIsOfWholeWordsIfThereAreAny(String text, String beginning) {
		assertThat(PlainText.beginning(text, 16)).isEqualTo(beginning);
	}

	@Test
	void aBeginningIsOneLineAndCutsNoCharacterInTwo() {
		assertThat(PlainText.beginning("Nobody\n\ncame", 16)).isEqualTo("Nobody came");
		assertThat(PlainText.beginning("😀".repeat(20), 16)).isEqualTo("😀".repeat(15) + "…");
	}

}
