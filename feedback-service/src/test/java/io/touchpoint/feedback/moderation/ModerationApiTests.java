package io.touchpoint.feedback.moderation;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ModerationApiTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private final TestPassports passports = new TestPassports("feedback-service");

	@BeforeEach
	void site() {
		this.sites.arrive("moderated-a", "moderated-b");
	}

	private UUID response(String comment) {
		String key = UUID.randomUUID().toString();
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"%s\", \"answers\": {\"overall\": 5}%s}".formatted(
					this.sites.survey("moderated-a", "waiting"),
					comment.isEmpty() ? "" : ", \"comment\": \"" + comment + "\""))
			.exchange()
			.expectStatus()
			.isCreated();
		return this.sites.id("SELECT response FROM submission WHERE key = '" + key + "'");
	}

	private WebTestClient.ResponseSpec moderate(String passport, UUID id, String body) {
		return this.web.put()
			.uri("/api/feedback/responses/{id}/moderation", id)
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	@Test
	void aCommentIsShownOnlyAfterApprovalAndWithoutWhatTellsOfAPerson() {
		UUID id = response("Nurse Joy was kind, write me: ana@example.org");
		this.web.get()
			.uri("/api/feedback/responses/{id}/moderation", id)
			.headers((headers) -> headers.setBearerAuth(this.passports.staff("moderated-a")))
			.exchange()
			.expectBody()
			.jsonPath("$.state")
			.isEqualTo("UNCHECKED")
			.jsonPath("$.proposed")
			.isEqualTo("Nurse Joy was kind, write me: ***")
			.jsonPath("$.shown")
			.doesNotExist();
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"APPROVED\", \"leaveOut\": [\"Joy\"]}")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.shown")
			.isEqualTo("Nurse *** was kind, write me: ***")
			.jsonPath("$.by")
			.isNotEmpty()
			.jsonPath("$.at")
			.isNotEmpty();
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"HIDDEN\"}").expectStatus().isOk();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + id + "' AND public_comment IS NULL"))
			.isEqualTo(1);
	}

	@Test
	void onlyManagersOfTheSiteDecideAndOnlyAboutComments() {
		UUID id = response("Fine");
		moderate(this.passports.staff("moderated-a"), id, "{\"state\": \"APPROVED\"}").expectStatus().isForbidden();
		moderate(this.passports.siteManager("moderated-b"), id, "{\"state\": \"APPROVED\"}").expectStatus()
			.isNotFound();
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": null}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("state");
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"APPROVED\", \"leaveOut\": [\"\"]}")
			.expectStatus()
			.isBadRequest();
		moderate(this.passports.siteManager("moderated-a"), response(""), "{\"state\": \"APPROVED\"}").expectStatus()
			.isEqualTo(409);
	}

}
