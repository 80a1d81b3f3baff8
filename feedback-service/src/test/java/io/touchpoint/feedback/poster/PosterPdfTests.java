package io.touchpoint.feedback.poster;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PosterPdfTests {

	private static List<Placard> placards(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> new Placard(
					(i % 2 == 0) ? "مستشفى الشمال (مبنى 2)" : "Łódź & <b>Κέντρο</b>\u0007 \ud83c\udfe5", "Consultation",
					"ab2cd3e%03d".formatted(i), "https://care.example.org/s/ab2cd3e%03d".formatted(i), 1 + i % 3))
			.toList();
	}

	private static byte[] pdf(PosterFormat format, String language, List<Placard> placards) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PosterPages pages = new PosterPages(format, language);
		PosterPdf.write(pages.of(placards), pages.isRightToLeft(), out);
		return out.toByteArray();
	}

	@ParameterizedTest
	@CsvSource({ "en, 1, It takes less than a minute.", "en, 3, It takes about 3 minutes.",
			"es, 3, Se tarda unos 3 minutos." })
	void aPosterSaysHowLongItsOwnQuestionsTake(String language, int minutes, String said) {
		for (PosterFormat format : List.of(PosterFormat.POSTER, PosterFormat.TENT)) {
			String page = new PosterPages(format, language)
				.of(List.of(new Placard("North", "Waiting", "ab2cd3e001", "https://c.example/s/ab2cd3e001", minutes)))
				.findFirst()
				.orElseThrow();
			assertThat(page).contains(said);
		}
	}

	@ParameterizedTest
	@CsvSource({ "POSTER, en, 2, 2, 1", "TENT, ar, 2, 2, 2", "SHEET, es, 14, 2, 1", "SHEET, ar, 3, 1, 1",
			"SHEET, en, 133, 12, 1" })
	void everyCodeOfAPrintedPageLeadsToItsSurvey(PosterFormat format, String language, int surveys, int pages,
			int timesEach) {
		List<Placard> placards = placards(surveys);
		byte[] pdf = pdf(format, language, placards);
		assertThat(PrintedCodes.pages(pdf)).isEqualTo(pages);
		assertThat(PrintedCodes.of(pdf)).containsExactlyInAnyOrderElementsOf(placards.stream()
			.flatMap((placard) -> IntStream.range(0, timesEach).mapToObj((i) -> placard.address()))
			.toList());
		assertThat(PrintedCodes.fontsNotEmbedded(pdf)).isEmpty();
	}

}
