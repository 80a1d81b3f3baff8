package io.touchpoint.complaint.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.Importer;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestImports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Our own format: lives that are lived through again.
 */
@TestPropertySource(properties = { "touchpoint.import.most-unknown-sites=20", "touchpoint.import.wait-for-site=100ms" })
class TouchpointImportTests extends ImportTests {

	private static final String LIFE = """
			{"id":"%s","site":"north-general","channel":"WEB","customerType":"PATIENT","severity":"NORMAL","causes":["TIME_WASTED","IGNORED"],"about":"SERVICE","subject":"Three hours\\tin the waiting room","description":"Back\\\\slash and\\nnew line","language":"en","contact":{"email":"joan@example.org","name":"Joan Hill"},"receivedAt":"2026-02-03T09:12:00Z","onTheSpot":false,"unknown":1,"history":[{"at":"2026-02-03T15:00:00Z","actor":"Maria Lopez","kind":"OWNER","owner":{"id":"demo-1","name":"Maria Lopez"}},{"at":"2026-02-03T15:01:00Z","actor":"Maria Lopez","kind":"MOVE","to":"ACKNOWLEDGED"},{"at":"2026-02-05T10:00:00Z","actor":"Maria Lopez","kind":"MOVE","to":"INVESTIGATING"},{"at":"2026-02-09T10:00:00Z","actor":"Maria Lopez","kind":"NOTE","text":"Called the customer.","visibleToCustomer":true},{"at":"2026-02-10T10:00:00Z","actor":"Maria Lopez","kind":"MOVE","to":"RESOLVED","outcome":"UPHELD","inCustomersFavour":true,"remedy":"APOLOGY"},{"at":"2026-02-17T10:00:00Z","actor":"Maria Lopez","kind":"MOVE","to":"CLOSED"}]}
			""";

	private static final String NYC_COLUMNS = "Unique Key,Created Date,Closed Date,Agency Name,Complaint Type,"
			+ "Descriptor,Location Type,Status,Resolution Action Updated Date,Community Board,Borough\n";

	@Autowired
	Importer importer;

	@Autowired
	ImportSettings settings;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void world() {
		this.cases.sites();
	}

	@Test
	void howALifeHadEndedBeforeItWentOnIsKept() throws IOException {
		String life = LIFE.formatted("life-again")
			.replace("\"to\":\"CLOSED\"}]",
					"\"to\":\"REOPENED\"},{\"at\":\"2026-02-18T10:00:00Z\",\"actor\":\"Maria Lopez\","
							+ "\"kind\":\"MOVE\",\"to\":\"WITHDRAWN\"}]");
		assertCounts(run("touchpoint-complaints", packed(life)), 1, 1, 0, 0);
		assertThat(
				this.cases.count("SELECT count(*) FROM former_end WHERE outcome = 'UPHELD' AND site = 'north-general'"
						+ " AND reopened_at = '2026-02-17T10:00:00Z' AND ended_at = '2026-02-10T10:00:00Z'"
						+ " AND complaint = '" + only("life-again").path("id").asString() + "'"))
			.isEqualTo(1);
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
	void aLineMaySayWithWhichUnitItBegan() throws IOException {
		String begun = LIFE.formatted("unit-1").replace("\"severity\":", "\"unit\":\"front\",\"severity\":");
		String none = LIFE.formatted("unit-2").replace("\"severity\":", "\"unit\":\"No unit\",\"severity\":");
		JsonNode run = run("touchpoint-complaints", packed(begun + none));
		assertCounts(run, 2, 1, 1, 0);
		assertThat(refused(run.path("id").asString())).contains("'unit' is not the code of a unit");
		assertThat(only("unit-1").path("timeline").valueStream().map((line) -> line.path("kind").asString()))
			.startsWith("RECEIVED", "UNIT");
	}

	@Test
	void badLinesAreRefusedAloneAndCanBeReadInASpreadsheet() {
		String illegal = LIFE.formatted("bad-1").replace("\"to\":\"ACKNOWLEDGED\"", "\"to\":\"REFERRED\"");
		String noSubject = LIFE.formatted("bad-2").replaceAll("\"subject\":\"[^\"]*\",", "");
		String unknownEnum = LIFE.formatted("bad-3").replace("\"severity\":\"NORMAL\"", "\"severity\":\"HUGE\"");
		JsonNode run = run("touchpoint-complaints",
				(illegal + noSubject + "=1+1\n" + unknownEnum + "null\n" + LIFE.formatted("good-1"))
					.getBytes(StandardCharsets.UTF_8));
		assertCounts(run, 6, 1, 5, 0);
		assertThat(refused(run.path("id").asString()).lines()).hasSize(6).first().isEqualTo("line,reason,row");
		assertThat(refused(run.path("id").asString())).contains(
				"1,illegal move: A case that is received cannot become referred.", "2,'subject' is missing", "'=1+1",
				"5,malformed-json: the line is not a JSON object,null");
	}

	@Test
	void aLineThatCannotBeStoredIsRefusedAlone() {
		String old = LIFE.formatted("odd-1").replace("2026-02-03T09:12:00Z", "1969-12-31T23:59:59Z");
		String ancient = LIFE.formatted("odd-2").replace("2026-02-03T09:12:00Z", "-1000000000-01-01T00:00:00Z");
		String noEntry = LIFE.formatted("odd-3").replace("\"history\":[", "\"history\":[null,");
		String nobody = LIFE.formatted("odd-4")
			.replace("\"owner\":{\"id\":\"demo-1\",\"name\":\"Maria Lopez\"}", "\"owner\":{}");
		String babel = LIFE.formatted("odd-5")
			.replace("\"language\":\"en\"", "\"language\":\"" + "x".repeat(50_000) + '"');
		String noCause = LIFE.formatted("odd-6").replace("[\"TIME_WASTED\",\"IGNORED\"]", "[null]");
		JsonNode run = run("touchpoint-complaints",
				(old + ancient + noEntry + nobody + babel + noCause + LIFE.formatted("even-1"))
					.getBytes(StandardCharsets.UTF_8));
		assertCounts(run, 7, 1, 6, 0);
		assertThat(refused(run.path("id").asString())).contains("1,\"received at 1969", "2,\"received at -1000000000",
				"3,'history[]' is missing", "4,'history.owner.id' is missing", "5,'language' is not",
				"6,'causes' is empty or has");
	}

	@Test
	void aLineWithoutEndIsRefusedAlone() throws IOException {
		JsonNode run = run("touchpoint-complaints",
				packed(LIFE.formatted("endless-1") + "x".repeat(70_000) + "\n" + LIFE.formatted("endless-2")));
		assertCounts(run, 3, 2, 1, 0);
		assertThat(refused(run.path("id").asString())).contains("2,The line is longer than 65536 characters,xxx")
			.hasSizeLessThan(1_000);
	}

	@Test
	void aBrokenFileFailsWithAReason() throws IOException {
		byte[] packed = packed(LIFE.formatted("broken"));
		JsonNode broken = run("touchpoint-complaints", Arrays.copyOf(packed, packed.length / 2));
		assertThat(broken.path("state").asString()).isEqualTo("FAILED");
		assertThat(broken.path("error").asString()).startsWith("The packed file is broken");
		byte[] csv = packed(
				NYC_COLUMNS + new Random(1).ints(50_000).mapToObj((n) -> n + ",,,,,,,,,,\n").collect(joining()));
		assertThat(run("nyc311", Arrays.copyOf(csv, csv.length / 2)).path("error").asString())
			.startsWith("The packed file is broken");
	}

	@Test
	void aFileOfAnotherKindFailsAndSaysWhatIsReadAndWhatWasFound() throws IOException {
		assertUnlike("cfpb", "a,b\n1,2\n", "reads CSV with the columns Complaint ID,", "This one begins with: a,b.");
		assertUnlike("nyc311", LIFE.formatted("unlike-1"), "reads CSV with the columns Unique Key,",
				"This one begins with: {\"id\":\"unlike-1\"");
		assertUnlike("cfpb", "PK\3\4\u0014\0,\n\0\0", "reads CSV", "This one is a ZIP archive.");
		assertUnlike("touchpoint-complaints", "Complaint ID,State\n1,NY\n", "reads lines that are JSON objects",
				"This one begins with: Complaint ID,State.");
		assertUnlike("touchpoint-complaints", "\n \n", "reads lines that are JSON objects", "This one is empty.");
	}

	private void assertUnlike(String profile, String file, String... parts) {
		JsonNode run = run(profile, file.getBytes(StandardCharsets.UTF_8));
		assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("FAILED");
		assertThat(run.path("error").asString()).startsWith("This is no file for the profile " + profile)
			.contains(parts);
	}

	@Test
	void aRunThatWasKilledInTheMiddleGoesOnWhereItsLastCommitWas() throws Exception {
		StringBuilder file = new StringBuilder();
		for (int i = 0; i < 4_500; i++) {
			file.append(LIFE.formatted("killed-" + i).replace(HERE, (i % 3 == 0) ? ELSEWHERE : HERE));
		}
		UUID run = uploaded(file.append("no json\n").toString());
		AtomicInteger blocks = new AtomicInteger();
		assertThatExceptionOfType(LaneBlocks.NotStored.class)
			.isThrownBy(() -> this.importer.carryOn(run, () -> blocks.incrementAndGet() > 1));
		JsonNode half = find(run.toString());
		assertThat(half.path("state").asString()).isEqualTo("RUNNING");
		assertThat(half.path("imported").asLong()).isBetween(1L, 4_499L);
		this.importer.carryOn(run, () -> false);
		assertCounts(find(run.toString()), 4_501, 4_500, 1, 0);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source_id LIKE 'killed-%'")).isEqualTo(4_500);
		assertThat(this.cases.count("""
				SELECT count(DISTINCT subject) FROM outbox WHERE subject IN
					(SELECT id::text FROM complaint WHERE source_id LIKE 'killed-%')
				""")).isEqualTo(4_500);
	}

	@Test
	void aRunIsNeverWithoutTheJobThatCarriesItOn() throws Exception {
		asOwner("""
				CREATE FUNCTION refuse_job() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN
					RAISE EXCEPTION 'No job today';
				END $$;
				CREATE TRIGGER no_job BEFORE INSERT ON scheduled_tasks FOR EACH ROW EXECUTE FUNCTION refuse_job()
				""");
		long runs = this.cases.count("SELECT count(*) FROM import_run");
		try {
			this.client.post()
				.uri("/api/complaints/imports?profile=touchpoint-complaints&name=no-job")
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.contentType(MediaType.APPLICATION_OCTET_STREAM)
				.bodyValue(LIFE.formatted("no-job"))
				.exchange()
				.expectStatus()
				.is5xxServerError();
		}
		finally {
			asOwner("DROP FUNCTION refuse_job CASCADE");
		}
		assertThat(this.cases.count("SELECT count(*) FROM import_run")).isEqualTo(runs);
		await().untilAsserted(() -> assertThat(this.settings.folder()).isEmptyDirectory());
	}

	private void asOwner(String sql) throws SQLException {
		try (Connection owner = DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password()); Statement statement = owner.createStatement()) {
			statement.execute(sql);
		}
	}

	@Test
	void aRunWhoseUploadIsLostIsGivenUpWithASentence() throws Exception {
		UUID run = UUID.randomUUID();
		TestImports.begun(this.database, run, "touchpoint-complaints");
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.importer.carryOn(run, () -> false));
		this.importer.giveUp(run);
		assertThat(find(run.toString()).path("error").asString())
			.isEqualTo("The uploaded file is no longer there; send it again.");
	}

	@Test
	void aFileThatNamesSitesThatAreNobodysIsLeft() throws Exception {
		StringBuilder file = new StringBuilder();
		for (int i = 0; i < 30; i++) {
			file.append(LIFE.formatted("nowhere-" + i).replace(HERE, "nowhere-" + i));
		}
		JsonNode run = run("touchpoint-complaints", file.toString().getBytes(StandardCharsets.UTF_8));
		assertThat(run.path("state").asString()).isEqualTo("FAILED");
		assertThat(run.path("error").asString())
			.startsWith("The file names more than 20 sites that the directory does not know");
	}

	@Test
	void aFileWithTooManySitesToMakeMakesNone() throws Exception {
		StringBuilder file = new StringBuilder(NYC_COLUMNS);
		for (int i = 0; i < 30; i++) {
			file.append(",,,,,,,,," + i + " NOWHERE,\n");
		}
		JsonNode run = run("nyc311", file.toString().getBytes(StandardCharsets.UTF_8));
		assertThat(run.path("error").asString()).startsWith("The file names more than 20 sites");
		assertThat(gateway.asked()).noneMatch((site) -> site.path("code").asString().endsWith("nowhere"));
	}

	@Test
	void aLineThatComesTwiceCountsOnceAlsoAtAnotherSite() {
		String twice = LIFE.formatted("twice");
		assertCounts(run("touchpoint-complaints",
				(twice + twice + twice.replace(HERE, ELSEWHERE)).getBytes(StandardCharsets.UTF_8)), 3, 1, 0, 2);
	}

	/** A run whose file is there and of which nothing is done yet. */
	private UUID uploaded(String file) throws Exception {
		UUID run = UUID.randomUUID();
		Files.writeString(TestImports.upload(this.settings, run), file);
		TestImports.begun(this.database, run, "touchpoint-complaints");
		return run;
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
