package io.touchpoint.feedback.importer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvGuessTests {

	@Test
	void theDelimiterIsTheOneThatCutsAllRowsAlike() {
		assertThat(CsvGuess.of("a;b;c\n1;x,y;3\n2;z,z,z;4\n".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(new CsvShape("UTF-8", ";", true));
		assertThat(CsvGuess.of("a\tb\n1\t2,5\n3\t4\n".getBytes(StandardCharsets.UTF_8)).delimiter()).isEqualTo("\t");
		assertThat(CsvGuess.of("a,b\n\"1;2\",3\n4,5\n".getBytes(StandardCharsets.UTF_8)).delimiter()).isEqualTo(",");
	}

	@Test
	void rowsOfNumbersNameNoColumns() {
		assertThat(CsvGuess.of("1,5,2026-01-05\n2,4,2026-01-06\n".getBytes(StandardCharsets.UTF_8)).header()).isFalse();
	}

	@Test
	void theEncodingIsFoundEvenWhereTheBeginningCutsALetter() {
		byte[] arabic = "موقع,تعليق\nشمال,جيد جدًا\n".getBytes(StandardCharsets.UTF_8);
		assertThat(CsvGuess.encoding(java.util.Arrays.copyOf(arabic, 3))).isEqualTo("UTF-8");
		assertThat(CsvGuess.encoding("café;olé".getBytes(Charset.forName("windows-1252")))).isEqualTo("windows-1252");
		assertThat(CsvGuess.encoding("\ufeffa,b".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("UTF-16LE");
	}

	@Test
	void theFormatOfTimesIsTheOneThatReadsThemAll() {
		assertThat(TimeReading.suggest(List.of("2026-01-05 10:30:00", "2026-12-31"))).isEqualTo("ISO");
		assertThat(TimeReading.suggest(List.of("05/01/2026", "31/12/2026"))).isEqualTo("dd/MM/uuuu");
		assertThat(TimeReading.suggest(List.of("01/05/2026 3:30 PM".replace(" 3", " 03"), "12/31/2026 11:00 AM")))
			.isEqualTo("MM/dd/uuuu hh:mm a");
		assertThat(TimeReading.suggest(List.of("yesterday"))).isNull();
	}

}
