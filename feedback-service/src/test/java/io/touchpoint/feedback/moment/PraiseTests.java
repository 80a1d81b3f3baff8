package io.touchpoint.feedback.moment;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class PraiseTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String site;

	@BeforeEach
	void site() {
		this.site = "pr-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site, "pr-other");
	}

	private UUID respond(int overall) {
		String key = UUID.randomUUID().toString();
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"%s\", \"answers\": {\"overall\": %d}, \"comment\": \"Joy is great\"}"
				.formatted(this.sites.survey(this.site, "waiting"), overall))
			.exchange()
			.expectStatus()
			.isCreated();
		return this.sites.id("SELECT response FROM submission WHERE key = '" + key + "'");
	}

	private WebTestClient.ResponseSpec praise(HttpMethod method, String passport, UUID response) {
		return this.web.method(method)
			.uri("/api/feedback/responses/{id}/praise", response)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange();
	}

	private String moment(UUID response) {
		return this.sites.count("SELECT count(*) FROM response WHERE id = '" + response + "' AND moment = 'MAGIC'") == 1
				? "MAGIC" : "OTHER";
	}

	private long told(String type) {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE site = '" + this.site + "' AND type = '" + type + "'");
	}

	private long compliments(String state) {
		return this.sites
			.count("SELECT count(*) FROM compliment WHERE site = '" + this.site + "' AND state = '" + state + "'");
	}

	@Test
	void praiseMakesAnAnswerMagicAndACompliment() {
		UUID response = respond(4);
		String staff = this.passports.staff(this.site);
		praise(HttpMethod.PUT, staff, response).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.praised")
			.isEqualTo(true)
			.jsonPath("$.moment")
			.isEqualTo("MAGIC")
			.jsonPath("$.by")
			.isNotEmpty()
			.jsonPath("$.compliment")
			.isNotEmpty();
		praise(HttpMethod.PUT, staff, response).expectStatus().isOk();
		assertThat(moment(response)).isEqualTo("MAGIC");
		assertThat(told("response.judged")).isEqualTo(1);
		assertThat(told("compliment.recorded")).isEqualTo(1);
		assertThat(compliments("NEW")).isEqualTo(1);
	}

	@Test
	void praiseTakenBackLeavesWhatTheRulesSawAndCanBeGivenAgain() {
		UUID response = respond(4);
		String staff = this.passports.staff(this.site);
		praise(HttpMethod.PUT, staff, response).expectStatus().isOk();
		praise(HttpMethod.DELETE, staff, response).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.praised")
			.isEqualTo(false)
			.jsonPath("$.moment")
			.isEqualTo("NEUTRAL");
		praise(HttpMethod.DELETE, staff, response).expectStatus().isOk();
		assertThat(told("response.judged")).isEqualTo(2);
		assertThat(compliments("CLOSED")).isEqualTo(1);
		praise(HttpMethod.PUT, staff, response).expectStatus().isOk();
		assertThat(told("response.judged")).isEqualTo(3);
		assertThat(compliments("NEW")).isEqualTo(1);
		assertThat(told("compliment.recorded")).isEqualTo(1);
	}

	@Test
	void aComplimentThatSomebodyPassedOnStaysWhenPraiseIsTakenBack() {
		UUID response = respond(4);
		String manager = this.passports.siteManager(this.site);
		praise(HttpMethod.PUT, manager, response).expectStatus().isOk();
		this.sites.change("UPDATE compliment SET state = 'FORWARDED' WHERE response = '" + response + "'");
		praise(HttpMethod.DELETE, manager, response).expectStatus().isOk();
		assertThat(compliments("FORWARDED")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "person = 'Joy'", "person_id = gen_random_uuid()" })
	void aComplimentWhosePersonAColleagueHasNamedStaysToo(String named) {
		UUID response = respond(4);
		String manager = this.passports.siteManager(this.site);
		praise(HttpMethod.PUT, manager, response).expectStatus().isOk();
		this.sites.change("UPDATE compliment SET " + named + " WHERE response = '" + response + "'");
		praise(HttpMethod.DELETE, manager, response).expectStatus().isOk();
		assertThat(compliments("NEW")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "thanked", "forwarded" })
	void whatWasThankedForOrPassedOnAndClosedIsNotTakenUpAgain(String done) {
		UUID response = respond(4);
		String manager = this.passports.siteManager(this.site);
		praise(HttpMethod.PUT, manager, response).expectStatus().isOk();
		this.sites.change(
				"UPDATE compliment SET state = 'CLOSED', " + done + "_at = now() WHERE response = '" + response + "'");
		praise(HttpMethod.DELETE, manager, response).expectStatus().isOk();
		praise(HttpMethod.PUT, manager, response).expectStatus().isOk();
		assertThat(compliments("CLOSED")).isEqualTo(1);
		assertThat(compliments("NEW")).isZero();
	}

	@Test
	void aBadTimeIsNoPraiseHoweverKindTheWords() {
		UUID response = respond(1);
		praise(HttpMethod.PUT, this.passports.siteManager(this.site), response).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/misery-stays");
		assertThat(told("response.judged")).isZero();
	}

	@Test
	void anImportedAnswerIsAComplimentOnlyIfSomebodySaysSo() {
		UUID response = respond(4);
		this.sites.change("UPDATE response SET source_key = 'x-" + response + "' WHERE id = '" + response + "'");
		praise(HttpMethod.PUT, this.passports.headOffice(), response).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.compliment")
			.isNotEmpty();
	}

	@Test
	void anotherSitesAnswerIsNotThere() {
		UUID response = respond(4);
		String stranger = this.passports.siteManager("pr-other");
		praise(HttpMethod.GET, stranger, response).expectStatus().isNotFound();
		praise(HttpMethod.PUT, stranger, response).expectStatus().isNotFound();
		praise(HttpMethod.DELETE, stranger, response).expectStatus().isNotFound();
		praise(HttpMethod.PUT, this.passports.ops(), response).expectStatus().isForbidden();
	}

}
