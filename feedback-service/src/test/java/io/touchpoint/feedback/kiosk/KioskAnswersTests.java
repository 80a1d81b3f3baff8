package io.touchpoint.feedback.kiosk;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class KioskAnswersTests extends KioskFixture {

	@Test
	void answersAreStoredOnceHoweverOftenTheyAreSent() {
		String secret = pair(create().path("code").stringValue()).path("secret").stringValue();
		String[] answers = IntStream.range(0, 50).mapToObj((i) -> answer(key(), "")).toArray(String[]::new);
		JsonNode first = json(device("/k/answers", batch(secret, answers)));
		assertThat(first.path("done").size()).isEqualTo(50);
		this.sites.count("WITH gone AS (DELETE FROM submission WHERE site = '" + this.site
				+ "' RETURNING 1) SELECT count(*) FROM gone");
		assertThat(json(device("/k/answers", batch(secret, answers))).path("done").size()).isEqualTo(50);
		assertThat(responses()).isEqualTo(50);
	}

	@Test
	void anAnswersTimeIsCorrectedAndTheDevicesOwnIsKept() {
		String secret = pair(create().path("code").stringValue()).path("secret").stringValue();
		json(device("/k/answers",
				batch(secret, answer(key(), ", \"at\": \"2023-05-01T10:00:00Z\", \"offset\": 3600000, \"since\": null"),
						answer(key(), ", \"at\": \"1970-01-01T00:00:07Z\", \"offset\": 0"))));
		assertThat(this.sites
			.count("SELECT count(*) FROM response r JOIN kiosk_answer a ON a.response = r.id WHERE r.site = '"
					+ this.site + "' AND occurred_at = '2023-05-01T11:00:00Z' AND device_at = '2023-05-01T10:00:00Z'"))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND occurred_at > now() - interval '5 minutes'"))
			.isOne();
	}

	@Test
	void anAnswerThatFollowsTooFastIsFlaggedAndNotLost() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		json(device("/k/answers",
				batch(secret, answer(key(), ", \"since\": 9999"), answer(key(), ", \"since\": 10000"))));
		JsonNode kiosk = read(made);
		assertThat(kiosk.path("answers").longValue()).isEqualTo(2);
		assertThat(kiosk.path("suspect").longValue()).isOne();
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE suspect = 'HASTY' AND site = '" + this.site + "'")).isOne();
	}

	@Test
	void anAnswerThatDoesNotFitIsKeptAsideAndHoldsBackNoOther() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		String unfit = """
				{"key": "%s", "version": 1, "language": "en", "answers": {"overall": 9, "x\\u0000": "a\\u0000"}}"""
			.formatted(key());
		assertThat(json(device("/k/answers", batch(secret, unfit, answer(key(), "")))).path("done").size())
			.isEqualTo(2);
		assertThat(json(device("/k/answers", batch(secret, unfit))).path("done").size()).isOne();
		assertThat(read(made).path("refused").longValue()).isOne();
		assertThat(responses()).isOne();
	}

	@Test
	void whatWasTappedBeforeSomebodyWalkedAwayCounts() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		String begun = """
				{"key": "%s", "version": 1, "language": "en", "answers": {"nps": 2}}""".formatted(key());
		String nothing = """
				{"key": "%s", "version": 1, "language": "en", "answers": {}}""".formatted(key());
		assertThat(json(device("/k/answers", batch(secret, begun, nothing))).path("done").size()).isEqualTo(2);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND nps = 2 AND overall IS NULL AND moment = 'MISERY'"))
			.isOne();
		assertThat(responses()).isOne();
		assertThat(read(made).path("refused").longValue()).as("without any answer").isOne();
	}

	@Test
	void whatIsAskedAboutTheVisitIsChosenAtTheDevice() {
		JsonNode made = create();
		String survey = made.path("kiosk").path("survey").stringValue();
		json(staff(HttpMethod.PUT, "/api/feedback/surveys/" + survey + "/context",
				this.passports.siteManager(this.site),
				"{\"asks\": [\"RELATION\", \"REFERRED_BY\", \"WAITED_SECONDS\"]}"));
		JsonNode paired = pair(made.path("code").stringValue());
		JsonNode asked = paired.path("settings").path("visit");
		assertThat(asked.findValuesAsString("kind")).containsExactly("SINGLE_CHOICE", "TEXT", "SINGLE_CHOICE");
		assertThat(asked.path(0).path("text").path("ar").stringValue()).isNotBlank();
		assertThat(asked.path(2).path("options").path(1).path("id").stringValue()).isEqualTo("300");
		String answer = answer(key(), ", \"relation\": \"FIRST\", \"referredBy\": \"Ana\", \"waitedSeconds\": 300");
		json(device("/k/answers", batch(paired.path("secret").stringValue(), answer)));
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND relation = 'FIRST' AND referred_by = 'Ana' AND waited_seconds = 300"))
			.isOne();
	}

	@Test
	void whoSentTheCustomerIsNotTakenFromADeviceThatDoesNotAskIt() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		json(device("/k/answers", batch(secret, answer(key(), ", \"referredBy\": \"Ana\""))));
		assertThat(responses()).isOne();
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE site = '" + this.site + "' AND referred_by IS NOT NULL"))
			.isZero();
	}

	@Test
	void answersOfAClosedSurveyStillArrive() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		staff(HttpMethod.POST, "/api/feedback/surveys/" + made.path("kiosk").path("survey").stringValue() + "/close",
				this.passports.siteManager(this.site), "")
			.expectStatus()
			.isOk();
		json(device("/k/answers", batch(secret, answer(key(), ""))));
		assertThat(responses()).isOne();
		assertThat(json(device("/k/heartbeat", "{\"secret\": \"" + secret + "\", \"waiting\": 0}")).path("open")
			.booleanValue()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|400", "'[]'|400", "'{}'|400", "'{\"secret\": 1}'|400",
			"'{\"secret\": \"x\"}'|401", "'{\"secret\": null, \"answers\": []}'|400" })
	void whatIsNoDevicesWordIsRefused(String body, int status) {
		device("/k/answers", body).expectStatus().isEqualTo(status);
	}

	@Test
	void aBatchHasItsBounds() {
		String secret = pair(create().path("code").stringValue()).path("secret").stringValue();
		device("/k/answers", batch(secret)).expectStatus().isBadRequest();
		device("/k/answers",
				batch(secret, IntStream.range(0, 51).mapToObj((i) -> answer(key(), "")).toArray(String[]::new)))
			.expectStatus()
			.isBadRequest();
		device("/k/answers", batch(secret, answer("short", ""))).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("answers[0].key");
		device("/k/answers", batch(secret, answer(key(), ", \"x\": \"" + "a".repeat(600_000) + "\""))).expectStatus()
			.isEqualTo(413);
	}

	private JsonNode refusals(JsonNode made, String query) {
		return json(staff(HttpMethod.GET,
				"/api/feedback/kiosks/" + made.path("kiosk").path("id").stringValue() + "/refusals" + query,
				this.passports.siteManager(this.site), ""));
	}

	@Test
	void whatDoesNotFitCanBeReadAndDiscardedAndStaysKnownAfterThat() {
		JsonNode made = create();
		String id = made.path("kiosk").path("id").stringValue();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		String unfit = """
				{"key": "%s", "version": 1, "language": "en", "answers": {"overall": 9, "comment2": "Ana was kind"}}"""
			.formatted(key());
		json(device("/k/answers", batch(secret, unfit)));
		JsonNode first = refusals(made, "").path("items").path(0);
		assertThat(first.path("answer").stringValue()).contains("Ana was kind");
		assertThat(first.path("reason").stringValue()).contains("out-of-range").contains("unknown-question");
		String path = "/api/feedback/kiosks/" + id + "/refusals/discard";
		String body = "{\"refusals\": [\"" + first.path("id").stringValue() + "\"]}";
		String manager = this.passports.siteManager(this.site);
		assertThat(json(staff(HttpMethod.POST, path, manager, body)).path("discarded").longValue()).isOne();
		assertThat(json(staff(HttpMethod.POST, path, manager, body)).path("discarded").longValue()).isZero();
		assertThat(refusals(made, "").path("items").isEmpty()).isTrue();
		JsonNode gone = refusals(made, "?discarded=true").path("items").path(0);
		assertThat(gone.path("answer").isNull()).isTrue();
		assertThat(gone.path("discardedBy").stringValue()).isNotBlank();
		assertThat(read(made).path("refused").longValue()).isZero();
		assertThat(json(device("/k/answers", batch(secret, unfit))).path("done").size()).isOne();
		assertThat(refusals(made, "").path("items").isEmpty()).isTrue();
		assertThat(this.sites
			.count("SELECT count(*) FROM kiosk_refusal WHERE site = '" + this.site + "' AND answer LIKE '%Ana%'"))
			.isZero();
	}

	@Test
	void onlyManagersOfTheSiteReadWhatDoesNotFit() {
		String path = "/api/feedback/kiosks/" + create().path("kiosk").path("id").stringValue() + "/refusals";
		staff(HttpMethod.GET, path, this.passports.staff(this.site), "").expectStatus().isForbidden();
		staff(HttpMethod.GET, path, this.passports.siteManager("kiosk-other"), "").expectStatus().isNotFound();
		String body = "{\"refusals\": [\"019b8e2f-4b40-7000-8000-000000000001\"]}";
		staff(HttpMethod.POST, path + "/discard", this.passports.siteManager("kiosk-other"), body).expectStatus()
			.isNotFound();
		staff(HttpMethod.POST, path + "/discard", this.passports.siteManager(this.site), "{\"refusals\": []}")
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("refusals");
	}

	@Test
	void onlyItsDeviceAnswersForAKiosk() {
		String code = json(
				staff(HttpMethod.GET, "/api/feedback/kiosks/" + create().path("kiosk").path("id").stringValue(),
						this.passports.staff(this.site), ""))
			.path("survey")
			.stringValue();
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"" + code + "\", \"answers\": {\"overall\": 1}}")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("survey")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("kiosk-only");
		this.web.get().uri("/s/{code}", code).exchange().expectStatus().is4xxClientError();
		assertThat(responses()).isZero();
	}

	@Test
	void bothHalvesOfAPairAreTaken() {
		String secret = pair(create().path("code").stringValue()).path("secret").stringValue();
		String both = """
				{"key": "%s", "version": 1, "language": "en", "answers": {"overall": 4, "trust": {"expected": 5, "experienced": 3}}}"""
			.formatted(key());
		json(device("/k/answers", batch(secret, both)));
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND answers -> 'trust' ->> 'expected' = '5'"))
			.isOne();
	}

}
