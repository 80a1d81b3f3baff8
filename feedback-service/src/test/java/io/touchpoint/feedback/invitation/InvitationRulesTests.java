package io.touchpoint.feedback.invitation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class InvitationRulesTests {

	private static final String RULES = """
			{"restDays": %s, "remindDays": %s, "goodDays": %s, "delayHours": %s, "afterFirstVisit": true,
			 "afterVisit": false}
			""";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	InvitationRuleRepository rules;

	@AfterEach
	void asBefore() {
		this.sites.change("DELETE FROM invitation_rules");
	}

	private WebTestClient.ResponseSpec change(String passport, int seen, String body) {
		return this.web.put().uri("/api/feedback/invitation-rules").headers((headers) -> {
			headers.setBearerAuth(passport);
			headers.setIfMatch("\"" + seen + "\"");
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	@Test
	void whatComesWithTheServiceCountsUntilHeadOfficeChangesIt() {
		this.web.get()
			.uri("/api/feedback/invitation-rules")
			.headers((headers) -> headers.setBearerAuth(this.passports.staff("anywhere")))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"0\"")
			.expectBody()
			.jsonPath("$.current.restDays")
			.isEqualTo(30)
			.jsonPath("$.usual.remindDays")
			.isEqualTo(7)
			.jsonPath("$.changes.length()")
			.isEqualTo(0);
		change(this.passports.headOffice(), 0, RULES.formatted(60, 10, 20, 48)).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"1\"")
			.expectBody()
			.jsonPath("$.restDays")
			.isEqualTo(60)
			.jsonPath("$.changedBy")
			.isEqualTo("Hanna Head");
		InvitationRules current = this.rules.current().block();
		assertThat(current.rest()).hasDays(60);
		assertThat(current.delay()).hasHours(48);
		assertThat(current.afterVisit()).isFalse();
	}

	@Test
	void nobodyOverwritesWhatTheyHaveNotSeen() {
		String head = this.passports.headOffice();
		change(head, 0, RULES.formatted(60, 10, 20, 48)).expectStatus().isOk();
		change(head, 0, RULES.formatted(90, 10, 20, 48)).expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.restDays")
			.isEqualTo(60);
		change(head, 7, RULES.formatted(90, 10, 20, 48)).expectStatus().isEqualTo(412);
		change(head, 1, RULES.formatted(90, 10, 20, 48)).expectStatus().isOk();
		assertThat(this.rules.changes(10).count().block()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "0, 7, 30, 24, restDays", "366, 7, 30, 24, restDays", "30, 0, 30, 24, remindDays",
			"30, 30, 30, 24, remindDays", "30, 7, 181, 24, goodDays", "30, 7, 30, -1, delayHours",
			"null, 7, 30, 24, restDays" })
	void nonsenseIsRefusedByField(String rest, String remind, String good, String delay, String field) {
		change(this.passports.headOffice(), 0, RULES.formatted(rest, remind, good, delay)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field);
	}

	@Test
	void onlyHeadOfficeChangesThemAndOnlyWhatItSaw() {
		String body = RULES.formatted(60, 10, 20, 48);
		change(this.passports.siteManager("anywhere"), 0, body).expectStatus().isForbidden();
		this.web.put()
			.uri("/api/feedback/invitation-rules")
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(428);
	}

}
