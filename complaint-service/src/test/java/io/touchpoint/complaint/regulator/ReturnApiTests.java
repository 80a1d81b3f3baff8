package io.touchpoint.complaint.regulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
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
		String id = complaint.path("id").asString();
		this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(this.site)))
			.header("If-Match",
					"\"" + this.cases.count("SELECT revision FROM complaint WHERE id = '" + id + "'") + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isOk();
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
