package io.touchpoint.complaint.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
@TestPropertySource(properties = "touchpoint.complaint.return-check.sweep-batch=5000")
class ReturnCheckTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	ReturnChecks checks;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	WebTestClient client;

	private String site;

	private String complaint;

	@BeforeEach
	void aCaseThatWasResolvedOnTheSpot() {
		this.clock.set(TestWorld.MONDAY);
		this.site = "returns-" + UUID.randomUUID().toString().substring(0, 8);
		this.cases.site(this.site, "Returns", "Europe/London");
		this.complaint = resolved(true, true);
	}

	private String resolved(boolean onTheSpot, boolean inFavour) {
		if (onTheSpot) {
			return this.cases.receive(this.site, Map.of("onTheSpot", Map.of("outcome", "UPHELD")))
				.path("id")
				.asString();
		}
		String id = this.cases.receive(this.site, Map.of()).path("id").asString();
		move(id, 1, Map.of("to", "ACKNOWLEDGED"));
		move(id, 2, Map.of("to", "INVESTIGATING"));
		move(id, 3, Map.of("to", "RESOLVED", "outcome", "UPHELD", "inCustomersFavour", inFavour));
		return id;
	}

	private void move(String id, long revision, Map<String, Object> body) {
		this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void sweepByManyAtOnce() {
		Mono<Void> one = Mono.defer(this.checks::sweep).subscribeOn(Schedulers.boundedElastic());
		Flux.merge(one, one, one, one).then().block(Duration.ofSeconds(60));
	}

	private void after(int days) {
		this.clock.set(TestWorld.MONDAY.plus(Duration.ofDays(days)));
		sweepByManyAtOnce();
	}

	private long made(int days) {
		return this.cases.count("SELECT count(*) FROM return_check WHERE complaint = '" + this.complaint
				+ "' AND after_days = " + days);
	}

	private JsonNode get(String passport, String path) {
		return this.client.get()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode ofCase(int n) {
		return get(PASSPORTS.staff(this.site), "/" + this.complaint + "/afterwards").path("returnChecks").path(n);
	}

	private WebTestClient.ResponseSpec answer(JsonNode check, Map<String, ?> body) {
		return this.client.post()
			.uri("/api/complaints/{id}/return-checks/{check}/answer", check.path("complaint").asString(),
					check.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(this.site)))
			.header("If-Match", "\"" + check.path("revision").asLong() + "\"")
			.bodyValue(body)
			.exchange();
	}

	private List<JsonNode> open(String passport) {
		return get(passport, "/return-checks?limit=200&site=" + this.site).path("items").valueStream().toList();
	}

	@Test
	void theSiteIsAskedOnceEachTimeByManyRunnersAndAfterRestarts() {
		after(29);
		assertThat(made(30)).isZero();
		after(30);
		sweepByManyAtOnce();
		assertThat(made(30)).isEqualTo(1);
		assertThat(made(90)).isZero();
		JsonNode check = ofCase(0);
		assertThat(check.path("state").asString()).isEqualTo("OPEN");
		assertThat(check.path("dueAt").asString()).as("the end of the fifth working day, in summer time by then")
			.isEqualTo("2026-04-08T23:00:00Z");
		after(90);
		sweepByManyAtOnce();
		assertThat(made(30)).isEqualTo(1);
		assertThat(made(90)).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM complaint_entry WHERE kind = 'RETURN_DUE' AND complaint = '"
				+ this.complaint + "'"))
			.isEqualTo(2);
		assertThat(open(PASSPORTS.staff(this.site))).hasSize(2);
	}

	@Test
	void whatWasDueLongAgoIsAskedNoMore() {
		after(61);
		assertThat(made(30)).isZero();
	}

	@Test
	void anOpenedCaseCancelsItsCheckAndTheNextResolutionHasItsOwn() {
		String late = resolved(false, true);
		after(30);
		this.complaint = late;
		JsonNode check = ofCase(0);
		this.clock.set(TestWorld.MONDAY.plus(Duration.ofDays(30)));
		move(late, 4, Map.of("to", "REOPENED", "note", "The customer asked for it"));
		assertThat(ofCase(0).path("state").asString()).isEqualTo("CANCELLED");
		answer(check, Map.of("returned", "UNKNOWN")).expectStatus().isEqualTo(412);
		answer(ofCase(0), Map.of("returned", "UNKNOWN")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/check-cancelled");
		after(60);
		assertThat(made(30)).as("nothing is resolved").isEqualTo(1);
		move(late, 5, Map.of("to", "INVESTIGATING"));
		move(late, 6, Map.of("to", "RESOLVED", "outcome", "UPHELD"));
		after(90);
		assertThat(made(30)).isEqualTo(2);
	}

	@Test
	void whatTheSiteFoundOutIsKeptAndMayGetBetter() {
		after(30);
		JsonNode unknown = answer(ofCase(0), Map.of("returned", "UNKNOWN")).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(unknown.path("state").asString()).isEqualTo("ANSWERED");
		assertThat(open(PASSPORTS.staff(this.site))).isEmpty();
		JsonNode known = answer(unknown, Map.of("returned", "YES", "source", "PURCHASE_SEEN", "note", "Bought a lamp"))
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"3\"")
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(known.path("answer").path("source").asString()).isEqualTo("PURCHASE_SEEN");
		assertThat(known.path("answer").path("by").path("name").asString()).isEqualTo("Stefan Staff");
		answer(unknown, Map.of("returned", "UNKNOWN")).expectStatus().isEqualTo(412);
		JsonNode line = get(PASSPORTS.staff(this.site), "/" + this.complaint).path("timeline")
			.valueStream()
			.toList()
			.getLast();
		assertThat(line.path("kind").asString()).isEqualTo("RETURN_TOLD");
		assertThat(line.path("to").asString()).isEqualTo("YES");
		assertThat(line.path("from").asString()).isEqualTo("30");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                | returned
			{"returned": "PERHAPS"}                           | returned
			{"returned": "YES"}                               | source
			{"returned": "NO", "source": "HEARSAY"}           | source
			{"returned": "UNKNOWN", "source": "VISIT_SEEN"}   | source
			""")
	void whatIsWrongIsNamed(String body, String field) {
		this.client.post()
			.uri("/api/complaints/{id}/return-checks/{check}/answer", this.complaint, UUID.randomUUID())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(this.site)))
			.header("If-Match", "\"1\"")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(JSON.writeValueAsString(JSON.readTree(body)))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field);
	}

	@Test
	void theRatesStandBesideTheFolkFigures() {
		resolved(false, true);
		resolved(false, false);
		String again = resolved(true, true);
		this.clock.advance(Duration.ofMinutes(1));
		move(again, 2, Map.of("to", "REOPENED", "note", "The customer asked for it"));
		move(again, 3, Map.of("to", "INVESTIGATING"));
		move(again, 4, Map.of("to", "RESOLVED", "outcome", "UPHELD", "inCustomersFavour", true));
		after(31);
		List<JsonNode> all = open(PASSPORTS.staff(this.site));
		assertThat(all).hasSize(4);
		all.stream()
			.filter((check) -> !check.path("complaint").asString().equals(again))
			.forEach((check) -> answer(check, Map.of("returned", "YES", "source", "VISIT_SEEN")));
		all.stream()
			.filter((check) -> check.path("complaint").asString().equals(again))
			.forEach((check) -> answer(check, Map.of("returned", "NO", "source", "CUSTOMER_SAID")));
		JsonNode rates = get(PASSPORTS.staff(this.site), "/return-rates?site=" + this.site);
		assertThat(rates.size()).isEqualTo(6);
		JsonNode spot = rates.path(0);
		assertThat(spot.path("ending").asString()).isEqualTo("ON_THE_SPOT");
		assertThat(spot.path("base").asLong()).isEqualTo(1);
		assertThat(spot.path("rate").asDouble()).isEqualTo(1.0);
		assertThat(spot.path("low").asDouble()).isBetween(0.2, 0.21);
		assertThat(spot.path("folk").asDouble()).isEqualTo(0.95);
		JsonNode favour = rates.path(1);
		assertThat(favour.path("base").asLong()).as("one that was opened again did not end on the spot").isEqualTo(2);
		assertThat(favour.path("rate").asDouble()).isEqualTo(0.5);
		assertThat(favour.path("folk").asDouble()).isEqualTo(0.70);
		assertThat(rates.path(2).path("base").asLong()).isEqualTo(1);
		assertThat(rates.path(3).path("rate").isNull()).isTrue();
		assertThat(get(PASSPORTS.staff(this.site), "/return-rates?site=" + this.site + "&to=2026-03-01").path(0)
			.path("base")
			.asLong()).isZero();
	}

	@Test
	void aRestrictedCaseStaysOutOfSight() {
		after(30);
		this.clock.set(Instant.parse("2026-04-01T09:00:00Z"));
		this.client.post()
			.uri("/api/complaints/{id}/restriction", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(this.site)))
			.header("If-Match", "\"2\"")
			.bodyValue(Map.of("reason", "CONDUCT", "handlers", List.of()))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(open(PASSPORTS.staff(this.site))).isEmpty();
		assertThat(open(PASSPORTS.siteManager(this.site))).hasSize(1);
		assertThat(get(PASSPORTS.staff(this.site), "/return-rates?site=" + this.site).path(0).path("open").asLong())
			.isZero();
		assertThat(
				get(PASSPORTS.siteManager(this.site), "/return-rates?site=" + this.site).path(0).path("open").asLong())
			.isEqualTo(1);
		for (String part : List.of("/remedies", "/afterwards")) {
			this.client.get()
				.uri("/api/complaints/" + this.complaint + part)
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(this.site)))
				.exchange()
				.expectStatus()
				.isNotFound();
		}
	}

}
