package io.touchpoint.complaint.file;

import io.touchpoint.starter.scan.ScanCheck;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewFileTests {

	private static String named(String sent, String type) {
		return NewFile.of(sent, new ScanCheck.Scan(type, new byte[] { 1 })).name();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			photo.jpg             | image/jpeg      | photo.jpg
			invoice.exe           | application/pdf | invoice.pdf
			C:\\Users\\Ana\\a.png | image/png       | a.png
			../../etc/passwd      | image/png       | passwd.png
			صورة.jpeg             | image/jpeg      | صورة.jpg
			.png                  | image/png       | .png.png
			''                    | application/pdf | file.pdf
			""")
	void aNameKeepsItsWordsAndHasTheEndingOfItsContent(String sent, String type, String kept) {
		assertThat(named(sent, type)).isEqualTo(kept);
	}

	@Property
	void anyNameIsFitToBeKeptAndShown(@ForAll String sent) {
		assertThat(named(sent, "image/png")).endsWith(".png")
			.hasSizeLessThanOrEqualTo(250)
			.matches((name) -> name.codePointCount(0, name.length()) <= 124)
			.doesNotContainPattern("[\\p{Cntrl}/\\\\\"<>|:*?]")
			.isNotBlank();
	}

}
