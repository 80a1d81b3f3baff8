package io.touchpoint.notification.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTests {

	@ParameterizedTest
	@CsvSource({ "jane@example.org, jane@example.org", "' jane@example.org ', jane@example.org",
			"jane+tag@mail.example.co.uk, jane+tag@mail.example.co.uk",
			"jane@bücher.example, jane@xn--bcher-kva.example", "o'neil@example.org, o'neil@example.org" })
	void aPlainAddressMayBeWrittenTo(String given, String address) {
		assertThat(EmailAddress.parse(given)).isEqualTo(new EmailAddress.Valid(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "jane", "@example.org", "jane@", "a@example.org\r\nBcc: b@example.org",
			"a@example.org\nSubject: x", "a\u0000@example.org", "a\u760Ab@example.org", "a\u760Db@example.org",
			"a@example.org,b@example.org", "Jane <jane@example.org>", "group:a@example.org;", "a b@example.org",
			"a@@example.org", "a@-.example", "a@example.org>", "a\u0085@example.org" })
	void anythingElseIsRefused(String given) {
		assertThat(EmailAddress.parse(given)).isInstanceOf(EmailAddress.Invalid.class);
	}

	@Test
	void anEndlessAddressIsRefused() {
		assertThat(EmailAddress.parse("a".repeat(250) + "@example.org")).isInstanceOf(EmailAddress.Invalid.class);
	}

	@Test
	void theHashDoesNotDependOnCase() {
		assertThat(new EmailAddress.Valid("Jane@Example.ORG").hash())
			.isEqualTo(new EmailAddress.Valid("jane@example.org").hash())
			.hasSize(32);
	}

}
