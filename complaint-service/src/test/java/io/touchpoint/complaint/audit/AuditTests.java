package io.touchpoint.complaint.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.audit.HashChain.Verdict;
import io.touchpoint.complaint.casework.Trace;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ComplaintServiceTest
class AuditTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	HashChain chain;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
	}

	@Test
	void everyDecisionAndEveryLineIsARowWithoutAPersonalWord() throws SQLException {
		this.cases.site("audited", "Audited", "UTC");
		JsonNode complaint = this.cases.receive("audited", Map.of("contact", Map.of("email", "ana@example.org")));
		String id = complaint.path("id").asString();
		this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff("audited")))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("to", "ACKNOWLEDGED", "note", "Called Ana"))
			.exchange()
			.expectStatus()
			.isOk();
		this.client.post()
			.uri("/api/complaints/{id}/promises", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff("audited")))
			.bodyValue(Map.of("text", "We call Ana", "due", Map.of("workingDays", 3)))
			.exchange()
			.expectStatus()
			.isCreated();
		JsonNode rows = this.client.get()
			.uri("/api/complaints/audit?site=audited")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager("audited")))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(rows.valueStream().map((row) -> row.path("kind").asString())).containsExactly("line.PROMISE_MADE",
				"line.MOVE", "complaint.acknowledged", "complaint.received");
		assertThat(rows.valueStream().map((row) -> row.path("n").asLong())).containsExactly(4L, 3L, 2L, 1L);
		assertThat(rows.valueStream().map((row) -> row.path("reference"))).containsOnly(complaint.path("reference"));
		assertThat(rows.toString()).doesNotContain("Ana", "ana@example.org", "Stefan", "Hanna");
		assertThat(verdict("audited")).isEqualTo(new Verdict("audited", 4, null));
		execute("DELETE FROM complaint WHERE id = '" + id + "'");
		assertThat(verdict("audited")).isEqualTo(new Verdict("audited", 4, null));
	}

	@Test
	void theSameWordsInTwoCasesHaveTwoHashesAndNeitherIsThatOfTheWords() {
		this.cases.site("guessed", "Guessed", "UTC");
		for (int i = 0; i < 2; i++) {
			this.client.post()
				.uri("/api/complaints/{id}/notes", this.cases.receive("guessed", Map.of()).path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff("guessed")))
				.bodyValue(Map.of("text", "Yes"))
				.exchange()
				.expectStatus()
				.isOk();
		}
		String notes = " FROM audit_row WHERE site = 'guessed' AND kind = 'line.NOTE'";
		assertThat(this.cases.count("SELECT count(DISTINCT content)" + notes)).isEqualTo(2);
		assertThat(this.cases.count("SELECT count(*)" + notes
				+ " AND content = sha256(convert_to('Yes' || chr(31) || chr(31) || chr(31) || 'false', 'UTF8'))"))
			.isZero();
		assertThat(this.cases.count("SELECT count(DISTINCT key) FROM audit_key WHERE site = 'guessed'")).isEqualTo(2);
		assertThat(verdict("guessed").firstBroken()).isNull();
	}

	@Test
	void nobodyAtRunTimeChangesOrRemovesARow() throws SQLException {
		written("kept", 2);
		for (String change : List.of("UPDATE audit_row SET kind = 'x'", "DELETE FROM audit_row", "TRUNCATE audit_row",
				"DELETE FROM audit_head")) {
			try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(change))
					.withMessageContaining("permission denied");
			}
		}
	}

	@Test
	void aTamperedRowIsFound() throws SQLException {
		for (String change : List.of("kind = 'line.NOTE'", "actor = 'somebody'", "at = at + interval '1 second'",
				"content = sha256('x')", "complaint = gen_random_uuid()", "hash = sha256('x')")) {
			String site = "tampered-" + UUID.randomUUID().toString().substring(0, 8);
			written(site, 5);
			execute("UPDATE audit_row SET " + change + " WHERE site = '" + site + "' AND n = 3");
			assertThat(verdict(site)).as(change).isEqualTo(new Verdict(site, 2, 3L));
		}
	}

	@Test
	void aRemovedRowIsFoundAlsoTheLastOne() throws SQLException {
		written("removed", 5);
		execute("DELETE FROM audit_row WHERE site = 'removed' AND n = 2");
		assertThat(verdict("removed")).isEqualTo(new Verdict("removed", 1, 2L));
		written("cut", 5);
		execute("DELETE FROM audit_row WHERE site = 'cut' AND n = 5");
		assertThat(verdict("cut")).isEqualTo(new Verdict("cut", 4, 5L));
		written("emptied", 2);
		execute("DELETE FROM audit_row WHERE site = 'emptied'");
		assertThat(verdict("emptied")).isEqualTo(new Verdict("emptied", 0, 1L));
	}

	@Test
	void swappedRowsAreFound() throws SQLException {
		written("swapped", 5);
		execute("UPDATE audit_row SET n = n + 1000 WHERE site = 'swapped' AND n IN (2, 3)");
		execute("UPDATE audit_row SET n = 1005 - n WHERE site = 'swapped' AND n > 1000");
		assertThat(verdict("swapped")).isEqualTo(new Verdict("swapped", 1, 2L));
	}

	@Test
	void whoWritesAtOnceKeepsOneChain() {
		Flux.fromStream(IntStream.range(0, 60).boxed())
			.flatMap((number) -> this.transaction
				.run(SiteScope.of("crowd"), this.chain.write("crowd", List.of(trace(number), trace(-number))))
				.subscribeOn(Schedulers.boundedElastic()), 6)
			.then()
			.block();
		assertThat(verdict("crowd")).isEqualTo(new Verdict("crowd", 120, null));
	}

	private void written(String site, int rows) {
		this.transaction
			.run(SiteScope.of(site),
					this.chain.write(site, IntStream.range(0, rows).mapToObj(AuditTests::trace).toList()))
			.block();
	}

	private static Trace trace(int number) {
		return new Trace(Instant.parse("2026-03-02T09:00:00.123456Z"), null, "line.MOVE", "somebody-" + number,
				new byte[] { (byte) number });
	}

	private Verdict verdict(String site) {
		return this.chain.verify(SiteScope.of(site), site).block().getFirst();
	}

	private void execute(String statement) throws SQLException {
		try (Connection owner = this.database.connectAsOwner(); Statement sql = owner.createStatement()) {
			sql.execute("SELECT set_config('app.sites', '*', false)");
			sql.execute(statement);
		}
	}

}
