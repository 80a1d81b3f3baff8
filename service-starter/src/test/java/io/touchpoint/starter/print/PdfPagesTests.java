package io.touchpoint.starter.print;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PdfPagesTests {

	@Test
	void lettersThatNoFontHasAreToldEachOnce() {
		assertThat(PdfPages.unprintable("Dear 王小明, 小 😀")).containsExactly("王", "小", "明", "😀");
		assertThat(PdfPages.unprintable("नम")).containsExactly("न", "म");
		assertThat(PdfPages.unprintable("ส")).containsExactly("ส");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Señor Łukasz Ördög – “no” … 20 €", "Γειά σου", "Привет, Юлия", "Nguyễn Thị Hường",
			"عزيزتي آنا، نعتذر عن ذلك؛ 15:30", "شكرًا", "می\u200cخواهم", "\u200e+44 20\u00a07946\u202f0101\n\tx" })
	void whatTheFontsHaveIsPrinted(String text) {
		assertThat(PdfPages.unprintable(text)).isEmpty();
	}

}
