package io.touchpoint.complaint.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import io.touchpoint.starter.event.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import javax.sql.DataSource;
import java.sql.Connection;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our own format: lives that are lived through again.
 */
class TouchpointImportTests extends ImportTests {

	private static final String LIFE = """
			{"id":"%s","site":"north-general","channel":"WEB","customerType":"PATIENT","severity":"NORMAL","causes":["TIME_WASTED","IGNORED"],"about":"SERVICE","subject":"Three hours\\tin the waiting room","description":"Back\\\\slash and\\nnew line","language":"en","contact":{"email":"joan@example.org","name":"Joan Hill"},"receivedAt":"2026-02-03T09:12:00Z","onTheSpot":false,"unknown":1,"history":[{"at":"2026-02-03T15:00:00Z","actor":"Maria Lopez","kind":"OWNER","owner":{"id":"demo-1","name":"Maria Lopez"}},{"at":"2026-02-03T15:01:00Z","actor":"Maria Lopez","kind":"MOVE","to":"ACKNOWLEDGED"},{"at":"2026-02-05T10:00:00Z","actor":"Maria Lopez","kind":"MOVE","to":"INVESTIGATING"},{"at":"2026-02-09T10:00:00Z","actor":"Maria Lopez","kind":"NOTE","text":"Called the customer.","visibleToCustomer":true},{"at":"2026-02-10T10:00:00Z","actor":"Maria Lopez","kind":"MOVE","to":"RESOLVED","outcome":"UPHELD","inCustomersFavour":true,"remedy":"APOLOGY"},{"at":"2026-02-17T10:00:00Z","actor":"Maria Lopez","kind":"MOVE","to":"CLOSED"}]}
			""";

	@Autowired
	DataSource dataSource;

	@Autowired
	Outbox outbox;

	@Autowired
	Importer importer;

	@Autowired
	ImportRuns runs;

	@BeforeEach
	void world() {
		this.cases.sites();
	}

	@Test
	void aLifeIsLivedThroughAgain() throws IOException {
		assertCounts(run("touchpoint-complaints", packed(LIFE.formatted("life-1"))), 1, 1, 0, 0);
		assertCounts(run("touchpoint-complaints", packed(LIFE.formatted("life-1"))), 1, 0, 0, 1);
		JsonNode complaint = only("life-1");
		assertThat(complaint.path("status").asString()).isEqualTo("CLOSED");
		assertThat(complaint.path("revision").asLong()).isEqualTo(6);
		assertThat(complaint.path("timely").asBoolean()).isTrue();
		assertThat(complaint.path("subject").asString()).isEqualTo("Three hours\tin the waiting room");
		assertThat(complaint.path("description").asString()).isEqualTo("Back\\slash and\nnew line");
		assertThat(complaint.path("timeline").valueStream().map((line) -> line.path("kind").asString()))
			.containsExactly("RECEIVED", "OWNER", "MOVE", "MOVE", "NOTE", "MOVE", "MOVE");
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE type = 'complaint.closed' AND subject = '"
				+ complaint.path("id").asString() + "' AND (data->>'imported')::boolean"))
			.isEqualTo(1);
	}

	@Test
	void badLinesAreRefusedAloneAndCanBeReadInASpreadsheet() {
		String illegal = LIFE.formatted("bad-1").replace("\"to\":\"ACKNOWLEDGED\"", "\"to\":\"REFERRED\"");
		String noSubject = LIFE.formatted("bad-2").replaceAll("\"subject\":\"[^\"]*\",", "");
		String unknownEnum = LIFE.formatted("bad-3").replace("\"severity\":\"NORMAL\"", "\"severity\":\"HUGE\"");
		JsonNode run = run("touchpoint-complaints",
				(illegal + noSubject + "=1+1\n" + unknownEnum + LIFE.formatted("good-1"))
					.getBytes(StandardCharsets.UTF_8));
		assertCounts(run, 5, 1, 4, 0);
		assertThat(refused(run.path("id").asString()).lines()).hasSize(5).first().isEqualTo("line,reason,row");
		assertThat(refused(run.path("id").asString())).contains(
				"1,illegal move: A case that is received cannot become referred.",
				"2,'subject' is missing".replace("2,'", "2,'"), "'=1+1");
	}

	@Test
	void aBrokenFileFailsWithAReason() throws IOException {
		byte[] packed = packed(LIFE.formatted("broken"));
		JsonNode broken = run("touchpoint-complaints", java.util.Arrays.copyOf(packed, packed.length / 2));
		assertThat(broken.path("state").asString()).isEqualTo("FAILED");
		assertThat(broken.path("error").asString()).startsWith("The packed file is broken");
		JsonNode other = run("cfpb", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
		assertThat(other.path("error").asString()).isEqualTo("The file has no column 'Complaint ID'.");
	}

	@Test
	void aRunThatWasKilledInTheMiddleGoesOnWhereItsLastCommitWas() throws Exception {
		StringBuilder file = new StringBuilder();
		for (int i = 0; i < 50; i++) {
			file.append(LIFE.formatted("killed-" + i));
		}
		UUID run = staged(file.toString());
		try (Connection connection = Jdbc.connect(this.dataSource)) {
			Blocks blocks = new Blocks(connection, this.outbox, run, "touchpoint-complaints");
			assertThat(blocks.next(Outbox.laneOf(HERE), 0, 20)).isEqualTo(20);
			// The next block dies between its rows and its commit.
			Jdbc.everywhere(connection);
			connection.createStatement().executeUpdate("UPDATE import_run SET imported = 999 WHERE id = '" + run + "'");
			connection.rollback();
		}
		assertThat(this.importer.carryOn(run)).isTrue();
		assertCounts(find(run.toString()), 50, 50, 0, 0);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source_id LIKE 'killed-%'")).isEqualTo(50);
		assertThat(this.cases.count("""
				SELECT count(*) FROM outbox WHERE subject IN
					(SELECT id::text FROM complaint WHERE source_id LIKE 'killed-%')
				""")).isEqualTo(50);
	}

	/** A run that has read its file and done nothing else. */
	private UUID staged(String file) throws Exception {
		UUID run = UUID.randomUUID();
		try (Connection connection = Jdbc.connect(this.dataSource)) {
			connection.createStatement().executeUpdate("""
					INSERT INTO import_run (id, profile, name, state, created_at)
					VALUES ('%s', 'touchpoint-complaints', 'killed', 'STAGING', now())
					""".formatted(run));
			Staging staging = new Staging(run, connection, tools.jackson.databind.json.JsonMapper.builder().build());
			this.importer.profile("touchpoint-complaints")
				.orElseThrow()
				.read(new java.io.ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), this.runs.zones(),
						(row) -> add(staging, row));
			staging.end();
			this.runs.staged(connection, run, staging, java.time.Instant.EPOCH);
			connection.commit();
		}
		return run;
	}

	private static void add(Staging staging, ImportRow row) {
		try {
			staging.add((ImportRow.Good) row);
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JsonNode only(String sourceId) {
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source_id = '" + sourceId + "'"))
			.isEqualTo(1);
		JsonNode list = this.client.get()
			.uri("/api/complaints?limit=1&site=" + HERE + "&q=Three hours\tin")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		return this.client.get()
			.uri("/api/complaints/{id}", list.path("items").path(0).path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static byte[] packed(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
