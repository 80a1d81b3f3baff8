package io.touchpoint.feedback;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.Golden;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@FeedbackTest
class OpenApiTests {

	@Autowired
	WebTestClient web;

	@Test
	void theDescriptionIsTheCommittedOne() {
		byte[] actual = this.web.get()
			.uri("/api/openapi/feedback-service")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		Golden.assertJsonFile(Path.of("openapi.json"), new String(actual, StandardCharsets.UTF_8)
			.replaceAll("\"url\":\\s*\"http://[^\"]+\"", "\"url\":\"/\""));
	}

}
