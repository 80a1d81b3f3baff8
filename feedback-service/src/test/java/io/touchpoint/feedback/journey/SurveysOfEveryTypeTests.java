package io.touchpoint.feedback.journey;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.journey.JourneyApi.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.feedback.journey.JourneyApi.values;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hospital, which is for patients, asks everybody else too.
 */
@FeedbackTest
class SurveysOfEveryTypeTests {

	private static final String SURVEYS = "/api/feedback/surveys";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private JourneyApi api;

	private String site;

	private String manager;

	@BeforeEach
	void hospital() {
		this.api = new JourneyApi(this.web);
		this.site = "types-" + UUID.randomUUID().toString().substring(0, 8);
		this.manager = this.passports.siteManager(this.site);
		this.sites.arrive(this.site);
	}

	private Answer make(String touchpoint, String type, String channel) {
		return this.api.send(HttpMethod.POST, this.manager, SURVEYS, """
				{"site": "%s", "touchpoint": "%s", "customerType": "%s", "channel": "%s"}""".formatted(this.site,
				touchpoint, type, channel));
	}

	@ParameterizedTest
	@CsvSource({ "COLLEAGUE,handover", "CONSUMER,checkout", "STUDENT,library" })
	void aSurveyForOthersAsksTheirQuestionsAndItsAnswersAreTheirs(CustomerType type, String touchpoint) {
		JsonNode made = make(touchpoint, type.name(), "QR").ok();
		assertThat(made.path("questionnaire").asString()).isEqualTo(type.name().toLowerCase(Locale.ROOT));
		assertThat(this.api.answer(made.path("code").asString(), null)).isEqualTo(201);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND customer_type = '" + type + "' AND channel = 'QR'"))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE type = 'response.received' AND site = '"
				+ this.site + "' AND data ->> 'customerType' = '" + type + "'"))
			.isOne();
		assertThat(make(touchpoint, type.name(), "QR").status()).isEqualTo(409);
	}

	private String questionnaire(String touchpoint, String channel) {
		return values(this.api
			.get(this.manager,
					SURVEYS + "?site=" + this.site + "&touchpoint=" + touchpoint + "&channel=" + channel
							+ "&customerType=PATIENT")
			.ok()
			.path("items"), "questionnaire").getFirst();
	}

	@Test
	void aPlaceAsksTheSameByEveryNewWayButAKiosk() {
		this.sites.count("WITH changed AS (UPDATE survey SET questionnaire = 'remark' WHERE site = '" + this.site
				+ "' AND touchpoint = 'waiting' AND channel = 'WEB' RETURNING 1) SELECT count(*) FROM changed");
		make("waiting", "PATIENT", "WIDGET").ok();
		this.web.post()
			.uri("/api/feedback/posters")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("Content-Type", "application/json")
			.bodyValue("{\"format\": \"POSTER\", \"sites\": [\"%s\"], \"touchpoints\": [\"waiting\", \"greeting\"]}"
				.formatted(this.site))
			.exchange()
			.expectStatus()
			.isOk();
		make("waiting", "PATIENT", "KIOSK").ok();
		assertThat(questionnaire("waiting", "WIDGET")).isEqualTo("remark");
		assertThat(questionnaire("waiting", "QR")).isEqualTo("remark");
		assertThat(questionnaire("greeting", "QR")).isEqualTo("patient");
		assertThat(questionnaire("waiting", "KIOSK")).isEqualTo("patient");
	}

	@Test
	void whatAClosedSurveyAskedIsNotAskedAnew() {
		this.sites.count(
				"WITH changed AS (UPDATE survey SET questionnaire = 'remark', active = false WHERE site = '" + this.site
						+ "' AND touchpoint = 'waiting' AND channel = 'WEB' RETURNING 1) SELECT count(*) FROM changed");
		make("waiting", "PATIENT", "QR").ok();
		assertThat(questionnaire("waiting", "QR")).isEqualTo("patient");
	}

	@Test
	void theListIsNarrowedToThoseWhoAnswer() {
		make("handover", "COLLEAGUE", "WEB").ok();
		JsonNode theirs = this.api.get(this.manager, SURVEYS + "?site=" + this.site + "&customerType=COLLEAGUE").ok();
		assertThat(values(theirs.path("items"), "touchpoint")).containsExactly("handover");
		JsonNode patients = this.api.get(this.manager, SURVEYS + "?site=" + this.site + "&customerType=PATIENT").ok();
		assertThat(values(patients.path("items"), "customerType")).hasSize(10).containsOnly("PATIENT");
		assertThat(this.api.get(this.manager, SURVEYS + "?customerType=ROBOT").faults())
			.containsExactly("customerType");
	}

	@Test
	void aKioskAndAWidgetAskThoseWhomTheyAreMadeFor() {
		JsonNode kiosk = this.api
			.send(HttpMethod.POST, this.manager, "/api/feedback/kiosks",
					"""
							{"site": "%s", "touchpoint": "handover", "customerType": "COLLEAGUE", "name": "Staff room", "pin": "2580"}
							"""
						.formatted(this.site))
			.ok();
		assertThat(kiosk.at("/kiosk/customerType").asString()).isEqualTo("COLLEAGUE");
		JsonNode widget = this.api.send(HttpMethod.POST, this.manager, "/api/feedback/widgets", """
				{"site": "%s", "touchpoint": "result", "customerType": "COLLEAGUE"}""".formatted(this.site)).ok();
		assertThat(widget.path("customerType").asString()).isEqualTo("COLLEAGUE");
		for (String list : List.of("kiosks", "widgets")) {
			String path = "/api/feedback/" + list + "?site=" + this.site + "&customerType=";
			assertThat(this.api.get(this.manager, path + "COLLEAGUE").ok().path("items")).hasSize(1);
			assertThat(this.api.get(this.manager, path + "PATIENT").ok().path("items")).isEmpty();
		}
		assertThat(this.sites.count("SELECT count(*) FROM survey WHERE site = '" + this.site
				+ "' AND customer_type = 'COLLEAGUE' AND questionnaire = 'colleague' AND channel IN ('KIOSK', 'WIDGET')"))
			.isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/api/feedback/kiosks  | , \"name\": \"Hall\", \"pin\": \"2580\"",
			"/api/feedback/widgets | ''", "/api/feedback/surveys | ''" })
	void aTouchpointOfAnotherJourneyIsNamed(String path, String more) {
		Answer refused = this.api.send(HttpMethod.POST, this.manager, path, """
				{"site": "%s", "touchpoint": "waiting", "customerType": "COLLEAGUE"%s}""".formatted(this.site, more));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.faults()).containsExactly("touchpoint");
	}

	@Test
	void postersForColleaguesMakeNoneForPatients() {
		this.web.post()
			.uri("/api/feedback/posters")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("Content-Type", "application/json")
			.bodyValue("{\"format\": \"SHEET\", \"sites\": [\"%s\"], \"customerType\": \"COLLEAGUE\"}"
				.formatted(this.site))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.sites
			.count("SELECT count(*) FROM survey WHERE channel = 'QR' AND customer_type = 'COLLEAGUE' AND site = '"
					+ this.site + "'"))
			.isEqualTo(5);
		assertThat(this.sites
			.count("SELECT count(*) FROM survey WHERE channel = 'QR' AND customer_type <> 'COLLEAGUE' AND site = '"
					+ this.site + "'"))
			.isZero();
	}

	@Test
	void aCardOfAColleagueCountsAsTheirs() {
		make("handover", "COLLEAGUE", "WEB").ok();
		this.web.post()
			.uri("/api/feedback/responses")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.header("Content-Type", "application/json")
			.bodyValue("""
					{"channel": "PAPER", "site": "%s", "touchpoint": "handover", "customerType": "COLLEAGUE",
					 "answers": {"overall": 2}, "relation": "RETURNING", "language": "es"}""".formatted(this.site))
			.exchange()
			.expectStatus()
			.isCreated();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND customer_type = 'COLLEAGUE' AND relation = 'RETURNING' AND language = 'es'"))
			.isOne();
	}

	@Test
	void aSurveyAsksNothingAboutTheVisitUntilItIsTold() {
		JsonNode made = make("waiting", "PATIENT", "QR").ok();
		assertThat(made.path("context")).isEmpty();
		String context = SURVEYS + "/" + made.path("code").asString() + "/context";
		JsonNode told = this.api
			.send(HttpMethod.PUT, this.manager, context, "{\"asks\": [\"WAITED_SECONDS\", \"RELATION\", \"RELATION\"]}",
					1L)
			.ok();
		assertThat(told.path("context").toString()).isEqualTo("[\"RELATION\",\"WAITED_SECONDS\"]");
		assertThat(this.api.send(HttpMethod.PUT, this.manager, context, "{\"asks\": []}", 2L).ok().path("context"))
			.isEmpty();
	}

	@Test
	void whoChoosesLaterIsShownWhatTheOtherChose() {
		String context = SURVEYS + "/" + make("waiting", "PATIENT", "QR").ok().path("code").asString() + "/context";
		String body = "{\"asks\": [\"RELATION\"]}";
		assertThat(this.api.send(HttpMethod.PUT, this.manager, context, body).status()).isEqualTo(428);
		assertThat(this.api.send(HttpMethod.PUT, this.manager, context, body, 1L).tag()).isEqualTo("\"2\"");
		Answer late = this.api.send(HttpMethod.PUT, this.manager, context, "{\"asks\": []}", 1L);
		assertThat(late.status()).isEqualTo(412);
		assertThat(late.body().at("/current/context").toString()).isEqualTo("[\"RELATION\"]");
		assertThat(late.body().at("/current/contextRevision").asLong()).isEqualTo(2);
	}

	@Test
	void whatASurveyAsksIsChosenByItsManagersAndInKnownWords() {
		String context = SURVEYS + "/" + make("waiting", "PATIENT", "QR").ok().path("code").asString() + "/context";
		String body = "{\"asks\": [\"RELATION\"]}";
		String elsewhere = this.passports.siteManager("types-elsewhere");
		assertThat(this.api.send(HttpMethod.PUT, elsewhere, context, body, 1L).status()).isEqualTo(404);
		String staff = this.passports.staff(this.site);
		assertThat(this.api.send(HttpMethod.PUT, staff, context, body, 1L).status()).isEqualTo(403);
		assertThat(this.api.send(HttpMethod.PUT, this.manager, context, "{}", 1L).faults()).containsExactly("asks");
		Answer odd = this.api.send(HttpMethod.PUT, this.manager, context, "{\"asks\": [\"SHOE_SIZE\"]}", 1L);
		assertThat(odd.status()).isEqualTo(400);
		assertThat(odd.faults()).containsExactly("asks[0]");
	}

}
