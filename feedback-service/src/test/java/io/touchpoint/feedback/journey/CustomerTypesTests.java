package io.touchpoint.feedback.journey;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.journey.JourneyApi.Answer;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.feedback.journey.JourneyApi.find;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes the rules of consumers, whose journey no other test changes.
 */
@FeedbackTest
class CustomerTypesTests {

	private static final String PATH = "/api/feedback/customer-types";

	private static final String CONSUMER = PATH + "/CONSUMER";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private JourneyApi api;

	private String head;

	@BeforeEach
	void headOffice() {
		this.api = new JourneyApi(this.web);
		this.head = this.passports.headOffice();
	}

	@AfterEach
	void asItComes() {
		this.sites.change("DELETE FROM customer_type_rules");
		for (String table : new String[] { "survey", "site_touchpoint", "evaluation_plan" }) {
			this.sites.change("DELETE FROM " + table + " WHERE touchpoint LIKE 'rhythm-%'");
		}
		this.sites.change("DELETE FROM touchpoint WHERE code LIKE 'rhythm-%'");
		this.sites.change("""
				UPDATE evaluation_plan SET every = 1, rhythm = 'QUARTERS'
				WHERE customer_type = 'CONSUMER' AND method IN ('SURVEY', 'ONE_TAP')""");
	}

	private JsonNode rules(String type) {
		return find(this.api.get(this.head, PATH).ok(), "customerType", type);
	}

	private Answer put(long seen, String body) {
		return this.api.send(HttpMethod.PUT, this.head, CONSUMER, body, seen);
	}

	private JsonNode plan(String touchpoint) {
		JsonNode journey = find(this.api.get(this.head, "/api/feedback/journeys").ok(), "customerType", "CONSUMER");
		return find(journey.path("touchpoints"), "code", touchpoint);
	}

	private String interaction() {
		JsonNode journey = find(this.api.get(this.head, "/api/feedback/journeys").ok(), "customerType", "CONSUMER");
		return find(journey.path("touchpoints"), "kind", "INTERACTION").path("code").asString();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			PATIENT,   365,  30,  3
			CONSUMER,  180,  30,  3
			STUDENT,   1278, 106, 6
			COLLEAGUE, -,    30,  3
			""")
	void eachTypeHasItsHorizonAndTheRhythmThatFollows(String type, Integer horizon, int invite, int months) {
		JsonNode rules = rules(type);

		assertThat(rules.path("horizonDays").isNull()).isEqualTo(horizon == null);
		assertThat(rules.path("horizonDays").asInt(-1)).isEqualTo((horizon != null) ? horizon : -1);
		assertThat(rules.path("inviteEveryDays").asInt()).isEqualTo(invite);
		assertThat(rules.path("evaluateEveryMonths").asInt()).isEqualTo(months);
		assertThat(rules.path("invitesByHorizon").asBoolean()).isTrue();
		assertThat(rules.path("badEndStep").asDouble()).isEqualTo(0.5);
		assertThat(rules.path("revision").asInt()).isZero();
	}

	@Test
	void anotherHorizonMovesThePlansThatKeepToItAndLeavesTheOthers() {
		String follows = interaction();
		assertThat(plan(follows).at("/plan/rhythm").asString()).isEqualTo("QUARTERS");

		Answer changed = put(0, "{\"horizonDays\": 1460, \"badEndStep\": 0.8, \"badEndDays\": 60}");

		assertThat(changed.status()).isEqualTo(200);
		assertThat(changed.tag()).isEqualTo("\"1\"");
		assertThat(changed.body().path("inviteEveryDays").asInt()).isEqualTo(121);
		assertThat(changed.body().path("evaluateEveryMonths").asInt()).isEqualTo(6);
		assertThat(plan(follows).at("/plan/every").asInt()).isEqualTo(2);
		assertThat(rules("CONSUMER").path("badEndDays").asInt()).isEqualTo(60);
		assertThat(rules("CONSUMER").path("changedBy").asString()).isNotEmpty();

		this.api
			.send(HttpMethod.PUT, this.head, "/api/feedback/journeys/CONSUMER/touchpoints/" + follows + "/plan",
					"{\"method\": \"SURVEY\", \"every\": 5, \"rhythm\": \"WEEKS\", \"owner\": \"desk\"}",
					plan(follows).path("planRevision").asLong())
			.ok();
		put(1, "{\"evaluateEveryMonths\": 4, \"badEndStep\": 0.5, \"badEndDays\": 90}").ok();
		assertThat(plan(follows).at("/plan/rhythm").asString()).as("planned otherwise").isEqualTo("WEEKS");
		assertThat(rules("CONSUMER").path("horizonDays").isNull()).as("left out: nobody lapses").isTrue();
	}

	@Test
	void aNewTouchpointIsPlannedInTheRhythmOfItsType() {
		put(0, "{\"horizonDays\": 365, \"evaluateEveryMonths\": 4, \"badEndStep\": 0.5, \"badEndDays\": 90}").ok();
		String code = "rhythm-" + UUID.randomUUID().toString().substring(0, 8);

		this.api.send(HttpMethod.POST, this.head, "/api/feedback/journeys/CONSUMER/touchpoints", """
				{"code": "%s", "kind": "INTERACTION", "unit": "desk", "name": {"en": "Rhythm"}}""".formatted(code))
			.ok();

		assertThat(plan(code).at("/plan/every").asInt()).isEqualTo(4);
		assertThat(plan(code).at("/plan/rhythm").asString()).isEqualTo("MONTHS");
	}

	@Test
	void whoeverChangesThemLaterIsShownWhatTheOtherSaved() {
		String body = "{\"horizonDays\": 400, \"badEndStep\": 0.5, \"badEndDays\": 90}";
		assertThat(this.api.send(HttpMethod.PUT, this.head, CONSUMER, body).status()).isEqualTo(428);
		put(0, body).ok();

		Answer late = put(0, "{\"horizonDays\": 500, \"badEndStep\": 0.5, \"badEndDays\": 90}");

		assertThat(late.status()).isEqualTo(412);
		assertThat(late.body().at("/current/horizonDays").asInt()).isEqualTo(400);
		assertThat(put(7, body).status()).isEqualTo(412);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"horizonDays": 29, "badEndStep": 0.5, "badEndDays": 90}                        | horizonDays
			{"inviteEveryDays": 29, "badEndStep": 0.5, "badEndDays": 90}                    | inviteEveryDays
			{"evaluateEveryMonths": 37, "badEndStep": 0.5, "badEndDays": 90}                | evaluateEveryMonths
			{"badEndStep": 0.05, "badEndDays": 90}                                          | badEndStep
			{"badEndStep": 0.5}                                                             | badEndDays
			{"badEndStep": 0.5, "badEndDays": 9999}                                         | badEndDays
			""")
	void whatCannotBeIsRefusedByField(String body, String field) {
		Answer refused = put(0, body);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.faults()).containsExactly(field);
	}

	@Test
	void headOfficeAloneSetsThem() {
		String body = "{\"horizonDays\": 400, \"badEndStep\": 0.5, \"badEndDays\": 90}";
		for (String passport : new String[] { this.passports.siteManager("north"), this.passports.staff("north"),
				this.passports.ops() }) {
			assertThat(this.api.send(HttpMethod.PUT, passport, CONSUMER, body, 0L).status()).isEqualTo(403);
		}
		assertThat(this.api.get(this.passports.staff("north"), PATH).status()).isEqualTo(200);
		assertThat(this.api.get(this.passports.ops(), PATH).status()).isEqualTo(403);
		assertThat(rules("CONSUMER").path("revision").asInt()).isZero();
	}

}
