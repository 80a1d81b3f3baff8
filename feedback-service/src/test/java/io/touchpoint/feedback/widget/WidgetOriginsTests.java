package io.touchpoint.feedback.widget;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.starter.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WidgetOriginsTests {

	@ParameterizedTest
	@CsvSource({ "https://www.example.org, https://www.example.org", "HTTPS://Example.ORG/, https://example.org",
			"https://example.org:443, https://example.org", "http://127.0.0.1:8081, http://127.0.0.1:8081" })
	void anOriginIsWrittenAsBrowsersDo(String typed, String origin) {
		assertThat(WidgetOrigins.origin(typed)).isEqualTo(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "https://*", "example.org", "ftp://example.org", "https://example.org/path",
			"https://example.org?x", "https://u@example.org", "https://example.org; script-src *", "https://a b",
			"javascript:alert(1)", "https://example.org:99999", "https://[::1]", "null" })
	void nothingElseGetsIntoTheHeader(String typed) {
		assertThat(WidgetOrigins.origin(typed)).isNull();
	}

	@Test
	void everyWrongOriginIsNamed() {
		assertThatThrownBy(() -> new WidgetOrigins(Arrays.asList("https://a.example", "*", null)).checked())
			.isInstanceOf(ProblemException.class)
			.hasMessageContaining("2 fields");
		assertThat(new WidgetOrigins(List.of("https://a.example", "https://a.example/")).checked())
			.containsExactly("https://a.example");
	}

}
