package io.touchpoint.feedback.kiosk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.journey.Channel;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class KiosksTests extends KioskFixture {

	@Test
	void aKioskIsPairedOnceAndLearnsWhatToAsk() {
		JsonNode made = create();
		assertThat(made.path("kiosk").path("state").stringValue()).isEqualTo("UNPAIRED");
		JsonNode paired = pair(made.path("code").stringValue().toLowerCase(Locale.ROOT));
		assertThat(paired.path("secret").stringValue()).hasSize(43);
		assertThat(paired.path("settings").path("questionnaire").path("id").stringValue()).isEqualTo("patient");
		assertThat(paired.path("settings").path("pin").path("hash").stringValue()).isNotBlank();
		device("/k/pair", "{\"code\": \"" + made.path("code").stringValue() + "\"}").expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unknown-code");
	}

	/** Asks something to type and a face that follows from it. */
	private void onlyTyped(String id) {
		this.sites
			.change("""
					INSERT INTO questionnaire (id, version, customer_type, published_at, definition) VALUES ('%s', 1, 'PATIENT', now(),
						'{"languages": ["en"], "title": {"en": "Typed"}, "questions": [
							{"kind": "NUMBER", "id": "times", "required": true, "text": {"en": "How often?"}},
							{"kind": "SMILEY", "id": "face", "required": false, "text": {"en": "How was it?"},
							 "when": {"question": "times", "atLeast": 1}}]}')
					ON CONFLICT DO NOTHING"""
				.formatted(id));
	}

	@Test
	void aQuestionnaireThatAKioskCannotBeginWithIsRefusedForIt() {
		onlyTyped("typed");
		create();
		String manager = this.passports.siteManager(this.site);
		String kiosk = this.sites.survey(this.site, "waiting", Channel.KIOSK);
		String web = this.sites.survey(this.site, "waiting");
		String asks = "{\"questionnaire\": \"typed\"}";
		staff(HttpMethod.PUT, "/api/feedback/surveys/" + kiosk + "/questionnaire", manager, asks).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("questionnaire")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("no-tap-question");
		staff(HttpMethod.PUT, "/api/feedback/surveys/" + web + "/questionnaire", manager, asks).expectStatus().isOk();
		this.sites.change("UPDATE survey SET questionnaire = 'typed' WHERE code = '" + kiosk + "'");
		staff(HttpMethod.POST, "/api/feedback/kiosks", manager, """
				{"site": "%s", "touchpoint": "waiting", "name": "Hall 2", "pin": "2580"}
				""".formatted(this.site)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("touchpoint");
	}

	@Test
	void aVersionThatItsKiosksCannotBeginWithIsNotPublished() {
		String id = "tapped-" + this.site;
		this.sites
			.change("""
					INSERT INTO questionnaire (id, version, customer_type, published_at, definition) VALUES ('%s', 1, 'PATIENT', now(),
						'{"languages": ["en"], "title": {"en": "Tapped"}, "questions": [
							{"kind": "SMILEY", "id": "face", "required": true, "text": {"en": "How was it?"}}]}')"""
				.formatted(id));
		JsonNode made = create();
		this.sites.change("UPDATE survey SET questionnaire = '" + id + "' WHERE code = '"
				+ made.at("/kiosk/survey").stringValue() + "'");
		String head = this.passports.headOffice();
		json(staff(HttpMethod.POST, "/api/feedback/questionnaires", head, "{\"id\": \"" + id + "\"}"));
		staff(HttpMethod.PUT, "/api/feedback/questionnaires/" + id + "/draft", head, """
				{"languages": ["en"], "title": {"en": "Typed"}, "questions": [
					{"kind": "NUMBER", "id": "times", "required": true, "text": {"en": "How often?"}}]}""")
			.expectStatus()
			.isOk();
		String publish = "/api/feedback/questionnaires/" + id + "/draft/publish";
		staff(HttpMethod.POST, publish, head, "", "\"2\"").expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/kiosks-ask-it");
		assertThat(this.sites.count("SELECT count(*) FROM questionnaire WHERE id = '" + id + "'")).isEqualTo(1);
		this.sites.change("UPDATE kiosk SET revoked_at = now() WHERE site = '" + this.site + "'");
		staff(HttpMethod.POST, publish, head, "", "\"2\"").expectStatus().isOk();
	}

	@Test
	void noSecretIsStoredAsItIs() {
		JsonNode made = create();
		String code = made.path("code").stringValue().replace("-", "");
		assertThat(this.sites.count("SELECT count(*) FROM kiosk k WHERE k::text LIKE '%" + code + "%'")).isZero();
		String secret = pair(code).path("secret").stringValue();
		assertThat(this.sites.count("SELECT count(*) FROM kiosk k WHERE k::text LIKE '%" + secret + "%'")).isZero();
	}

	@Test
	void aCodeIsWorthlessAfterItsTime() {
		JsonNode made = create();
		this.sites.count("WITH late AS (UPDATE kiosk SET pairing_until = now() - interval '1 second' WHERE site = '"
				+ this.site + "' RETURNING 1) SELECT count(*) FROM late");
		device("/k/pair", "{\"code\": \"" + made.path("code").stringValue() + "\"}").expectStatus().isNotFound();
	}

	@Test
	void aHeartbeatSaysHowTheKioskIs() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		JsonNode settings = json(device("/k/heartbeat", """
				{"secret": "%s", "waiting": 7, "battery": 0.42, "charging": true, "now": "%s"}
				""".formatted(secret, Instant.now().minusSeconds(100))));
		assertThat(settings.path("time").stringValue()).isNotBlank();
		JsonNode kiosk = read(made);
		assertThat(kiosk.path("state").stringValue()).isEqualTo("ONLINE");
		assertThat(kiosk.path("waiting").intValue()).isEqualTo(7);
		assertThat(kiosk.path("battery").intValue()).isEqualTo(42);
		assertThat(kiosk.path("clockOffsetMs").longValue()).isBetween(95_000L, 200_000L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"now\": \"+1000000000-01-01T00:00:00Z\"", "\"now\": \"-1000000000-01-01T00:00:00Z\"",
			"\"battery\": 1e400", "\"battery\": -1", "\"battery\": 1%s" })
	void whatNoDeviceCanSayOfItselfIsNotNoted(String odd) {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		json(device("/k/heartbeat",
				"{\"secret\": \"" + secret + "\", \"waiting\": 0, " + odd.formatted("0".repeat(400)) + "}"));
		JsonNode kiosk = read(made);
		assertThat(kiosk.path("battery").isNull()).isTrue();
		assertThat(kiosk.path("clockOffsetMs").longValue()).isZero();
	}

	@Test
	void aRevokedDeviceIsShutOutAndHandsOverOncePairedAgain() {
		JsonNode made = create();
		String id = made.path("kiosk").path("id").stringValue();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		json(staff(HttpMethod.POST, "/api/feedback/kiosks/" + id + "/revoke", this.passports.siteManager(this.site),
				""));
		assertThat(read(made).path("state").stringValue()).isEqualTo("REVOKED");
		device("/k/answers", batch(secret, answer(key(), ""))).expectStatus()
			.isUnauthorized()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unknown-device");
		String code = json(staff(HttpMethod.POST, "/api/feedback/kiosks/" + id + "/pairing",
				this.passports.siteManager(this.site), ""))
			.path("code")
			.stringValue();
		device("/k/pair", "{\"code\": \"" + code + "\", \"holds\": \"" + UUID.randomUUID() + "\"}").expectStatus()
			.isEqualTo(409);
		String next = json(device("/k/pair", "{\"code\": \"" + code + "\", \"holds\": \"" + id + "\"}")).path("secret")
			.stringValue();
		json(device("/k/answers", batch(next, answer(key(), ""))));
		assertThat(responses()).isOne();
	}

	@Test
	void whoLeavesGivesTheSecretBack() {
		String secret = pair(create().path("code").stringValue()).path("secret").stringValue();
		device("/k/unpair", "{\"secret\": \"" + secret + "\"}").expectStatus().isNoContent();
		device("/k/unpair", "{\"secret\": \"" + secret + "\"}").expectStatus().isUnauthorized();
	}

	@Test
	void anotherSitesKioskIsNobodysBusiness() {
		JsonNode made = create();
		String path = "/api/feedback/kiosks/" + made.path("kiosk").path("id").stringValue();
		String foreign = this.passports.siteManager("kiosk-other");
		staff(HttpMethod.GET, path, foreign, "").expectStatus().isNotFound();
		staff(HttpMethod.POST, path + "/pairing", foreign, "").expectStatus().isNotFound();
		staff(HttpMethod.POST, path + "/revoke", foreign, "").expectStatus().isNotFound();
		staff(HttpMethod.PUT, path, foreign, """
				{"name": "Mine", "idleSeconds": 20, "misuseSeconds": 5, "questions": 3}""").expectStatus().isNotFound();
		staff(HttpMethod.GET, "/api/feedback/kiosks?site=" + this.site, foreign, "").expectStatus().isForbidden();
		staff(HttpMethod.POST, "/api/feedback/kiosks", foreign, """
				{"site": "%s", "touchpoint": "waiting", "name": "Mine", "pin": "1234"}""".formatted(this.site))
			.expectStatus()
			.isForbidden();
		assertThat(json(staff(HttpMethod.GET, "/api/feedback/kiosks", foreign, "")).toString())
			.doesNotContain(this.site);
		staff(HttpMethod.POST, path + "/revoke", this.passports.staff(this.site), "").expectStatus().isForbidden();
	}

	@Test
	void aKioskCanBeChanged() {
		JsonNode made = create();
		JsonNode changed = json(staff(HttpMethod.PUT,
				"/api/feedback/kiosks/" + made.path("kiosk").path("id").stringValue(),
				this.passports.siteManager(this.site), """
						{"name": "Door", "idleSeconds": 30, "misuseSeconds": 0, "questions": 0, "pin": "11112222"}"""));
		assertThat(changed.path("name").stringValue()).isEqualTo("Door");
		assertThat(changed.path("idleSeconds").intValue()).isEqualTo(30);
		assertThat(changed.path("usual").path("idleSeconds").intValue()).as("what new ones begin with").isEqualTo(20);
		assertThat(changed.path("revision").intValue()).isEqualTo(2);
	}

	@Test
	void whoeverChangesAKioskLaterIsShownWhatTheOtherWrote() {
		JsonNode made = create();
		String path = "/api/feedback/kiosks/" + made.path("kiosk").path("id").stringValue();
		String manager = this.passports.siteManager(this.site);
		String wanted = "{\"name\": \"%s\", \"idleSeconds\": 30, \"misuseSeconds\": 0, \"questions\": 0}";
		staff(HttpMethod.PUT, path, manager, wanted.formatted("Door"), null).expectStatus().isEqualTo(428);
		staff(HttpMethod.GET, path, manager, "").expectHeader().valueEquals("ETag", "\"1\"");
		staff(HttpMethod.PUT, path, manager, wanted.formatted("Door")).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"2\"");
		staff(HttpMethod.PUT, path, manager, wanted.formatted("Gate")).expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.name")
			.isEqualTo("Door")
			.jsonPath("$.current.revision")
			.isEqualTo(2);
		assertThat(read(made).path("name").stringValue()).isEqualTo("Door");
	}

	@Test
	void whatADeviceDoesIsInNobodysWay() {
		JsonNode made = create();
		String secret = pair(made.path("code").stringValue()).path("secret").stringValue();
		json(device("/k/heartbeat", "{\"secret\": \"" + secret + "\", \"waiting\": 0}"));
		assertThat(read(made).path("revision").intValue()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"pin\": \"12a4\"", "\"pin\": \"123\"", "\"idleSeconds\": 1",
			"\"touchpoint\": \"nothing\"", "\"name\": \" \"", "\"questions\": 11", "\"misuseSeconds\": -1" })
	void whatIsWrongOfANewKioskIsNamed(String wrong) {
		String field = wrong.substring(1, wrong.indexOf('"', 1));
		String sound = IntStream.range(0, 4)
			.mapToObj((i) -> new String[] { "\"site\": \"" + this.site + "\"", "\"touchpoint\": \"waiting\"",
					"\"name\": \"Hall\"", "\"pin\": \"2580\"" }[i])
			.filter((part) -> !part.startsWith("\"" + field + "\""))
			.collect(Collectors.joining(", "));
		staff(HttpMethod.POST, "/api/feedback/kiosks", this.passports.headOffice(), "{" + sound + ", " + wrong + "}")
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kiosk", "kiosk_answer", "kiosk_refusal" })
	void theDatabaseAloneKeepsSitesApart(String table) throws SQLException {
		String secret = pair(create().path("code").stringValue()).path("secret").stringValue();
		json(device("/k/answers", batch(secret, answer(key(), ""), "{\"key\": \"" + key() + "\"}")));
		assertThat(count(this.site, table)).isPositive();
		assertThat(count("kiosk-other", table)).isZero();
		assertThat(count("", table)).isZero();
	}

	private long count(String scope, String table) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '" + scope + "', true)");
			try (ResultSet rows = statement
				.executeQuery("SELECT count(*) FROM " + table + " WHERE site = '" + this.site + "'")) {
				rows.next();
				return rows.getLong(1);
			}
		}
	}

	@Test
	void thePageAndItsFilesAreOfOneVersion() {
		String page = this.web.get()
			.uri("/k")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.value("Content-Security-Policy", (policy) -> assertThat(policy).contains("default-src 'none'"))
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).doesNotContain("%VERSION%");
		String script = page.substring(page.indexOf("/k/assets/"), page.indexOf(".webmanifest"))
			.replace("/kiosk", "/kiosk.js");
		this.web.get()
			.uri(script)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", "max-age=31536000, public, immutable");
		this.web.get().uri("/k/assets/000000000000/kiosk.js").exchange().expectStatus().isNotFound();
		this.web.get()
			.uri("/k/worker.js")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Service-Worker-Allowed", "/k");
	}

}
