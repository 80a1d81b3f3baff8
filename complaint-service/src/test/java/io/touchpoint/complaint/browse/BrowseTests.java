package io.touchpoint.complaint.browse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class BrowseTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	@Test
	void pagesHoldEveryCaseOnceLatestFirst() {
		this.cases.site("paged", "Paged", "UTC");
		for (int i = 0; i < 7; i++) {
			this.clock.advance(Duration.ofSeconds(i % 2));
			this.cases.receive("paged", Map.of());
		}
		List<String> seen = new ArrayList<>();
		String after = "";
		do {
			JsonNode page = list("site=paged&limit=3" + (after.isEmpty() ? "" : "&after=" + after));
			page.path("items").valueStream().forEach((item) -> seen.add(item.path("reference").asString()));
			after = page.path("next").isNull() ? "" : page.path("next").asString();
		}
		while (!after.isEmpty());
		assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
	}

	private void ownedBy(String owner, JsonNode complaint) throws SQLException {
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE complaint SET owner_id = '%1$s', owner_name = '%1$s' WHERE id = '%2$s'"
				.formatted(owner, complaint.path("id").asString()));
			connection.commit();
		}
	}

	@Test
	void aCaseIsFoundByWhoseItIs() throws SQLException {
		this.cases.site("known", "Known", "UTC");
		String mailed = this.cases
			.receive("known",
					Map.of("contact", Map.of("email", "olga.n@example.org", "name", "Olga Lind", "consent", true)))
			.path("reference")
			.asString();
		String written = this.cases
			.receive("known", Map.of("postal", Map.of("name", "Ellen Marsh", "address", "12 High Street")))
			.path("reference")
			.asString();
		Map.of("lind", mailed, "olga.n@", mailed, "ellen", written, "high str", written)
			.forEach((words, reference) -> assertThat(found(words)).as(words).containsExactly(reference));
	}

	private List<String> found(String words) {
		return this.client.get()
			.uri("/api/complaints?site=known&q={words}", words)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager("known")))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("items")
			.valueStream()
			.map((item) -> item.path("reference").asString())
			.toList();
	}

	@Test
	void filtersFindWhatTheySay() throws SQLException {
		this.cases.site("filtered", "Filtered", "UTC");
		JsonNode one = this.cases.receive("filtered", Map.of("subject", "100 % noise", "severity", "CRITICAL"));
		ownedBy("ana", one);
		this.cases.receive("filtered", Map.of("causes", List.of("DISHONESTY"), "onTheSpot", Map.of("outcome", "UPHELD",
				"inCustomersFavour", true, "remedy", "REFUND", "minor", 100, "purchasedOn", "2026-03-01")));
		assertThat(references("q=0 %25 n")).containsExactly(one.path("reference").asString());
		assertThat(references("q=" + one.path("reference").asString().toLowerCase())).hasSize(1);
		assertThat(references("severity=CRITICAL")).hasSize(1);
		assertThat(references("status=RESOLVED,CLOSED")).hasSize(1);
		assertThat(references("cause=IGNORED")).hasSize(1);
		assertThat(references("owner=ana")).hasSize(1);
		assertThat(references("owner=none")).hasSize(1);
		assertThat(references("overdue=true")).isEmpty();
		this.clock.advance(Duration.ofDays(10));
		assertThat(references("overdue=true")).containsExactly(one.path("reference").asString());
		assertThat(references("from=2026-03-02&to=2026-03-02")).hasSize(2);
		assertThat(references("from=2026-03-03")).isEmpty();
	}

	@Test
	void aCaseIsFoundByItsWholeNumberWhereItIsInSight() {
		this.cases.site("numbered", "Numbered", "UTC");
		JsonNode one = this.cases.receive("numbered", Map.of());
		String number = one.path("reference").asString();
		this.cases.receive("numbered", Map.of("subject", "About " + number));
		assertThat(ids("reference=" + number)).containsExactly(id(one));
		assertThat(ids("reference=" + number.toLowerCase())).containsExactly(id(one));
		assertThat(ids("reference=" + number.substring(0, number.length() - 1))).isEmpty();
		assertThat(this.cases.listed(PASSPORTS.staff("numbered"), "reference=" + number)).containsExactly(id(one));
		assertThat(this.cases.listed(PASSPORTS.staff("elsewhere"), "reference=" + number)).isEmpty();
	}

	@Test
	void theOtherCasesOfACustomerAreFoundAtTheSitesInSight() {
		this.cases.site("same-a", "Same A", "UTC");
		this.cases.site("same-b", "Same B", "UTC");
		JsonNode one = this.cases.receive("same-a", from("same.one@example.org"));
		JsonNode second = this.cases.receive("same-a", from("SAME.one@example.org"));
		JsonNode away = this.cases.receive("same-b", from("same.one@example.org"));
		this.cases.receive("same-a", from("same.two@example.org"));
		JsonNode nobodys = this.cases.receive("same-a", Map.of());
		assertThat(ids("sameCustomerAs=" + id(one))).containsExactlyInAnyOrder(id(second), id(away));
		assertThat(ids("sameCustomerAs=" + id(nobodys))).isEmpty();
		assertThat(this.cases.listed(PASSPORTS.staff("same-a"), "sameCustomerAs=" + id(one)))
			.containsExactly(id(second));
		assertThat(this.cases.listed(PASSPORTS.staff("same-a"), "sameCustomerAs=" + id(away))).isEmpty();
	}

	private static Map<String, Object> from(String email) {
		return Map.of("contact", Map.of("email", email, "consent", true));
	}

	@Test
	void theBodiesAreTheOnesThatClientsKnow() {
		this.cases.site("golden", "Golden", "Europe/London");
		JsonNode spot = this.cases.receive("golden", Map.of("contact",
				Map.of("email", "ana@example.org", "name", "Ana"), "onTheSpot",
				Map.of("outcome", "UPHELD", "inCustomersFavour", true, "remedy", "APOLOGY", "note", "Said sorry.")));
		Golden.assertJson("complaint.json", steady(spot.toString()));
		Golden.assertJson("complaints.json", steady(list("site=golden").toString()));
		Golden.assertJson("causes.json", get("/api/complaints/causes").toString());
	}

	@Test
	void theCountersOfTheSiteRise() {
		this.cases.site("counted", "Counted", "UTC");
		this.cases.receive("counted", Map.of());
		this.cases.receive("counted", Map.of("onTheSpot", Map.of("outcome", "UPHELD"), "channel", "COUNTER"));
		String text = metrics();
		assertThat(text).contains("touchpoint_complaints_total{channel=\"phone\",site=\"counted\"} 1.0",
				"touchpoint_complaints_total{channel=\"counter\",site=\"counted\"} 1.0",
				"touchpoint_complaint_moves_total{site=\"counted\",stage=\"resolved\"} 1.0");
	}

	@Autowired
	io.micrometer.prometheusmetrics.PrometheusMeterRegistry meters;

	private String metrics() {
		return this.meters.scrape();
	}

	@Test
	void dueTodayIsByTheCalendarOfTheSiteAndCountsPromisesToo() throws SQLException {
		this.cases.site("auckland", "Auckland", "Pacific/Auckland");
		this.cases.site("honolulu", "Honolulu", "Pacific/Honolulu");
		// Monday 09:00 UTC is Monday 22:00 in Auckland and Sunday 23:00 in Honolulu
		JsonNode east = dueAt("auckland", "2026-03-02T11:00:00Z");
		JsonNode eastNext = dueAt("auckland", "2026-03-02T11:00:01Z");
		JsonNode west = dueAt("honolulu", "2026-03-02T10:00:00Z");
		JsonNode westNext = dueAt("honolulu", "2026-03-02T10:00:01Z");
		assertThat(ids("site=auckland&dueBy=today")).containsExactly(id(east));
		assertThat(ids("site=honolulu&dueBy=today")).containsExactly(id(west));
		assertThat(ids("site=honolulu&dueBy=2026-03-02")).containsExactlyInAnyOrder(id(west), id(westNext));
		assertThat(ids("site=auckland&dueBy=2026-03-01")).isEmpty();
		promised(eastNext, "2026-03-02T10:30:00Z");
		assertThat(ids("site=auckland&dueBy=today")).containsExactlyInAnyOrder(id(east), id(eastNext));
		JsonNode row = list("site=auckland&open=true&sort=DUE").path("items").path(1);
		assertThat(row.path("id").asString()).isEqualTo(id(eastNext));
		assertThat(row.path("promiseDueAt").asString()).isEqualTo("2026-03-02T10:30:00Z");
	}

	@Test
	void pagesByDeadlineHoldEveryCaseOnceTheNextFirst() throws SQLException {
		this.cases.site("by-due", "By due", "UTC");
		List<String> inOrder = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			inOrder.add(id(dueAt("by-due", "2026-03-0" + (5 + i / 2) + "T10:00:00Z")));
		}
		JsonNode waiting = dueAt("by-due", "2026-03-04T10:00:00Z");
		change("UPDATE complaint SET due_at = NULL WHERE id = '" + id(waiting) + "'");
		inOrder.add(id(waiting));
		List<String> seen = new ArrayList<>();
		String after = "";
		do {
			JsonNode page = list("site=by-due&sort=DUE&limit=2" + (after.isEmpty() ? "" : "&after=" + after));
			page.path("items").valueStream().forEach((item) -> seen.add(item.path("id").asString()));
			after = page.path("next").isNull() ? "" : page.path("next").asString();
		}
		while (!after.isEmpty());
		assertThat(seen).containsExactlyElementsOf(inOrder);
	}

	@Test
	void theTabsCountWhatTheirListsHold() throws SQLException {
		this.cases.site("tabs", "Tabs", "UTC");
		JsonNode mine = dueAt("tabs", "2026-03-02T20:00:00Z");
		ownedBy("head-1", mine);
		ownedBy("somebody", dueAt("tabs", "2026-03-09T20:00:00Z"));
		dueAt("tabs", "2026-03-01T20:00:00Z");
		JsonNode ended = this.cases.receive("tabs", Map.of("onTheSpot", Map.of("outcome", "UPHELD")));
		for (JsonNode unread : List.of(mine, ended)) {
			change("UPDATE complaint SET unread_since = now() WHERE id = '" + id(unread) + "'");
		}
		JsonNode counts = get("/api/complaints/inbox?site=tabs");
		assertThat(counts.toString()).isEqualTo("{\"mine\":1,\"unassigned\":1,\"dueToday\":2,\"open\":3,\"unread\":2}");
		assertThat(ids("site=tabs&open=true&owner=me")).hasSize(1);
		assertThat(ids("site=tabs&open=true&owner=none")).hasSize(1);
		assertThat(ids("site=tabs&open=true&dueBy=today")).hasSize(2);
		assertThat(ids("site=tabs&open=true")).hasSize(3);
		assertThat(ids("site=tabs&open=false")).hasSize(1);
		assertThat(ids("site=tabs&open=true&owner=me&unread=true")).hasSize(1);
		assertThat(ids("site=tabs&unread=true")).containsExactlyInAnyOrder(id(mine), id(ended));
		assertThat(ids("site=tabs&unread=false")).hasSize(2);
	}

	private JsonNode dueAt(String site, String at) throws SQLException {
		JsonNode complaint = this.cases.receive(site, Map.of());
		change("UPDATE complaint SET due_at = '" + at + "' WHERE id = '" + id(complaint) + "'");
		return complaint;
	}

	private void promised(JsonNode complaint, String due) throws SQLException {
		change("INSERT INTO promise (id, complaint, site, revision, state, text, made_by_id, made_by_name, made_at, due_at,"
				+ " remind_at) VALUES (gen_random_uuid(), '" + id(complaint) + "', '"
				+ complaint.path("site").asString() + "', 1, 'OPEN', 'We call', 'a', 'Ana', now(), '" + due + "', '"
				+ due + "')");
	}

	private void change(String sql) throws SQLException {
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			assertThat(statement.executeUpdate(sql)).isEqualTo(1);
			connection.commit();
		}
	}

	private static String id(JsonNode complaint) {
		return complaint.path("id").asString();
	}

	private List<String> ids(String query) {
		return list(query).path("items").valueStream().map((item) -> item.path("id").asString()).toList();
	}

	/**
	 * A hundred thousand cases at fifty sites: every list reads an index, not the table.
	 */
	@Test
	void listsUseTheirIndexes() throws SQLException {
		try (Connection owner = java.sql.DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password()); Statement statement = owner.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', false)");
			statement.execute("""
					INSERT INTO complaint (id, site, reference, revision, status, channel, severity, causes,
						customer_type, about, subject, description, language, received_by, received_at, acknowledge_by,
						resolve_by, due_at, owner_id, owner_name, source, source_id)
					SELECT gen_random_uuid(), 'many-' || n % 50, 'X-' || n, 1, 'CLOSED', 'WEB', 'NORMAL', '{IGNORED}',
						'PATIENT', 'SERVICE', 'Subject ' || n, 'Description', 'en', 'Customer', at, at, at,
						CASE WHEN n % 100 = 0 THEN at END, CASE WHEN n % 200 = 0 THEN 'owner' END,
						CASE WHEN n % 200 = 0 THEN 'Owner' END, 'many', n
					FROM (SELECT n, timestamptz '2020-01-01 00:00Z' + n * interval '10 minutes' AS at
						FROM generate_series(1, 100000) AS n) AS made
					""");
			statement.execute("ANALYZE complaint");
			try {
				assertThat(plan("many-7", "site = 'many-7'")).contains("complaint_site_list")
					.doesNotContain("Seq Scan");
				assertThat(plan("*", "true")).contains("complaint_list").doesNotContain("Seq Scan");
				assertThat(plan("*", "(received_at, id) < ('2021-01-01', gen_random_uuid())"))
					.contains("Index Cond", "complaint_list")
					.doesNotContain("Seq Scan");
				assertThat(plan("*", "due_at < '2020-01-03'")).contains("complaint_due").doesNotContain("Seq Scan");
				assertThat(plan("*", "owner_id = 'owner'")).contains("complaint_owner").doesNotContain("Seq Scan");
				statement.execute(
						"UPDATE complaint SET status = 'INVESTIGATING' WHERE source = 'many' AND source_id::integer % 53 = 1");
				statement.execute("ANALYZE complaint");
				assertThat(plan("*", OPEN)).contains("complaint_open").doesNotContain("Seq Scan");
				assertThat(plan("many-7", OPEN + " AND site = 'many-7' AND owner_id IS NULL"))
					.contains("complaint_open")
					.doesNotContain("Seq Scan");
				assertThat(plan("*", "status = ANY ('{INVESTIGATING}')")).contains("complaint_open_list")
					.doesNotContain("Seq Scan");
				assertThat(plan("*", "unread_since IS NOT NULL")).contains("complaint_unread")
					.doesNotContain("Seq Scan");
				assertThat(plan("*", OPEN, "coalesce(due_at, timestamptz '3000-01-01 00:00:00+00'), id"))
					.contains("complaint_open_due")
					.doesNotContain("Seq Scan", "Sort");
			}
			finally {
				statement.execute("DELETE FROM complaint WHERE site LIKE 'many-%'");
			}
		}
	}

	private static final String OPEN = "status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED')";

	private String plan(String scope, String condition) throws SQLException {
		return plan(scope, condition, "received_at DESC, id DESC");
	}

	private String plan(String scope, String condition, String order) throws SQLException {
		try (Connection connection = this.cases.inScope(scope);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"EXPLAIN SELECT id FROM complaint WHERE " + condition + " ORDER BY " + order + " LIMIT 51")) {
			StringBuilder plan = new StringBuilder();
			while (rows.next()) {
				plan.append(rows.getString(1)).append('\n');
			}
			return plan.toString();
		}
	}

	private List<String> references(String query) {
		return list("site=filtered&" + query).path("items")
			.valueStream()
			.map((item) -> item.path("reference").asString())
			.toList();
	}

	private JsonNode list(String query) {
		return get("/api/complaints?" + query);
	}

	private JsonNode get(String uri) {
		return this.client.get()
			.uri(uri.replace("%25", "%"))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	/** Ids and numbers differ from run to run. */
	private static String steady(String json) {
		return json.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "00000000-0000-7000-8000-000000000000")
			.replaceAll("C-2026-\\d{6}", "C-2026-000001");
	}

}
