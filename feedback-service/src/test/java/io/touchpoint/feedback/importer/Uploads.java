package io.touchpoint.feedback.importer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.testing.TestPassports;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Imports over HTTP, to the end.
 */
final class Uploads {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final TestPassports passports = new TestPassports("feedback-service");

	private final WebTestClient web;

	Uploads(WebTestClient web) {
		this.web = web.mutate().responseTimeout(Duration.ofSeconds(60)).build();
	}

	UUID start(String profile, byte[] file) {
		byte[] body = this.web.post()
			.uri("/api/feedback/imports?profile={profile}&name=test-file", profile)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(file)
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return UUID.fromString(JSON.readTree(body).get("id").stringValue());
	}

	JsonNode untilOver(UUID id) {
		return await().atMost(Duration.ofSeconds(120))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> status(id), (status) -> !status.get("state").stringValue().equals("STAGING")
					&& !status.get("state").stringValue().equals("RUNNING"));
	}

	JsonNode status(UUID id) {
		return JSON.readTree(get("/api/feedback/imports/" + id));
	}

	String refused(UUID id) {
		return new String(get("/api/feedback/imports/" + id + "/refused"), StandardCharsets.UTF_8);
	}

	private byte[] get(String path) {
		byte[] body = this.web.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		return body;
	}

}
