package io.touchpoint.feedback.intake;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class PublicResponsesTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@BeforeEach
	void sites() {
		this.sites.arrive("public-a", "public-b");
	}

	private WebTestClient.ResponseSpec post(String key, String body) {
		return this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	private String answer(String site, int overall) {
		return """
				{"survey": "%s", "answers": {"overall": %d, "nps": 9, "trust": {"expected": 4, "experienced": 5},
				 "trust-importance": 5}, "comment": "Seen on time."}
				""".formatted(this.sites.survey(site, "waiting"), overall);
	}

	@Test
	void aResponseIsStoredAndAcknowledged() {
		long before = this.sites.count("SELECT count(*) FROM response");
		post(UUID.randomUUID().toString(), answer("public-a", 5)).expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.id")
			.isNotEmpty()
			.jsonPath("$.receivedAt")
			.isNotEmpty();
		assertThat(this.sites.count("SELECT count(*) FROM response")).isEqualTo(before + 1);
	}

	@Test
	void aRepetitionGetsTheFirstAnswer() {
		String key = UUID.randomUUID().toString();
		byte[] first = post(key, answer("public-a", 4)).expectBody().returnResult().getResponseBody();
		byte[] second = post(key, answer("public-a", 4).replace("{\"expected", "{  \"expected")).expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(second).isEqualTo(first);
	}

	@Test
	void anotherResponseUnderAUsedKeyIsRefused() {
		String key = UUID.randomUUID().toString();
		post(key, answer("public-a", 4)).expectStatus().isCreated();
		post(key, answer("public-a", 5)).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/idempotency-key-reused");
		post(key, answer("public-b", 4)).expectStatus().isEqualTo(422);
	}

}
