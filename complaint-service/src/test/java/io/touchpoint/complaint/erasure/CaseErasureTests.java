package io.touchpoint.complaint.erasure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
import static org.awaitility.Awaitility.await;

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
	void whatIsKeptBesideTheCaseLosesThePersonToo() throws SQLException {
		String promise = post("/promises", Map.of("text", "We call Ana", "due", Map.of("workingDays", 3))).path("id")
			.asString();
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			for (String row : List.of(
					"letter (id, complaint, site, channel, language, text, mailed, sent_at, sent_by, sent_by_id) "
							+ "VALUES (gen_random_uuid(), '%1$s', '%2$s', 'REPLY', 'en', 'Dear Ana', true, now(), 'Kim', 'k')",
					"case_file (id, complaint, site, name, type, size, content, added_at, added_by, from_customer, shared) "
							+ "VALUES (gen_random_uuid(), '%1$s', '%2$s', 'Ana.pdf', 'application/pdf', 1, '\\x00', now(), 'c', true, true)",
					"recovery_rating (complaint, resolved_at, site, handling, relation, words, at) "
							+ "VALUES ('%1$s', now(), '%2$s', 1, 2, 'I am Ana', now())",
					"return_check (id, complaint, site, revision, resolved_at, after_days, state, made_at, due_at, returned, "
							+ "source, note, answered_by_id, answered_by_name, answered_at) VALUES (gen_random_uuid(), '%1$s', "
							+ "'%2$s', 1, now(), 30, 'ANSWERED', now(), now(), 'YES', 'VISIT_SEEN', 'Ana came', 'k', 'Kim', now())",
					"recovery_task (id, complaint, site, promise, opened_at, done_at, done_by, done_note) "
							+ "VALUES (gen_random_uuid(), '%1$s', '%2$s', '" + promise
							+ "', now(), now(), 'Kim', 'Ana is content')",
					"severity_suggestion (complaint, site, severity, reasons) VALUES ('%1$s', '%2$s', 'HIGH', '{Ana}')",
					"tracking_secret (hash, complaint, site, created_at) "
							+ "VALUES (decode(md5('%1$s'), 'hex'), '%1$s', '%2$s', now())",
					"intake_key (key, body, complaint, site, created_at) "
							+ "VALUES (decode(md5('%1$s'), 'hex'), '\\x00', '%1$s', '%2$s', now())")) {
				statement.executeUpdate("INSERT INTO " + row.formatted(this.id, SITE));
			}
			connection.commit();
		}
		end();
		asked();
		this.erasure.sweep().block();
		for (String table : List.of("letter", "case_file", "severity_suggestion", "tracking_secret", "intake_key")) {
			assertThat(this.cases.count("SELECT count(*) FROM " + table + " WHERE complaint = '" + this.id + "'"))
				.as(table)
				.isZero();
		}
		for (String table : List.of("recovery_rating", "return_check", "recovery_task", "promise")) {
			assertThat(this.cases.count("SELECT count(*) FROM " + table + " WHERE complaint = '" + this.id + "'"))
				.as(table)
				.isPositive();
			assertThat(this.cases.count("SELECT count(*) FROM " + table + " t WHERE complaint = '" + this.id
					+ "' AND t::text LIKE '%Ana%'"))
				.as(table)
				.isZero();
		}
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
	void whatIsTakenBackWhileTheSweepIsUnderWayIsNotCut() throws SQLException {
		end();
		asked();
		try (Connection other = this.cases.everywhere(); Statement statement = other.createStatement()) {
			statement.executeUpdate("UPDATE complaint SET erase_asked_at = NULL, erase_asked_here = false WHERE id = '"
					+ this.id + "'");
			CompletableFuture<Void> swept = this.erasure.sweep().toFuture();
			await().atMost(Duration.ofSeconds(30)).until(() -> somebodyWaitsFor(statement));
			other.commit();
			swept.join();
		}
		assertThat(words()).isPositive();
		assertThat(seen().path("erasure").isNull()).isTrue();
	}

	private static boolean somebodyWaitsFor(Statement transaction) throws SQLException {
		try (ResultSet rows = transaction.executeQuery("""
				SELECT count(*) FROM pg_locks
				WHERE NOT granted AND locktype = 'transactionid' AND transactionid = pg_current_xact_id()::xid
				""")) {
			rows.next();
			return rows.getLong(1) > 0;
		}
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
