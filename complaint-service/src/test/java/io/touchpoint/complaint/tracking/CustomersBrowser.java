package io.touchpoint.complaint.tracking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The browser of a customer, which runs no script.
 */
abstract class CustomersBrowser {

	static final Pattern LINK = Pattern.compile("/t/([A-Za-z0-9_-]+)\"");

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	EntityExchangeResult<byte[]> get(String uri) {
		return this.client.get().uri(uri).exchange().expectStatus().isOk().expectBody().returnResult();
	}

	EntityExchangeResult<byte[]> post(String uri, MultiValueMap<String, String> fields, int status) {
		return this.client.post()
			.uri(uri)
			.body(BodyInserters.fromFormData(fields))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.returnResult();
	}

	static MultiValueMap<String, String> fields(String... pairs) {
		MultiValueMap<String, String> fields = form(pairs);
		fields.add("description", "I waited three hours.\nNobody told me why.");
		return fields;
	}

	static MultiValueMap<String, String> form(String... pairs) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			fields.add(pairs[i], pairs[i + 1]);
		}
		return fields;
	}

	static String text(EntityExchangeResult<byte[]> page) {
		return new String(page.getResponseBody(), java.nio.charset.StandardCharsets.UTF_8);
	}

	static String secret(String page) {
		Matcher matcher = LINK.matcher(page);
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	static String reference(String page) {
		Matcher matcher = Pattern.compile("C-\\d{4}-\\d{6}").matcher(page);
		assertThat(matcher.find()).isTrue();
		return matcher.group();
	}

}
