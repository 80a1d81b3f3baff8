package io.touchpoint.starter.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	private static final String ID = "0198f0a0-0000-7000-8000-000000000001";

	@Test
	void aCursorIsReadAsItWasWritten() {
		Cursor cursor = new Cursor(Instant.parse("2026-03-02T10:00:00.123456Z"), UUID.fromString(ID));
		assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z x", "yesterday " + ID,
			"+1000000000-12-31T23:59:59Z " + ID, "-1000000000-01-01T00:00:00Z " + ID, "+10000-01-01T00:00:00Z " + ID })
	void whatNoListGaveIsRefused(String plain) {
		String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text))
			.satisfies((problem) -> assertThat(problem.status().value()).isEqualTo(400));
	}

}
