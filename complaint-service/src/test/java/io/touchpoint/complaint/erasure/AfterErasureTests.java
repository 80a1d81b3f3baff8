package io.touchpoint.complaint.erasure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written in a case whose customer was erased.
 */
@ComplaintServiceTest
class AfterErasureTests {

	private static final String SITE = "forgetful-after";

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	FakeGateway gateway;

	@Autowired
	TestClock clock;

	@Autowired
	Erasure erasure;

	@Autowired
	Hearing hearing;

	@Autowired
	TestDatabase database;

	private String id;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Forgetful After", "UTC");
		this.id = this.cases.receive(SITE, Map.of("description", "I am Ana")).path("id").asString();
	}

	private WebTestClient.ResponseSpec post(String path, Object body) {
		return with(path, body, this.cases.count("SELECT revision FROM complaint WHERE id = '" + this.id + "'"));
	}

	private WebTestClient.ResponseSpec with(String path, Object body, long revision) {
		return this.client.post()
			.uri("/api/complaints/" + this.id + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.header("If-Match", "\"" + revision + "\"")
			.contentType((body instanceof byte[]) ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	private JsonNode done(String path, Map<String, ?> body) {
		return post(path, body).expectStatus()
			.is2xxSuccessful()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private void end() {
		done("/moves", Map.of("to", "ACKNOWLEDGED"));
		done("/moves", Map.of("to", "INVESTIGATING"));
		done("/moves", Map.of("to", "RESOLVED", "outcome", "UPHELD"));
	}

	private void erase() {
		done("/erasure", Map.of());
		this.erasure.sweep().block();
		assertThat(erased()).isOne();
	}

	private long erased() {
		return this.cases
			.count("SELECT count(*) FROM complaint_entry WHERE kind = 'ERASED' AND complaint = '" + this.id + "'");
	}

	private String promised() {
		return done("/promises", Map.of("text", "We call Ana", "due", Map.of("workingDays", 3))).path("id").asString();
	}

	/** How many words there are in the timeline, the promises and the remedies. */
	private long words() {
		return this.cases.count("SELECT (SELECT count(*) FROM complaint_entry WHERE text IS NOT NULL AND complaint = '"
				+ this.id + "') + (SELECT count(*) FROM promise p WHERE p::text LIKE '%Ana%' AND complaint = '"
				+ this.id + "') + (SELECT count(*) FROM remedy r WHERE r::text LIKE '%Ana%' AND complaint = '" + this.id
				+ "')");
	}

	private static void refused(WebTestClient.ResponseSpec answer) {
		answer.expectStatus().isEqualTo(409).expectBody().jsonPath("$.type").isEqualTo("/problems/erased");
	}

	@Test
	void colleaguesBeginNothingNew() {
		end();
		erase();
		UUID ola = UUID.randomUUID();
		this.gateway.knows(ola, """
				{"id": "%s", "name": "Ola", "roles": ["STAFF"], "sites": ["%s"], "active": true}
				""".formatted(ola, SITE));
		refused(post("/notes", Map.of("text", "Ana called")));
		refused(post("/letters", Map.of("channel", "LETTER", "text", "Dear Ana", "recipient", "Ana, 1 Road")));
		refused(post("/files", "%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
		refused(post("/actions", Map.of("what", "A chair for Ana", "ownerId", ola, "dueOn", "2026-03-09")));
		refused(post("/promises", Map.of("text", "We call Ana", "due", Map.of("workingDays", 3))));
		post("/remedies", Map.of("kind", "APOLOGY", "note", "To Ana")).expectStatus().isEqualTo(409);
		refused(post("/moves", Map.of("to", "REOPENED", "note", "The customer asked for it")));
		refused(post("/moves", Map.of("to", "CLOSED", "note", "Ana agreed")));
		assertThat(words()).isZero();
		for (String table : List.of("letter", "case_file", "corrective_action", "promise", "remedy")) {
			assertThat(this.cases.count("SELECT count(*) FROM " + table + " WHERE complaint = '" + this.id + "'"))
				.as(table)
				.isZero();
		}
		done("/moves", Map.of("to", "CLOSED"));
	}

	@Test
	void whatWasOpenIsEndedAndItsWordsAreCutAgain() {
		String kept = promised();
		String broken = promised();
		end();
		erase();
		with("/promises/" + kept + "/keep", Map.of("proof", "Ana has it"), 1).expectStatus().isOk();
		with("/promises/" + broken + "/break", Map.of("reason", "Ana is gone"), 1).expectStatus().isOk();
		assertThat(words()).isPositive();
		done("/erasure", Map.of());
		this.erasure.sweep().block();
		assertThat(words()).isZero();
		assertThat(this.cases
			.count("SELECT count(*) FROM promise WHERE state IN ('KEPT', 'BROKEN') AND complaint = '" + this.id + "'"))
			.isEqualTo(2);
		assertThat(erased()).isOne();
		assertThat(this.cases.count("SELECT count(*) FROM audit_key WHERE complaint = '" + this.id + "'")).isZero();
	}

	@Test
	void aBrokenPromiseOpensNeitherTheCaseNorARecovery() {
		String promise = promised();
		end();
		erase();
		with("/promises/" + promise + "/break", Map.of("reason", "Ana is gone"), 1).expectStatus().isOk();
		assertThat(
				this.cases.count("SELECT count(*) FROM complaint WHERE status = 'RESOLVED' AND id = '" + this.id + "'"))
			.isOne();
		assertThat(this.cases.count("SELECT count(*) FROM recovery_task WHERE complaint = '" + this.id + "'")).isZero();
	}

	@Test
	void whatTheCustomerSaysAgainIsReadAndCutAgain() {
		end();
		erase();
		this.hearing.hear(SiteScope.of(SITE), UUID.fromString(this.id), "It is Ana").block();
		this.erasure.sweep().block();
		assertThat(words()).isOne();
		this.client.post()
			.uri("/api/complaints/" + this.id + "/read")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.exchange()
			.expectStatus()
			.isNoContent();
		this.erasure.sweep().block();
		assertThat(words()).isZero();
		assertThat(erased()).isOne();
	}

	@Test
	void whatWasWrittenBeforeThisRuleIsCutToo() throws SQLException, IOException {
		end();
		erase();
		String opened = this.id;
		this.id = this.cases.receive(SITE, Map.of()).path("id").asString();
		end();
		erase();
		owner("UPDATE complaint SET status = 'REOPENED' WHERE id = '" + opened + "'");
		owner("UPDATE complaint_entry SET text = 'Ana called' WHERE complaint = '" + this.id + "'");
		owner(new ClassPathResource("db/migration/V402__cut_again.sql").getContentAsString(StandardCharsets.UTF_8));
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE erased_at IS NULL AND id = '" + opened + "'"))
			.isOne();
		this.erasure.sweep().block();
		assertThat(words()).isZero();
	}

	private void owner(String sql) throws SQLException {
		try (Connection owner = this.database.connectAsOwner(); Statement statement = owner.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', false)");
			statement.execute(sql);
		}
	}

	@Test
	void itIsNeitherMergedNorParted() {
		String merged = this.id;
		String stays = this.cases.receive(SITE, Map.of()).path("id").asString();
		done("/merge", new LinkedHashMap<>(Map.of("into", stays, "intoRevision", 1)));
		done("/erasure", Map.of());
		this.id = stays;
		done("/moves", Map.of("to", "WITHDRAWN", "note", "The customer asked for it"));
		this.erasure.sweep().block();
		this.id = merged;
		assertThat(erased()).isOne();
		refused(post("/parting", Map.of()));
		this.id = this.cases.receive(SITE, Map.of()).path("id").asString();
		end();
		erase();
		String other = this.cases.receive(SITE, Map.of()).path("id").asString();
		refused(post("/merge", Map.of("into", other, "intoRevision", 1)));
	}

}
