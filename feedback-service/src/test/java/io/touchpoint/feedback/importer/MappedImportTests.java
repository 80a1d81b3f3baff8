package io.touchpoint.feedback.importer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.Importer;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestImports;
import io.touchpoint.starter.testing.TestPassports;
import io.touchpoint.starter.web.Revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@FeedbackTest
class MappedImportTests {

	private static final String FILE = """
			Review ID;Branch;Date;Stars;Would recommend;Comment;E-mail;Consent
			m-1;Main St;05/01/2026 10:30;5;10;Very kind;ana@example.org;yes
			m-2;Main St;06/01/2026 11:00;2;3;"Waited long;
			and nobody said why";bob@example.org;no
			m-3;nowhere;06/01/2026 11:00;4;;;;
			m-4;Main St;yesterday;4;;;;
			m-5;Main St;07/01/2026 09:00;9;;;;
			m-6;Main St;07/01/2026 09:00;4.0;;;;
			m-6;Main St;07/01/2026 09:00;4;;;;
			m-7;Main St
			m-8;Main St;08/01/2026 09:00;;;;;
			""";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	Importer importer;

	@Autowired
	ImportSettings settings;

	@Autowired
	TestDatabase database;

	@Autowired
	Ids ids;

	private final TestPassports passports = new TestPassports("feedback-service");

	@BeforeEach
	void site() {
		this.sites.arrive("mapped-a");
	}

	private WebTestClient.ResponseSpec send(HttpMethod method, String path, Object body) {
		WebTestClient.RequestBodySpec request = this.web.mutate()
			.responseTimeout(Duration.ofSeconds(60))
			.build()
			.method(method)
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.contentType(MediaType.APPLICATION_JSON);
		return ((body != null) ? request.bodyValue(body) : request).exchange();
	}

	private JsonNode read(WebTestClient.ResponseSpec response) {
		return JsonMapper.shared()
			.readTree(response.expectStatus().is2xxSuccessful().expectBody().returnResult().getResponseBody());
	}

	private UUID upload(String file, Charset charset) {
		return new Uploads(this.web).start("mapped", file.getBytes(charset));
	}

	private ObjectNode suggested(UUID id) {
		JsonNode prepared = read(send(HttpMethod.GET, "/api/feedback/imports/" + id + "/preparation", null));
		ObjectNode mapping = (ObjectNode) prepared.at("/suggestions/CONSUMER");
		mapping.put("source", "branches-" + id.toString().substring(24));
		((ObjectNode) mapping.get("site")).putObject("values").put("Main St", "mapped-a");
		mapping.putObject("touchpoint").put("value", "waiting");
		return mapping;
	}

	private JsonNode until(UUID id, String... states) {
		return org.awaitility.Awaitility.await()
			.atMost(Duration.ofSeconds(120))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> new Uploads(this.web).status(id),
					(status) -> java.util.Set.of(states).contains(status.get("state").stringValue()));
	}

	private String step(UUID id, String step) {
		return "/api/feedback/imports/" + id + "/" + step;
	}

	private long stored(UUID id) {
		return this.sites.count("SELECT count(*) FROM response WHERE import_run = '" + id + "'");
	}

	@Test
	void theShapeOfAFileAndTheMeaningOfItsColumnsAreSuggested() {
		UUID id = upload(FILE, Charset.forName("windows-1252"));
		JsonNode prepared = read(send(HttpMethod.GET, step(id, "preparation"), null));
		assertThat(prepared.at("/shape/delimiter").stringValue()).isEqualTo(";");
		assertThat(prepared.at("/columns/1/name").stringValue()).isEqualTo("Branch");
		assertThat(prepared.at("/columns/1/samples")).hasSize(2);
		JsonNode mapping = prepared.at("/suggestions/PATIENT");
		assertThat(mapping.at("/key").stringValue()).isEqualTo("Review ID");
		assertThat(mapping.at("/customerType/value").stringValue()).isEqualTo("PATIENT");
		assertThat(mapping.at("/site/column").stringValue()).isEqualTo("Branch");
		assertThat(mapping.at("/answers/overall").isMissingNode()).as("a 9 is no mark of five").isTrue();
		assertThat(mapping.at("/answers/nps").stringValue()).isEqualTo("Would recommend");
		assertThat(mapping.at("/comment/0").stringValue()).isEqualTo("Comment");
		assertThat(mapping.at("/contact/email").stringValue()).isEqualTo("E-mail");
		assertThat(mapping.at("/contact/consent/column").stringValue()).isEqualTo("Consent");
		assertThat(prepared.at("/targets/PATIENT/touchpoints").toString()).contains("\"waiting\"");
		JsonNode otherwise = read(send(HttpMethod.GET, step(id, "preparation?delimiter=|&header=false"), null));
		assertThat(otherwise.at("/columns/0/name").stringValue()).isEqualTo("Column 1");
	}

	private ObjectNode mapping(UUID id) {
		ObjectNode mapping = suggested(id);
		((ObjectNode) mapping.get("answers")).put("overall", "Stars");
		mapping.putObject("occurredAt")
			.put("column", "Date")
			.put("format", "dd/MM/uuuu HH:mm")
			.put("zone", "Europe/London");
		return mapping;
	}

	@Test
	void aTrialStoresNothingTheImportDoesWhatItSaidAndUndoingItLeavesNothing() {
		UUID id = upload(FILE, StandardCharsets.UTF_8);
		ObjectNode mapping = mapping(id);
		read(send(HttpMethod.PUT, step(id, "mapping?save=Branch export"), mapping));
		read(send(HttpMethod.POST, step(id, "trial"), null));
		JsonNode trial = until(id, "PREPARING").get("trial");
		assertThat(trial.get("rows").intValue()).isEqualTo(9);
		assertThat(trial.get("good").intValue()).isEqualTo(3);
		assertThat(trial.get("known").intValue()).isZero();
		assertThat(trial.get("refused").intValue()).isEqualTo(6);
		assertThat(trial.get("lines")
			.valueStream()
			.map((line) -> line.get("line").intValue() + " " + line.get("reason").stringValue().split(":")[0]))
			.containsExactly("5 site", "6 occurredAt", "7 answers.overall", "9 key",
					"10 The row has 2 fields instead of 8", "11 answers");
		assertThat(stored(id)).isZero();
		read(send(HttpMethod.POST, step(id, "begin"), null));
		JsonNode done = until(id, "DONE", "FAILED");
		assertThat(done.get("imported").intValue()).isEqualTo(3);
		assertThat(done.get("known").intValue()).isZero();
		assertThat(done.get("refused").intValue()).isEqualTo(6);
		assertThat(done.get("undoable").booleanValue()).isTrue();
		assertThat(this.sites.count("""
				SELECT count(*) FROM response r JOIN response_contact c ON c.response = r.id
				WHERE r.import_run = '%s' AND r.overall = 5 AND r.nps = 10 AND c.email = 'ana@example.org'
					AND r.occurred_at = '2026-01-05T10:30:00Z' AND r.touchpoint = 'waiting'""".formatted(id)))
			.isEqualTo(1);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE import_run = '" + id + "' AND contactable"))
			.as("no consent, no contact")
			.isEqualTo(1);
		read(send(HttpMethod.POST, step(id, "undo"), null));
		JsonNode undone = until(id, "UNDONE");
		assertThat(undone.get("undone").intValue()).isEqualTo(3);
		assertThat(undone.get("undoable").booleanValue()).isFalse();
		assertThat(stored(id)).isZero();
		assertThat(this.sites.count("""
				SELECT count(*) FROM outbox
				WHERE site = 'mapped-a' AND type = 'response.excluded' AND data->>'reason' = 'IMPORT_UNDONE'
					AND occurred_at IN ('2026-01-05T10:30:00Z', '2026-01-06T11:00:00Z', '2026-01-07T09:00:00Z')"""))
			.isEqualTo(3);
		send(HttpMethod.POST, step(id, "undo"), null).expectStatus().isEqualTo(409);
		UUID again = upload(FILE, StandardCharsets.UTF_8);
		read(send(HttpMethod.PUT, step(again, "mapping"), mapping));
		read(send(HttpMethod.POST, step(again, "begin"), null));
		assertThat(until(again, "DONE", "FAILED").get("imported").intValue()).isEqualTo(3);
		JsonNode saved = read(send(HttpMethod.GET, "/api/feedback/import-mappings", null));
		assertThat(saved.get("items").toString()).contains("Branch export");
		send(HttpMethod.DELETE, "/api/feedback/import-mappings/Branch export", null).expectStatus().isNoContent();
		send(HttpMethod.DELETE, "/api/feedback/import-mappings/Branch export", null).expectStatus().isNotFound();
	}

	@Test
	void everythingWrongWithAMappingIsNamed() {
		UUID id = upload(FILE, StandardCharsets.UTF_8);
		send(HttpMethod.PUT, step(id, "mapping"),
				"""
						{"customerType": "CONSUMER", "source": "A b", "key": "No such", "site": {}, "touchpoint": {"value": "waiting"},
						 "occurredAt": {"column": "Date", "format": "bbb", "zone": "Nowhere"}, "answers": {"moon": "Stars"},
						 "contact": {"email": "E-mail"}}""")
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[*].field")
			.value((fields) -> assertThat(fields.toString()).contains("source", "key", "site", "occurredAt.format",
					"occurredAt.zone", "answers.moon", "contact.consent"));
		send(HttpMethod.POST, step(id, "undo"), null).expectStatus().isEqualTo(409);
		read(send(HttpMethod.POST, step(id, "begin"), null));
		assertThat(until(id, "FAILED").get("error").stringValue()).contains("what the columns of the file mean");
	}

	private static final String BOTH = """
			Id,When,Who,Where,Overall,Waited,Sent by
			t-1,2026-02-03T10:00:00Z,Patient,waiting,5,840,My sister Eva
			t-2,2026-02-03T11:00:00Z,Our staff,request,2,0,
			t-3,2026-02-03T12:00:00Z,patient,waiting,4,90.0,
			t-4,2026-02-03T13:00:00Z,Our staff,waiting,4,,
			t-5,2026-02-03T14:00:00Z,alien,waiting,4,,
			t-6,2026-02-03T15:00:00Z,,waiting,4,,
			t-7,2026-02-03T16:00:00Z,Patient,waiting,4,ten,
			t-8,2026-02-03T17:00:00Z,Patient,waiting,4,86401,
			t-9,2026-02-03T18:00:00Z,Patient,waiting,4,1.5,
			t-10,2026-02-03T19:00:00Z,Patient,waiting,4,86400,%s
			""".formatted("x".repeat(201));

	private static final String BOTH_MAPPING = """
			{"customerType": {"column": "Who", "values": {"Our staff": "COLLEAGUE"}}, "source": "%s", "key": "Id",
			 "site": {"value": "mapped-a"}, "touchpoint": {"column": "Where"}, "waitedSeconds": "Waited",
			 "referredBy": "Sent by", "occurredAt": {"column": "When", "format": "ISO"},
			 "answers": {"overall": "Overall"}}""";

	private void miseryUpTo(int overall) {
		long seen = this.sites.count("SELECT coalesce(max(version), 0)::bigint FROM moment_rules");
		this.web.put()
			.uri("/api/feedback/moment-rules")
			.header("If-Match", Revision.tag(seen))
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("""
					{"miseryOverall": %d, "miserySmiley": 1, "miseryNps": 3, "miseryGap": -3, "magicOverall": 5,
					 "rateAnswers": 3, "rateMinutes": 10, "quietMinutes": 30}""".formatted(overall))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void rowsAreJudgedByTheRulesThatHeadOfficeMade() {
		miseryUpTo(4);
		try {
			UUID id = upload(BOTH, StandardCharsets.UTF_8);
			read(send(HttpMethod.PUT, step(id, "mapping"),
					BOTH_MAPPING.formatted("judged-" + id.toString().substring(24))));
			read(send(HttpMethod.POST, step(id, "begin"), null));
			assertThat(until(id, "DONE", "FAILED").get("imported").intValue()).isEqualTo(3);
			assertThat(this.sites.count("SELECT count(*) FROM response WHERE import_run = '" + id
					+ "' AND overall = 4 AND moment = 'MISERY'"))
				.isOne();
		}
		finally {
			miseryUpTo(2);
		}
	}

	@Test
	void patientsAndColleaguesOfOneFileStayApart() {
		UUID id = upload(BOTH, StandardCharsets.UTF_8);
		read(send(HttpMethod.PUT, step(id, "mapping"), BOTH_MAPPING.formatted("both-" + id.toString().substring(24))));
		read(send(HttpMethod.POST, step(id, "trial"), null));
		JsonNode trial = until(id, "PREPARING").get("trial");
		assertThat(trial.get("lines")
			.valueStream()
			.map((line) -> line.get("line").intValue() + " " + line.get("reason").stringValue()))
			.containsExactly("5 touchpoint: the journey of COLLEAGUE has no touchpoint 'waiting'",
					"6 customerType: 'alien' in the column 'Who' is not known", "7 customerType: is missing",
					"8 waitedSeconds: 'ten' in the column 'Waited' is not a whole number between 0 and 86400",
					"9 waitedSeconds: '86401' in the column 'Waited' is not a whole number between 0 and 86400",
					"10 waitedSeconds: '1.5' in the column 'Waited' is not a whole number between 0 and 86400",
					"11 referredBy: what the column 'Sent by' says is longer than 200 characters or holds characters"
							+ " that do not fit");
		read(send(HttpMethod.POST, step(id, "begin"), null));
		JsonNode done = until(id, "DONE", "FAILED");
		assertThat(done.get("imported").intValue()).isEqualTo(3);
		assertThat(done.get("refused").intValue()).isEqualTo(7);
		assertThat(done.get("notes").toString()).contains("by the questionnaire of its type of customer");
		String ours = "SELECT count(*) FROM response WHERE import_run = '" + id + "' AND ";
		assertThat(this.sites.count(ours + """
				customer_type = 'PATIENT' AND questionnaire = 'patient' AND touchpoint = 'waiting' AND overall = 5
				AND waited_seconds = 840 AND referred_by = 'My sister Eva'""")).isEqualTo(1);
		assertThat(this.sites.count(ours + """
				customer_type = 'PATIENT' AND questionnaire = 'patient' AND overall = 4 AND waited_seconds = 90
				AND referred_by IS NULL""")).isEqualTo(1);
		assertThat(this.sites.count(ours + """
				customer_type = 'COLLEAGUE' AND questionnaire = 'colleague' AND touchpoint = 'request' AND overall = 2
				AND waited_seconds = 0""")).isEqualTo(1);
		assertThat(this.sites.count("""
				SELECT count(*) FROM outbox o JOIN response r ON o.subject = r.id::text
				WHERE o.type = 'response.received' AND r.import_run = '%s'
					AND o.data->>'customerType' = r.customer_type""".formatted(id))).isEqualTo(3);
	}

	@Test
	void aRowTellsAllOfItsFaults() {
		UUID id = upload("""
				Id,When,Who,Where,Overall,Waited,Sent by
				f-1,yesterday,Patient,nowhere,9,ten,
				""", StandardCharsets.UTF_8);
		read(send(HttpMethod.PUT, step(id, "mapping"),
				BOTH_MAPPING.formatted("faults-" + id.toString().substring(24))));
		read(send(HttpMethod.POST, step(id, "trial"), null));
		assertThat(until(id, "PREPARING").at("/trial/lines/0/reason").stringValue()).contains("occurredAt: 'yesterday'",
				"; touchpoint: ", "'nowhere'", "; answers.overall: ", "; waitedSeconds: 'ten'");
	}

	@Test
	void aSiteIsFoundByANameThatNoOtherHas() {
		this.sites.arrive("mapped-b", "mapped-c", "mapped-d");
		this.sites
			.count("""
					WITH named AS (UPDATE site SET name = CASE code WHEN 'mapped-b' THEN 'Nord  Klinik' ELSE 'Süd-Klinik' END
						WHERE code IN ('mapped-b', 'mapped-c', 'mapped-d') RETURNING 1)
					SELECT count(*) FROM named""");
		UUID id = upload("""
				Kennung,Datum,Standort,Gesamtnote
				n-1,05.01.2026,nord klinik,5
				n-2,05.01.2026,Süd-Klinik,4
				n-3,05.01.2026,MAPPED-D,3
				n-4,05.01.2026,West-Klinik,3
				""", StandardCharsets.UTF_8);
		ObjectNode mapping = (ObjectNode) read(send(HttpMethod.GET, step(id, "preparation"), null))
			.at("/suggestions/PATIENT");
		mapping.put("source", "names-" + id.toString().substring(24));
		mapping.putObject("touchpoint").put("value", "waiting");
		assertThat(mapping.at("/occurredAt/format").stringValue()).isEqualTo("dd.MM.uuuu");
		read(send(HttpMethod.PUT, step(id, "mapping"), mapping));
		read(send(HttpMethod.POST, step(id, "trial"), null));
		JsonNode trial = until(id, "PREPARING").get("trial");
		assertThat(trial.get("good").intValue()).isEqualTo(2);
		assertThat(trial.get("lines").valueStream().map((line) -> line.get("reason").stringValue())).containsExactly(
				"site: 'Süd-Klinik' is the name of several sites, mapped-c, mapped-d; say which by its code",
				"site: there is no site 'West-Klinik'");
		read(send(HttpMethod.POST, step(id, "begin"), null));
		assertThat(until(id, "DONE", "FAILED").get("imported").intValue()).isEqualTo(2);
		assertThat(this.sites.count(
				"SELECT count(*) FROM response WHERE import_run = '" + id + "' AND site IN ('mapped-b', 'mapped-d')"))
			.isEqualTo(2);
	}

	@Test
	void whoseAnswersTheyAreIsPresumedOnlyWhereAllSitesAreForTheSame() {
		UUID id = upload(FILE, StandardCharsets.UTF_8);
		String types = "SELECT count(DISTINCT customer_type) FROM site";
		boolean one = this.sites.count(types) == 1;
		JsonNode told = read(send(HttpMethod.GET, step(id, "preparation"), null)).path("customerType");
		assertThat(told.isString()).isEqualTo(one);
		this.sites.count("WITH other AS (UPDATE site SET customer_type = 'STUDENT' WHERE code = 'mapped-a' RETURNING 1)"
				+ " SELECT count(*) FROM other");
		try {
			assertThat(this.sites.count(types)).isGreaterThan(1);
			assertThat(read(send(HttpMethod.GET, step(id, "preparation"), null)).path("customerType").isString())
				.isFalse();
		}
		finally {
			this.sites.count("WITH back AS (UPDATE site SET customer_type = 'PATIENT' WHERE code = 'mapped-a'"
					+ " RETURNING 1) SELECT count(*) FROM back");
		}
	}

	@Test
	void aTypeOfCustomerThatNobodyKnowsAndAColumnThatIsNotThereAreNamed() {
		UUID id = upload(BOTH, StandardCharsets.UTF_8);
		send(HttpMethod.PUT, step(id, "mapping"), """
				{"customerType": {"column": "Whom", "value": "MARTIAN", "values": {"Our staff": "STAFF"}},
				 "source": "both", "site": {"value": "mapped-a"}, "touchpoint": {"column": "Where"},
				 "waitedSeconds": "Wait", "referredBy": "Sent", "answers": {"overall": "Overall", "moon": "Overall"},
				 "occurredAt": {"column": "When", "format": "ISO"}}""").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[*].field")
			.value((fields) -> assertThat(fields.toString()).contains("customerType.column", "customerType.value",
					"customerType.values", "waitedSeconds", "referredBy", "answers.moon"));
		for (String missing : new String[] { "null", "{}", "\"\"" }) {
			send(HttpMethod.PUT, step(id, "mapping"), "{\"customerType\": " + missing + "}").expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[?(@.field == 'customerType')].reason")
				.isEqualTo("missing");
		}
		send(HttpMethod.PUT, step(id, "mapping"), "{\"customerType\": 7}").expectStatus().isBadRequest();
	}

	@Test
	void aMappingThatWasKeptWhenAllRowsHadOneTypeIsStillReadAndFits() {
		this.sites
			.change("""
					INSERT INTO import_mapping (name, mapping, saved_by, saved_at) VALUES ('Kept long ago', '%s', 'h', now())
					"""
				.formatted(
						"""
								{"shape": null, "customerType": "PATIENT", "source": "old", "key": "Id", "site": {"value": "mapped-a"},
								 "touchpoint": {"value": "waiting"}, "occurredAt": {"column": "When", "format": "ISO"},
								 "answers": {"overall": "Overall"}}"""));
		UUID id = upload(BOTH, StandardCharsets.UTF_8);
		JsonNode saved = read(send(HttpMethod.GET, step(id, "preparation"), null)).get("saved")
			.valueStream()
			.filter((one) -> one.get("name").stringValue().equals("Kept long ago"))
			.findFirst()
			.orElseThrow();
		assertThat(saved.get("fits").booleanValue()).isTrue();
		assertThat(saved.at("/mapping/customerType/value").stringValue()).isEqualTo("PATIENT");
		assertThat(saved.at("/mapping/customerType/column").isNull()).isTrue();
		read(send(HttpMethod.PUT, step(id, "mapping"), saved.get("mapping")));
		send(HttpMethod.DELETE, "/api/feedback/import-mappings/Kept long ago", null).expectStatus().isNoContent();
	}

	@Test
	void whatWaitsCanBeDiscarded() {
		UUID id = upload(FILE, StandardCharsets.UTF_8);
		assertThat(read(send(HttpMethod.POST, step(id, "stop"), null)).get("state").stringValue()).isEqualTo("STOPPED");
		assertThat(Files.exists(this.settings.folder().toAbsolutePath().resolve(id + ".upload"))).isFalse();
		send(HttpMethod.GET, step(id, "preparation"), null).expectStatus().isEqualTo(409);
		send(HttpMethod.POST, step(id, "stop"), null).expectStatus().isEqualTo(409);
	}

	@Test
	void staffSeeNoImports() {
		UUID id = upload(FILE, StandardCharsets.UTF_8);
		for (String path : new String[] { "preparation", "refused" }) {
			this.web.get()
				.uri(step(id, path))
				.headers((headers) -> headers.setBearerAuth(this.passports.siteManager("mapped-a")))
				.exchange()
				.expectStatus()
				.isForbidden();
		}
	}

	private String many(int rows) {
		return "id,when,score\n" + IntStream.range(0, rows)
			.mapToObj((i) -> i + ",2026-01-05 10:00:00," + (1 + i % 5))
			.collect(Collectors.joining("\n"));
	}

	private UUID cutOff(int rows) throws Exception {
		UUID id = this.ids.next();
		Files.writeString(TestImports.upload(this.settings, id), many(rows));
		TestImports.begun(this.database, id, "mapped");
		this.sites.change("UPDATE import_run SET options = '" + """
				{"customerType": "CONSUMER", "source": "%s", "key": "id", "site": {"value": "mapped-a"},
				 "touchpoint": {"value": "waiting"}, "occurredAt": {"column": "when", "format": "ISO"},
				 "answers": {"overall": "score"}}""".formatted("run-" + id.toString().substring(24)) + "' WHERE id = '"
				+ id + "'");
		return id;
	}

	@Test
	void aStopLetsWhatIsStoredStayAndAnUndoThatIsCutOffGoesOn() throws Exception {
		int rows = this.settings.blockRows() * 3 + 10;
		UUID id = cutOff(rows);
		int[] blocks = new int[1];
		this.importer.carryOn(id, () -> {
			if (++blocks[0] == 2) {
				this.sites.change("UPDATE import_run SET state = 'STOPPED', ended_at = now() WHERE id = '" + id + "'");
			}
			return false;
		});
		long stored = stored(id);
		assertThat(stored).isPositive().isLessThan(rows);
		assertThat(new Uploads(this.web).status(id).get("state").stringValue()).isEqualTo("STOPPED");
		assertThat(new Uploads(this.web).status(id).get("imported").longValue()).isEqualTo(stored);
		UUID whole = cutOff(rows);
		this.importer.carryOn(whole, () -> false);
		assertThat(stored(whole)).isEqualTo(rows);
		this.sites.change("UPDATE import_run SET state = 'UNDOING' WHERE id = '" + whole + "'");
		assertThatThrownBy(() -> this.importer.carryOn(whole, () -> true)).hasMessageContaining("stops");
		assertThat(stored(whole)).isEqualTo(rows - this.settings.blockRows());
		this.importer.carryOn(whole, () -> false);
		assertThat(stored(whole)).isZero();
		assertThat(new Uploads(this.web).status(whole).get("undone").intValue()).isEqualTo(rows);
		assertThat(stored(id)).as("another run stays").isEqualTo(stored);
	}

	@Test
	void rowsWithoutAnIdAreKnownByTheirContentAndTwinsAreTwo() throws Exception {
		String file = "when,score\n2026-01-05,5\n2026-01-05,5\n2026-01-05,4\n";
		for (int run = 0; run < 2; run++) {
			UUID id = upload(file, StandardCharsets.UTF_8);
			read(send(HttpMethod.PUT, step(id, "mapping"),
					"""
							{"customerType": "CONSUMER", "source": "twins", "site": {"value": "mapped-a"}, "touchpoint": {"value": "waiting"},
							 "occurredAt": {"column": "when", "format": "ISO"}, "answers": {"overall": "score"}}"""));
			read(send(HttpMethod.POST, step(id, "begin"), null));
			JsonNode done = until(id, "DONE", "FAILED");
			assertThat(done.get("imported").intValue()).isEqualTo((run == 0) ? 3 : 0);
			assertThat(done.get("known").intValue()).isEqualTo((run == 0) ? 0 : 3);
		}
	}

}
