package io.touchpoint.complaint.regulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Returns of a site of its own each time, over a month that the clock walks through.
 */
@ComplaintServiceTest
class ReturnApiTests {

	private static final String MARCH = "&from=2026-03-01&to=2026-03-31";

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	TestDatabase database;

	private String site;

	@BeforeEach
	void world() {
		this.site = "ret-" + UUID.randomUUID().toString().substring(0, 8);
		this.clock.set(Instant.parse("2026-02-16T10:00:00Z"));
		this.cases.site(this.site, "Returns", "Pacific/Auckland");
	}

	private JsonNode received(String at, Map<String, Object> more) {
		this.clock.set(Instant.parse(at));
		return this.cases.receive(this.site, more);
	}

	private void move(JsonNode complaint, String to, Map<String, Object> more) {
		Map<String, Object> body = new LinkedHashMap<>(more);
		body.put("to", to);
		post(complaint, "/moves", body);
	}

	private void resolve(JsonNode complaint, String outcome) {
		move(complaint, "ACKNOWLEDGED", Map.of());
		move(complaint, "INVESTIGATING", Map.of());
		move(complaint, "RESOLVED", Map.of("outcome", outcome));
	}

	private JsonNode of(String query) {
		return this.client.get()
			.uri("/api/complaints/returns?site=" + this.site + query)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(this.site)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static long count(JsonNode counted, String code) {
		return counted.path("lines")
			.valueStream()
			.filter((line) -> line.path("code").asString().equals(code))
			.mapToLong((line) -> line.path("count").asLong())
			.sum();
	}

	private static void keepsItsRules(JsonNode counted) {
		assertThat(counted.path("rules").valueStream().toList()).isNotEmpty()
			.allMatch((rule) -> rule.path("kept").asBoolean());
	}

	@Test
	void whatCameBeforeIsBroughtForwardAndWhatIsOpenCarried() {
		JsonNode before = received("2026-02-16T10:00:00Z", Map.of());
		received("2026-02-17T10:00:00Z", Map.of());
		resolve(received("2026-02-18T10:00:00Z", Map.of()), "UPHELD");
		this.clock.set(Instant.parse("2026-03-04T10:00:00Z"));
		resolve(before, "PARTLY_UPHELD");
		resolve(received("2026-03-05T10:00:00Z", Map.of("causes", List.of("IGNORED", "RUDE_LANGUAGE"))), "NOT_UPHELD");
		received("2026-03-06T10:00:00Z", Map.of());

		JsonNode counted = of("&style=NHS" + MARCH);

		assertThat(Map.of("before", count(counted, "BROUGHT_FORWARD"), "new", count(counted, "NEW"), "settled",
				count(counted, "SETTLED"), "carried", count(counted, "CARRIED_FORWARD"), "partly",
				count(counted, "PARTLY_UPHELD"), "not", count(counted, "NOT_UPHELD")))
			.isEqualTo(Map.of("before", 2L, "new", 2L, "settled", 2L, "carried", 2L, "partly", 1L, "not", 1L));
		keepsItsRules(counted);
		JsonNode february = of("&style=NHS&from=2026-02-01&to=2026-02-28");
		assertThat(count(february, "CARRIED_FORWARD")).as("as it was at that time").isEqualTo(2);
		keepsItsRules(february);
	}

	@Test
	void aDayBelongsToTheSitesOwnCalendar() {
		received("2026-02-28T11:30:00Z", Map.of());
		assertThat(count(of("&style=FCA" + MARCH), "NEW")).as("it is March in Auckland").isEqualTo(1);
		assertThat(count(of("&style=FCA&from=2026-02-01&to=2026-02-28"), "NEW")).isZero();
	}

	@Test
	void whatRemediesOfThePeriodCostStandsInTheFcaStyleByCurrency() {
		JsonNode complaint = received("2026-02-20T10:00:00Z", Map.of());
		give(complaint, 1_000);
		this.clock.set(Instant.parse("2026-02-28T11:30:00Z"));
		give(complaint, 2_500);
		give(complaint, 500);
		this.clock.set(Instant.parse("2026-03-10T10:00:00Z"));
		give(complaint, 90_000);

		JsonNode march = of("&style=FCA" + MARCH).path("redress");

		assertThat(march).hasSize(1);
		assertThat(march.path(0).path("currency").asString()).isEqualTo("EUR");
		assertThat(march.path(0).path("minor").asLong()).as("it was March in Auckland, and one still waits for a yes")
			.isEqualTo(3_000);
		assertThat(march.path(0).path("remedies").asLong()).isEqualTo(2);
		assertThat(of("&style=FCA&from=2026-02-01&to=2026-02-28").path("redress").path(0).path("minor").asLong())
			.isEqualTo(1_000);
		assertThat(of("&style=NHS" + MARCH).path("redress")).isEmpty();
	}

	private void give(JsonNode complaint, long minor) {
		this.client.post()
			.uri("/api/complaints/" + complaint.path("id").asString() + "/remedies")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(this.site)))
			.bodyValue(Map.of("kind", "GOODWILL_PAYMENT", "minor", minor))
			.exchange()
			.expectStatus()
			.isCreated();
	}

	@Test
	void whatIsOpenedAgainIsNeitherNewNorLost() {
		JsonNode again = received("2026-02-18T10:00:00Z", Map.of());
		resolve(again, "UPHELD");
		this.clock.set(Instant.parse("2026-03-04T10:00:00Z"));
		move(again, "REOPENED", Map.of("note", "Not done"));

		JsonNode counted = of("&style=FCA" + MARCH);

		assertThat(count(counted, "REOPENED")).isEqualTo(1);
		assertThat(count(counted, "NEW")).isZero();
		assertThat(count(counted, "CARRIED_FORWARD")).isEqualTo(1);
		keepsItsRules(counted);
	}

	/** Of each style. */
	private List<JsonNode> march() {
		return List.of(of("&style=NHS" + MARCH), of("&style=FCA" + MARCH));
	}

	private void file(JsonNode complaint, Map<String, Object> as) {
		String id = complaint.path("id").asString();
		Map<String, Object> wish = new LinkedHashMap<>(
				Map.of("severity", "NORMAL", "customerType", "PATIENT", "about", complaint.path("about").asString()));
		wish.putAll(as);
		this.client.put()
			.uri("/api/complaints/{id}/matter", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(this.site)))
			.header("If-Match", "\"" + revision(id) + "\"")
			.bodyValue(wish)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private long revision(String id) {
		return this.cases.count("SELECT revision FROM complaint WHERE id = '" + id + "'");
	}

	private void post(JsonNode complaint, String what, Map<String, Object> body) {
		String id = complaint.path("id").asString();
		this.client.post()
			.uri("/api/complaints/" + id + what)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + revision(id) + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void openAgain(JsonNode complaint, String at, String otherOutcome) {
		this.clock.set(Instant.parse(at));
		move(complaint, "REOPENED", Map.of("note", "Not done"));
		move(complaint, "INVESTIGATING", Map.of());
		move(complaint, "RESOLVED", Map.of("outcome", otherOutcome));
	}

	@Test
	void anOldPeriodKeepsTheOutcomeThatAReopeningTookAway() {
		JsonNode one = received("2026-03-02T10:00:00Z", Map.of());
		this.clock.set(Instant.parse("2026-03-20T10:00:00Z"));
		resolve(one, "UPHELD");
		List<JsonNode> before = march();
		this.clock.set(Instant.parse("2026-04-10T10:00:00Z"));
		move(one, "REOPENED", Map.of("note", "Not done"));
		assertThat(march()).as("while it is open again").isEqualTo(before);
		move(one, "INVESTIGATING", Map.of());
		move(one, "RESOLVED", Map.of("outcome", "NOT_UPHELD"));
		assertThat(march()).isEqualTo(before);
		openAgain(one, "2026-04-20T10:00:00Z", "PARTLY_UPHELD");
		assertThat(march()).isEqualTo(before);
		assertThat(count(march().getFirst(), "UPHELD")).isOne();
		JsonNode april = of("&style=NHS&from=2026-04-01&to=2026-04-30");
		assertThat(count(april, "PARTLY_UPHELD")).isOne();
		assertThat(count(april, "SETTLED")).isOne();
	}

	@Test
	void anOldPeriodKeepsUnderWhatACaseWasFiled() {
		JsonNode one = received("2026-03-02T10:00:00Z", Map.of("causes", List.of("IGNORED", "RUDE_LANGUAGE")));
		List<JsonNode> before = march();
		this.clock.set(Instant.parse("2026-04-10T10:00:00Z"));
		file(one, Map.of("causes", List.of("TIME_WASTED"), "formality", "INFORMAL"));
		file(one, Map.of("causes", List.of("DISHONESTY"), "formality", "INFORMAL"));
		assertThat(march()).isEqualTo(before);
		assertThat(before.getFirst().path("groups").toString()).contains("{\"code\":\"RUDE_LANGUAGE\",\"count\":1}");
		assertThat(count(of("&style=NHS&from=2026-03-01&to=2026-04-30"), "NEW")).as("as it is filed by then").isZero();
	}

	@Test
	void aMergeThatWasTakenBackNeverWas() {
		Map<String, Object> ana = Map.of("contact", Map.of("email", UUID.randomUUID() + "@example.org"));
		JsonNode done = received("2026-03-05T10:00:00Z", ana);
		JsonNode other = received("2026-03-06T10:00:00Z", ana);
		this.clock.set(Instant.parse("2026-03-30T07:00:00Z"));
		resolve(done, "UPHELD");
		List<JsonNode> before = march();
		this.clock.set(Instant.parse("2026-03-31T07:00:00Z"));
		String into = other.path("id").asString();
		post(done, "/merge", Map.of("into", into, "intoRevision", revision(into)));
		this.clock.set(Instant.parse("2026-03-31T18:00:00Z"));
		post(done, "/parting", Map.of());
		assertThat(march()).isEqualTo(before);
		assertThat(count(before.getFirst(), "SETTLED")).isOne();
		JsonNode april = of("&style=FCA&from=2026-04-01&to=2026-04-30");
		assertThat(count(april, "SETTLED")).isZero();
		assertThat(count(april, "BROUGHT_FORWARD")).isOne();
		keepsItsRules(april);
	}

	@Test
	void aCaseIsSettledWhenItFirstEndsAndNotWhenItIsReferredLater() {
		JsonNode one = received("2026-03-02T10:00:00Z", Map.of());
		this.clock.set(Instant.parse("2026-03-10T10:00:00Z"));
		resolve(one, "UPHELD");
		List<JsonNode> before = march();
		this.clock.set(Instant.parse("2026-05-04T10:00:00Z"));
		move(one, "REFERRED", Map.of("note", "To the ombudsman"));
		assertThat(march()).isEqualTo(before);
		JsonNode half = of("&style=FCA&from=2026-01-01&to=2026-06-30");
		assertThat(count(half, "WITHIN_8_WEEKS")).isOne();
		assertThat(count(half, "LATER")).isZero();
		keepsItsRules(half);
	}

	@Test
	void eightWeeksEndWithTheSitesDay() {
		JsonNode one = received("2026-03-01T20:00:00Z", Map.of());
		this.clock.set(Instant.parse("2026-04-27T11:59:00Z"));
		resolve(one, "UPHELD");
		JsonNode half = of("&style=FCA&from=2026-01-01&to=2026-06-30");
		assertThat(count(half, "WITHIN_8_WEEKS")).as("winter came to Auckland in between").isOne();
	}

	@Test
	void whatWasTakenOverAsEndedIsSettledThenThoughItIsOpenedAgainHere() throws SQLException {
		JsonNode one = received("2026-02-18T10:00:00Z", Map.of());
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE complaint SET status = 'CLOSED', outcome = 'UPHELD', source = 'test',"
					+ " source_id = id, resolved_at = '2026-03-10T10:00:00Z', closed_at = '2026-03-12T10:00:00Z'"
					+ " WHERE id = '" + one.path("id").asString() + "'");
			connection.commit();
		}
		List<JsonNode> before = march();
		assertThat(count(before.getFirst(), "UPHELD")).isOne();
		openAgain(one, "2026-04-08T10:00:00Z", "NOT_UPHELD");
		assertThat(march()).isEqualTo(before);
		JsonNode april = of("&style=FCA&from=2026-04-01&to=2026-04-30");
		assertThat(count(april, "REOPENED")).isOne();
		assertThat(count(april, "NOT_UPHELD")).isOne();
		keepsItsRules(april);
	}

	@Test
	void whatWasOpenedAgainBeforeEndsWereKeptIsKnownFromWhatWasTold() throws SQLException, IOException {
		JsonNode one = received("2026-03-02T10:00:00Z", Map.of());
		this.clock.set(Instant.parse("2026-03-20T10:00:00Z"));
		resolve(one, "UPHELD");
		List<JsonNode> before = march();
		openAgain(one, "2026-04-10T10:00:00Z", "NOT_UPHELD");
		openAgain(one, "2026-04-20T10:00:00Z", "PARTLY_UPHELD");
		String kept = "SELECT count(*) FROM former_end WHERE ended_at IN ('2026-03-20T10:00:00Z', '2026-04-10T10:00:00Z')"
				+ " AND outcome <> 'PARTLY_UPHELD' AND complaint = '" + one.path("id").asString() + "'";
		assertThat(this.cases.count(kept)).isEqualTo(2);
		try (Connection owner = this.database.connectAsOwner(); Statement statement = owner.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', false)");
			statement.execute("DELETE FROM former_end");
			statement.execute(new ClassPathResource("db/migration/V421__former_ends_that_were_told.sql")
				.getContentAsString(StandardCharsets.UTF_8));
		}
		assertThat(this.cases.count(kept)).isEqualTo(2);
		assertThat(march()).isEqualTo(before);
	}

	@Test
	void whatIsTakenOverWithoutAResolutionIsSettledWhenItWasClosed() throws SQLException {
		String id = received("2026-03-02T10:00:00Z", Map.of()).path("id").asString();
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE complaint SET status = 'CLOSED', source = 'test', source_id = id,"
					+ " closed_at = '2026-03-05T10:00:00Z' WHERE id = '" + id + "'");
			statement
				.executeUpdate("INSERT INTO complaint_entry (complaint, site, at, actor, kind, from_value, to_value,"
						+ " visible_to_customer) VALUES ('" + id + "', '" + this.site
						+ "', '2026-03-05T10:00:00Z', 'Agency', 'MOVE', 'INVESTIGATING', 'CLOSED', false)");
			connection.commit();
		}
		assertThat(count(of("&style=FCA" + MARCH), "SETTLED")).isOne();
	}

	@Test
	void restrictedCasesCountForWhoeverMayReadTheReturn() {
		JsonNode one = received("2026-03-05T10:00:00Z", Map.of());
		this.client.post()
			.uri("/api/complaints/{id}/restriction", one.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(this.site)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("reason", "CONDUCT", "handlers", List.of()))
			.exchange()
			.expectStatus()
			.isOk();
		JsonNode counted = this.client.get()
			.uri("/api/complaints/returns?style=NHS&site=" + this.site + MARCH)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(count(counted, "NEW")).isEqualTo(1);
	}

	@Test
	void whatRegulatorsWantToKnowIsNotedOnceAndCounted() {
		this.clock.set(Instant.parse("2026-03-05T10:00:00Z"));
		String other = this.site + "-b";
		this.cases.site(other, "Other", "UTC");
		String id = this.cases.receive(this.site, Map.of()).path("id").asString();
		Map<String, Object> noted = Map.of("ageBand", "AGE_75_AND_OVER", "complainant", "CARER", "furtherSites",
				List.of(other, this.site));

		note(PASSPORTS.headOffice(), id, "\"0\"", noted).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"1\"")
			.expectBody()
			.jsonPath("$.particulars.furtherSites.length()")
			.isEqualTo(1);
		note(PASSPORTS.headOffice(), id, "\"0\"",
				Map.of("ageBand", "UNKNOWN", "complainant", "CARER", "furtherSites", List.of()))
			.expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.particulars.ageBand")
			.isEqualTo("AGE_75_AND_OVER");

		JsonNode counted = of("&style=NHS" + MARCH);
		assertThat(counted.path("groups").path(0).path("lines").toString())
			.contains("{\"code\":\"AGE_75_AND_OVER\",\"count\":1}");
		assertThat(count(counted, "OF_SEVERAL_SITES")).isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM audit_row WHERE kind = 'particulars' AND complaint = '" + id + "'"))
			.isEqualTo(1);
		JsonNode elsewhere = this.client.get()
			.uri("/api/complaints/returns?style=NHS&site=" + other + MARCH)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(count(elsewhere, "NEW")).as("a complaint of several sites is one").isZero();
	}

	@Test
	void aSiteThatSomebodyDoesNotSeeIsNotNamed() {
		String id = received("2026-03-05T10:00:00Z", Map.of()).path("id").asString();
		note(PASSPORTS.siteManager(this.site), id, "\"0\"",
				Map.of("ageBand", "UNKNOWN", "complainant", "OTHER", "furtherSites", List.of("north-general")))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("unknown-site");
		note(PASSPORTS.siteManager(this.site), id, null,
				Map.of("ageBand", "UNKNOWN", "complainant", "OTHER", "furtherSites", List.of()))
			.expectStatus()
			.isEqualTo(428);
	}

	@Test
	void aPeriodThatCannotBeIsRefusedWithItsField() {
		for (String query : List.of("from=2026-03-31&to=2026-03-01", "from=2020-01-01&to=2026-03-01",
				"from=2026-03-01&to=3100-01-01")) {
			this.client.get()
				.uri("/api/complaints/returns?style=NHS&" + query)
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("to");
		}
	}

	private WebTestClient.ResponseSpec note(String bearer, String id, String seen, Map<String, Object> noted) {
		return this.client.put().uri("/api/complaints/{id}/particulars", id).headers((headers) -> {
			headers.setBearerAuth(bearer);
			if (seen != null) {
				headers.setIfMatch(seen);
			}
		}).bodyValue(noted).exchange();
	}

}
