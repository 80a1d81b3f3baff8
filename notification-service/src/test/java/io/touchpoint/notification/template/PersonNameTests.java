package io.touchpoint.notification.template;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "Jane", "Jane Doe", "J. R. Doe", "María-José O'Neil", "أحمد", "D’Arcy", "Dr. Nguyễn" })
	void aNameIsUsed(String name) {
		assertThat(PersonName.of(name)).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Visit https://evil.example", "evil.example", "Win 1000 EUR", "<b>Jane</b>",
			"Jane\nBcc: x", "a@example.org", "see evil.co now", "[(${1})]" })
	void whatIsNoNameIsLeftOut(String given) {
		assertThat(PersonName.of(given)).isNull();
	}

	@Test
	void aNameTooLongIsLeftOut() {
		assertThat(PersonName.of("J".repeat(61))).isNull();
		assertThat(PersonName.of(null)).isNull();
	}

}
