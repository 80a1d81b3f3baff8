package io.touchpoint.feedback.moment;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;
import io.touchpoint.starter.web.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class MomentRulesApiTests {

	private static final String USUAL = """
			{"miseryOverall": %d, "miserySmiley": 1, "miseryNps": 3, "miseryGap": -3, "magicOverall": 5,
			 "rateAnswers": 3, "rateMinutes": 10, "quietMinutes": 30}
			""";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private long newest() {
		return this.sites.count("SELECT coalesce(max(version), 0)::bigint FROM moment_rules");
	}

	private WebTestClient.ResponseSpec change(String passport, String body) {
		return this.web.put()
			.uri("/api/feedback/moment-rules")
			.header("If-Match", Revision.tag(newest()))
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	@AfterEach
	void asBefore() {
		change(this.passports.headOffice(), USUAL.formatted(2)).expectStatus().isOk();
	}

	private void respond(String site, int overall) {
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"" + this.sites.survey(site, "waiting") + "\", \"answers\": {\"overall\": "
					+ overall + "}}")
			.exchange()
			.expectStatus()
			.isCreated();
	}

	private long miseries(String site) {
		return this.sites.count("SELECT count(*) FROM response WHERE site = '" + site + "' AND moment = 'MISERY'");
	}

	private WebTestClient.ResponseSpec changeOf(String seen, String body) {
		return this.web.put().uri("/api/feedback/moment-rules").headers((headers) -> {
			headers.setBearerAuth(this.passports.headOffice());
			if (!seen.isEmpty()) {
				headers.setIfMatch(seen);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	@Test
	void nobodyOverwritesRulesThatTheyHaveNotSeen() {
		changeOf("", USUAL.formatted(3)).expectStatus().isEqualTo(428);
		long seen = newest();
		changeOf(Revision.tag(seen), USUAL.formatted(3)).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", Revision.tag(seen + 1));
		changeOf(Revision.tag(seen), USUAL.formatted(1)).expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.version")
			.isEqualTo(seen + 1)
			.jsonPath("$.current.miseryOverall")
			.isEqualTo(3);
	}

	@Test
	void aChangeCountsForNewAnswersOnlyAndIsRecorded() {
		this.sites.arrive("rules-a");
		respond("rules-a", 3);
		assertThat(miseries("rules-a")).isZero();
		change(this.passports.headOffice(), USUAL.formatted(3)).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.miseryOverall")
			.isEqualTo(3)
			.jsonPath("$.changedBy")
			.isEqualTo("Hanna Head")
			.jsonPath("$.changedAt")
			.isNotEmpty();
		assertThat(miseries("rules-a")).isZero();
		respond("rules-a", 3);
		assertThat(miseries("rules-a")).isEqualTo(1);
		this.web.get()
			.uri("/api/feedback/moment-rules")
			.headers((headers) -> headers.setBearerAuth(this.passports.staff("rules-a")))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.current.miseryOverall")
			.isEqualTo(3)
			.jsonPath("$.changes[0].changedBy")
			.isEqualTo("Hanna Head");
	}

	@Test
	void onlyHeadOfficeChangesTheRulesAndNonsenseIsRefusedByField() {
		change(this.passports.siteManager("rules-a"), USUAL.formatted(1)).expectStatus().isForbidden();
		change(this.passports.headOffice(), USUAL.formatted(5)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("miseryOverall");
	}

}
