package io.touchpoint.complaint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The second wall alone: the database as the runtime role sees it.
 */
@ComplaintServiceTest
class RowLevelSecurityTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void world() throws SQLException {
		this.cases.sites();
		for (String site : List.of(HERE, ELSEWHERE)) {
			JsonNode complaint = this.cases.receive(site,
					Map.of("contact", Map.of("email", "ana@example.org"), "postal", Map.of("address", "1 Road")));
			this.client.post()
				.uri("/api/complaints/{id}/notes", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.bodyValue(Map.of("text", "A note"))
				.exchange()
				.expectStatus()
				.isOk();
			JsonNode promise = this.client.post()
				.uri("/api/complaints/{id}/promises", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.bodyValue(Map.of("text", "We call", "due", Map.of("workingDays", 3)))
				.exchange()
				.expectBody(JsonNode.class)
				.returnResult()
				.getResponseBody();
			this.client.post()
				.uri("/api/complaints/{id}/promises/{promise}/break", complaint.path("id").asString(),
						promise.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.header("If-Match", "\"1\"")
				.bodyValue(Map.of("reason", "No"))
				.exchange()
				.expectStatus()
				.isOk();
			this.client.post()
				.uri("/api/complaints/{id}/letters", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.bodyValue(Map.of("channel", "REPLY", "text", "Dear Ana"))
				.exchange()
				.expectStatus()
				.isCreated();
			this.client.post()
				.uri("/api/complaints/{id}/files", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.header("Content-Type", "application/octet-stream")
				.bodyValue("%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
				.exchange()
				.expectStatus()
				.isCreated();
			this.cases.unit(site, "front", "Front office", true);
			this.client.post()
				.uri("/api/complaints/{id}/owner", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.header("If-Match", "\"1\"")
				.bodyValue(Map.of("unit", "front"))
				.exchange()
				.expectStatus()
				.isOk();
			this.client.put()
				.uri("/api/complaints/{id}/particulars", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.header("If-Match", "\"0\"")
				.bodyValue(Map.of("ageBand", "UNKNOWN", "complainant", "CARER", "furtherSites", List.of()))
				.exchange()
				.expectStatus()
				.isOk();
			this.client.post()
				.uri("/api/complaints/{id}/remedies", complaint.path("id").asString())
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.bodyValue(Map.of("kind", "APOLOGY"))
				.exchange()
				.expectStatus()
				.isCreated();
			afterwards(complaint.path("id").asString(), site);
			this.client.post()
				.uri("/public/complaints")
				.header("Idempotency-Key", java.util.UUID.randomUUID().toString())
				.bodyValue(Map.of("site", site, "subject", "He was bleeding"))
				.exchange()
				.expectStatus()
				.isCreated();
			mail(site, complaint.path("id").asString());
			merged(site);
		}
	}

	/** A case whose promise moved to another one of the same customer. */
	private void merged(String site) {
		String[] ids = { "", "" };
		for (int i = 0; i < 2; i++) {
			ids[i] = this.cases.receive(site, Map.of("contact", Map.of("email", "bob@example.org")))
				.path("id")
				.asString();
		}
		this.client.post()
			.uri("/api/complaints/{id}/promises", ids[0])
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(Map.of("text", "We call", "due", Map.of("workingDays", 3)))
			.exchange()
			.expectStatus()
			.isCreated();
		this.client.post()
			.uri("/api/complaints/{id}/merge", ids[0])
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("into", ids[1], "intoRevision", 1))
			.exchange()
			.expectStatus()
			.isOk();
	}

	/** A mail of a case, with what hung on it. */
	private void mail(String site, String complaint) throws SQLException {
		try (Connection connection = this.cases.inScope(site);
				PreparedStatement insert = connection.prepareStatement(
						"""
								WITH mail AS (
									INSERT INTO inbound_mail (id, site, message_id, print, taken_at, subject, words, size, raw, complaint)
									VALUES (gen_random_uuid(), ?, gen_random_uuid()::text, '', now(), '', '', 0, '', ?::uuid)
									RETURNING id, site)
								INSERT INTO mail_file (mail, n, site, name, size, kept_back)
								SELECT id, 0, site, 'run.exe', 1, 'OTHER_KIND' FROM mail
								""")) {
			insert.setString(1, site);
			insert.setString(2, complaint);
			insert.executeUpdate();
			connection.commit();
		}
	}

	/** What comes about long after a resolution. */
	private void afterwards(String complaint, String site) {
		try (Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO recovery_rating (complaint, resolved_at, site, handling, relation, at)"
					+ " VALUES ('" + complaint + "', now(), '" + site + "', 4, 4, now())");
			statement.executeUpdate("INSERT INTO return_check (id, complaint, site, revision, resolved_at, after_days,"
					+ " state, made_at, due_at) VALUES (gen_random_uuid(), '" + complaint + "', '" + site
					+ "', 1, now(), 30, 'OPEN', now(), now())");
			statement.executeUpdate("INSERT INTO case_root_cause (complaint, site, code, revision, noted_at, noted_by)"
					+ " VALUES ('" + complaint + "', '" + site + "', 'PROCESS', 1, now(), 'Mara')");
			statement
				.executeUpdate("INSERT INTO corrective_action (id, complaint, site, revision, state, what, owner_id,"
						+ " owner_name, due_on, made_at, made_by_id, made_by_name) VALUES (gen_random_uuid(), '"
						+ complaint + "', '" + site
						+ "', 1, 'OPEN', 'Train', 'a', 'Ana', '2026-12-01', now(), 'a', 'Ana')");
			statement.executeUpdate("INSERT INTO former_end (complaint, site, reopened_at, ended_at) VALUES ('"
					+ complaint + "', '" + site + "', now(), now())");
			connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "complaint", "complaint_entry", "tracking_secret", "intake_key", "case_clock", "promise",
			"recovery_task", "site_unit", "desk_change", "audit_row", "audit_head", "severity_suggestion",
			"particulars", "remedy", "recovery_rating", "return_check", "case_file", "letter", "inbound_mail",
			"mail_file", "moved_promise", "case_postal", "case_root_cause", "corrective_action", "audit_key",
			"former_end" })
	void aTransactionSeesItsSitesOnlyAndNoneWhenNothingIsSet(String table) throws SQLException {
		assertThat(sites(table, HERE)).containsExactly(HERE);
		assertThat(sites(table, HERE + "," + ELSEWHERE)).containsExactly(HERE, ELSEWHERE);
		assertThat(sites(table, "*")).contains(HERE, ELSEWHERE);
		assertThat(sites(table, "")).isEmpty();
	}

	@Test
	void theSitesThemselvesAreScopedToo() throws SQLException {
		assertThat(strings(HERE, "SELECT code FROM site ORDER BY 1")).containsExactly(HERE);
		assertThat(strings("", "SELECT code FROM site")).isEmpty();
	}

	@Test
	void nothingIsWrittenIntoAnotherSite() throws SQLException {
		try (Connection connection = this.cases.inScope(HERE);
				PreparedStatement update = connection.prepareStatement("UPDATE complaint SET site = ?")) {
			update.setString(1, ELSEWHERE);
			assertThatExceptionOfType(SQLException.class).isThrownBy(update::executeUpdate)
				.withMessageContaining("row-level security");
		}
	}

	@Test
	void everyTableIsGuarded() throws SQLException {
		this.database.checkGuarded(Map.of("root_cause", "The organisation's own words, of no site", "mail_place",
				"Numbers of the mail server, of no site", "mailbox_cursor",
				"Up to where the mailbox has been read, of no site", "forgotten_mail",
				"Digests of mails that are not taken again, of no site"));
	}

	private List<String> sites(String table, String scope) throws SQLException {
		return strings(scope, "SELECT DISTINCT site FROM " + table + " ORDER BY 1");
	}

	private List<String> strings(String scope, String query) throws SQLException {
		try (Connection connection = this.cases.inScope(scope);
				PreparedStatement select = connection.prepareStatement(query);
				ResultSet rows = select.executeQuery()) {
			List<String> values = new java.util.ArrayList<>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
	}

}
