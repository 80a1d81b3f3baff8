package io.touchpoint.complaint.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who left no e-mail address asks to be forgotten.
 */
@ComplaintServiceTest
class CaseErasureTests {

	private static final String SITE = "forgetful-once";

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	Erasure erasure;

	private final String manager = PASSPORTS.siteManager(SITE);

	private String id;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Forgetful Once", "UTC");
		this.id = postalCase();
	}

	private String postalCase() {
		return this.cases
			.receive(SITE,
					Map.of("description", "I am Ana", "postal", Map.of("name", "Ana", "address", "1 Road of Ana")))
			.path("id")
			.asString();
	}

	private WebTestClient.ResponseSpec ask(HttpMethod method, String bearer, String revision) {
		return this.client.method(method)
			.uri("/api/complaints/" + this.id + "/erasure")
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", revision)
			.exchange();
	}

	private JsonNode asked() {
		return json(ask(HttpMethod.POST, this.manager, tag()).expectStatus().isOk());
	}

	private static JsonNode json(WebTestClient.ResponseSpec answer) {
		return answer.expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private static String reason(WebTestClient.ResponseSpec answer) {
		return json(answer.expectStatus().isEqualTo(409)).path("type").asString();
	}

	private JsonNode seen() {
		return json(this.client.get()
			.uri("/api/complaints/" + this.id)
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.exchange()
			.expectStatus()
			.isOk());
	}

	private String tag() {
		return "\"" + this.cases.count("SELECT revision FROM complaint WHERE id = '" + this.id + "'") + "\"";
	}

	private JsonNode post(String path, Map<String, ?> body) {
		return json(this.client.post()
			.uri("/api/complaints/" + this.id + path)
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("If-Match", tag())
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.is2xxSuccessful());
	}

	private void end() {
		post("/moves", Map.of("to", "ACKNOWLEDGED"));
		post("/moves", Map.of("to", "INVESTIGATING", "note", "Ana called"));
		post("/moves", Map.of("to", "RESOLVED", "outcome", "UPHELD"));
	}

	private long words() {
		return this.cases.count("SELECT (SELECT count(*) FROM complaint c WHERE c.id = '" + this.id
				+ "' AND c::text LIKE '%Ana%') + (SELECT count(*) FROM complaint_entry e WHERE e.complaint = '"
				+ this.id + "' AND e.text IS NOT NULL) + (SELECT count(*) FROM case_postal WHERE complaint = '"
				+ this.id + "')");
	}

	private List<String> lines() {
		return seen().path("timeline")
			.valueStream()
			.filter((entry) -> entry.path("kind").asString().startsWith("ERAS"))
			.map((entry) -> entry.path("actor").asString() + " " + entry.path("kind").asString())
			.toList();
	}

	@Test
	void anEndedCaseIsCutAtTheNextSweepAndStillCounts() {
		end();
		JsonNode erasure = asked().path("erasure");
		assertThat(erasure.path("askedAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
		assertThat(erasure.path("doneAt").isNull()).isTrue();
		assertThat(erasure.path("revocable").asBoolean()).isTrue();

		this.erasure.sweep().block();

		assertThat(words()).isZero();
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE id = '" + this.id
				+ "' AND status = 'RESOLVED' AND outcome = 'UPHELD' AND causes = '{TIME_WASTED,IGNORED}' AND site = '"
				+ SITE + "'"))
			.isOne();
		assertThat(seen().path("erasure").path("doneAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
		assertThat(seen().path("erasure").path("revocable").asBoolean()).isFalse();
		assertThat(lines()).containsExactly("Mara Manager ERASURE_ASKED", "Clock ERASED");
	}

	@Test
	void theKeyOfItsHashesGoesAndTheChainStaysWhole() {
		String keys = "SELECT count(*) FROM audit_key WHERE complaint = '" + this.id + "'";
		end();
		asked();
		assertThat(this.cases.count(keys)).isOne();
		whole();
		this.erasure.sweep().block();
		assertThat(this.cases.count(keys)).isZero();
		whole();
	}

	private void whole() {
		this.client.get()
			.uri("/api/complaints/audit/verify?site=" + SITE)
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.exchange()
			.expectBody()
			.jsonPath("$[0].firstBroken")
			.isEmpty();
	}

	@Test
	void aCaseThatGoesOnWaitsUntilItHasEnded() {
		asked();
		this.erasure.sweep().block();
		assertThat(words()).isPositive();
		assertThat(seen().path("erasure").path("doneAt").isNull()).isTrue();
		end();
		this.erasure.sweep().block();
		assertThat(words()).isZero();
	}

	@Test
	void askedAgainItIsTheSameAndNothingIsDoneTwice() {
		end();
		JsonNode first = asked();
		this.clock.advance(java.time.Duration.ofMinutes(1));
		assertThat(asked()).isEqualTo(first);
		this.erasure.sweep().block();
		JsonNode cut = asked();
		assertThat(cut.path("erasure").path("doneAt").isNull()).isFalse();
		this.erasure.sweep().block();
		assertThat(lines()).containsExactly("Mara Manager ERASURE_ASKED", "Clock ERASED");
		assertThat(this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'line.ERASURE_ASKED' AND complaint = '"
				+ this.id + "' AND actor IS NOT NULL"))
			.isOne();
		whole();
	}

	@Test
	void whileItWaitsItCanBeTakenBackAndTwiceIsOnce() {
		asked();
		for (int i = 0; i < 2; i++) {
			assertThat(json(ask(HttpMethod.DELETE, this.manager, tag()).expectStatus().isOk()).path("erasure").isNull())
				.isTrue();
		}
		end();
		this.erasure.sweep().block();
		assertThat(words()).isPositive();
		assertThat(lines()).containsExactly("Mara Manager ERASURE_ASKED", "Mara Manager ERASURE_TAKEN_BACK");
	}

	@Test
	void whatIsCutCannotBeTakenBack() {
		end();
		asked();
		this.erasure.sweep().block();
		assertThat(reason(ask(HttpMethod.DELETE, this.manager, tag()))).isEqualTo("/problems/already-erased");
	}

	@Test
	void whatTheRegisterAskedForIsNotTakenBackHere() {
		String email = "ana-" + UUID.randomUUID() + "@example.org";
		this.id = this.cases.receive(SITE, Map.of("contact", Map.of("email", email, "consent", true)))
			.path("id")
			.asString();
		asked();
		forgotten(email);
		assertThat(seen().path("erasure").path("askedAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
		assertThat(seen().path("erasure").path("revocable").asBoolean()).isFalse();
		assertThat(reason(ask(HttpMethod.DELETE, this.manager, tag()))).isEqualTo("/problems/erased-everywhere");
		asked();
		assertThat(seen().path("erasure").path("revocable").asBoolean()).isFalse();
	}

	private void forgotten(String email) {
		this.client.post()
			.uri("/internal/complaints/forget")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.bodyValue(List.of(Map.of("email", email, "internal", false)))
			.exchange()
			.expectStatus()
			.isNoContent();
	}

	@Test
	void aMergedCaseWaitsForTheOneThatStays() {
		String merged = this.id;
		String stays = this.cases.receive(SITE, Map.of("description", "Somebody waited")).path("id").asString();
		post("/merge", Map.of("into", stays, "intoRevision", 1));
		asked();
		this.erasure.sweep().block();
		assertThat(words()).isPositive();
		this.id = stays;
		post("/moves", Map.of("to", "WITHDRAWN", "note", "The customer asked for it"));
		this.erasure.sweep().block();
		this.id = merged;
		assertThat(words()).isZero();
		this.id = stays;
		assertThat(seen().path("description").asString()).isEqualTo("Somebody waited");
	}

	/** An answer to a survey that the case came from. */
	private UUID cameFrom() {
		UUID response = UUID.randomUUID();
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO complaint_answer (response, complaint, site) VALUES ('" + response
					+ "', '" + this.id + "', '" + SITE + "')");
			connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return response;
	}

	/** How often it was told that the person was cut out of the case. */
	private long told(String more) {
		return this.cases.count("SELECT count(*) FROM outbox WHERE type = 'complaint.erased' AND site = '" + SITE
				+ "' AND subject = '" + this.id + "'" + more);
	}

	private static String came(UUID... from) {
		return " AND data -> 'responses' = '"
				+ Stream.of(from).map((response) -> "\"" + response + "\"").collect(Collectors.joining(",", "[", "]"))
				+ "'::jsonb";
	}

	@Test
	void theCutIsToldOnceWithTheAnswerThatTheCaseCameFrom() {
		UUID one = cameFrom();
		end();
		asked();
		assertThat(told("")).isZero();
		this.erasure.sweep().block();
		assertThat(told(came(one) + " AND data ->> 'contactable' = 'false'")).isOne();
		asked();
		this.erasure.sweep().block();
		assertThat(told("")).isOne();
	}

	@Test
	void severalAnswersAreOfAsManyPeopleAndStay() {
		cameFrom();
		cameFrom();
		end();
		asked();
		this.erasure.sweep().block();
		assertThat(told(came())).isOne();
	}

	@Test
	void aMergedCaseTellsOfItsOwnAnswerAndLeavesTheOthers() {
		UUID mine = cameFrom();
		String merged = this.id;
		this.id = this.cases.receive(SITE, Map.of("description", "Somebody waited")).path("id").asString();
		cameFrom();
		String stays = this.id;
		this.id = merged;
		post("/merge", Map.of("into", stays, "intoRevision", 1));
		asked();
		this.id = stays;
		post("/moves", Map.of("to", "WITHDRAWN", "note", "The customer asked for it"));
		this.erasure.sweep().block();
		assertThat(told("")).isZero();
		this.id = merged;
		assertThat(told(came(mine))).isOne();
	}

	@Test
	void aCaseThatTheRegisterAskedToForgetTellsItToo() {
		String email = "ana-" + UUID.randomUUID() + "@example.org";
		this.id = this.cases.receive(SITE, Map.of("contact", Map.of("email", email, "consent", true)))
			.path("id")
			.asString();
		end();
		forgotten(email);
		this.erasure.sweep().block();
		assertThat(told(came())).isOne();
	}

	@Test
	void onlyManagersOfTheSiteAndHeadOfficeMay() {
		for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.DELETE)) {
			ask(method, PASSPORTS.staff(SITE), tag()).expectStatus().isForbidden();
			ask(method, PASSPORTS.siteManager("elsewhere-once"), tag()).expectStatus().isNotFound();
			ask(method, PASSPORTS.headOffice(), tag()).expectStatus().isOk();
		}
	}

	@Test
	void aRestrictedCaseIsThereForItsManagersOnly() {
		post("/restriction", new LinkedHashMap<>(Map.of("reason", "CONDUCT")));
		ask(HttpMethod.POST, PASSPORTS.headOffice(), tag()).expectStatus().isNotFound();
		assertThat(asked().path("erasure").isNull()).isFalse();
	}

	@Test
	void whoeverSawAnOlderCaseIsShownTheNewOne() {
		post("/moves", Map.of("to", "ACKNOWLEDGED"));
		JsonNode stale = json(ask(HttpMethod.POST, this.manager, "\"1\"").expectStatus().isEqualTo(412));
		assertThat(stale.path("current").path("status").asString()).isEqualTo("ACKNOWLEDGED");
		assertThat(seen().path("erasure").isNull()).isTrue();
		this.client.post()
			.uri("/api/complaints/" + this.id + "/erasure")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.exchange()
			.expectStatus()
			.isEqualTo(428);
	}

}
