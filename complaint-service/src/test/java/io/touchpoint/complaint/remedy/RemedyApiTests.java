package io.touchpoint.complaint.remedy;

import java.util.HashMap;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class RemedyApiTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Map<String, Object> SMALL = Map.of("kind", "REFUND", "minor", 1_250, "purchasedOn",
			"2026-02-20", "note", "The lamp was broken");

	private static final Map<String, Object> LARGE = Map.of("kind", "GOODWILL_PAYMENT", "minor", 10_000);

	private static final String STAFF = PASSPORTS.staff(HERE);

	private static final String MANAGER = PASSPORTS.siteManager(HERE);

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	private String complaint;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
	}

	private WebTestClient.ResponseSpec post(String passport, String path, Map<String, ?> body, String... headers) {
		WebTestClient.RequestBodySpec request = this.client.post()
			.uri("/api/complaints/" + this.complaint + path)
			.headers((all) -> all.setBearerAuth(passport));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request.bodyValue(body).exchange();
	}

	private JsonNode asked(Map<String, ?> body) {
		return body(post(STAFF, "/remedies", body).expectStatus().isCreated());
	}

	private WebTestClient.ResponseSpec rule(String passport, JsonNode remedy, String how, Map<String, ?> body) {
		return post(passport, "/remedies/" + remedy.path("id").asString() + "/" + how, body, "If-Match",
				"\"" + remedy.path("revision").asLong() + "\"");
	}

	private static JsonNode body(WebTestClient.ResponseSpec response) {
		return response.expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private JsonNode get(String passport, String path) {
		return body(this.client.get()
			.uri("/api/complaints" + path)
			.headers((all) -> all.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk());
	}

	private JsonNode ofCase() {
		return get(STAFF, "/" + this.complaint + "/remedies");
	}

	private WebTestClient.ResponseSpec move(Map<String, Object> move, long revision) {
		return post(STAFF, "/moves", move, "If-Match", "\"" + revision + "\"");
	}

	private List<String> waitingFor(String passport) {
		return get(passport, "/remedies/waiting?limit=200&site=" + HERE).path("items")
			.valueStream()
			.map((item) -> item.path("id").asString())
			.toList();
	}

	private long events(JsonNode remedy, String type) {
		return this.cases.count("SELECT count(*) FROM outbox WHERE subject = '" + remedy.path("id").asString()
				+ "' AND type = 'remedy." + type + "'");
	}

	private JsonNode lastLine() {
		return get(STAFF, "/" + this.complaint).path("timeline").valueStream().toList().getLast();
	}

	@Test
	void withinTheLimitItIsGivenAtOnceWithItsCost() {
		JsonNode remedy = asked(SMALL);
		assertThat(remedy.path("state").asString()).isEqualTo("GRANTED");
		assertThat(remedy.path("minor").asLong()).isEqualTo(1_250);
		assertThat(remedy.path("currency").asString()).isEqualTo("EUR");
		assertThat(remedy.path("askedBy").path("name").asString()).isEqualTo("Stefan Staff");
		assertThat(events(remedy, "granted")).isEqualTo(1);
		JsonNode line = lastLine();
		assertThat(line.path("kind").asString()).isEqualTo("REMEDY_GRANTED");
		assertThat(line.path("to").asString()).isEqualTo("REFUND 1250 EUR");
		assertThat(line.path("visibleToCustomer").asBoolean()).isFalse();
		assertThat(
				this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'line.REMEDY_GRANTED' AND complaint = '"
						+ this.complaint + "'"))
			.isEqualTo(1);
		asked(Map.of("kind", "APOLOGY"));
		JsonNode all = ofCase();
		assertThat(all.path("items").size()).isEqualTo(2);
		assertThat(all.path("terms").path("limit").asLong()).isEqualTo(3_750);
		assertThat(all.path("terms").path("returnWindow").asInt()).isEqualTo(30);
		assertThat(all.path("terms").path("manages").asBoolean()).isFalse();
		assertThat(get(STAFF, "/remedies/terms?site=" + HERE).path("limit").asLong()).isEqualTo(5_000);
	}

	@Test
	void manySmallOnesAreOneLargeOne() {
		for (int i = 0; i < 4; i++) {
			assertThat(asked(SMALL).path("state").asString()).isEqualTo("GRANTED");
		}
		assertThat(ofCase().path("terms").path("limit").asLong()).isZero();
		JsonNode fifth = asked(SMALL);
		assertThat(fifth.path("state").asString()).isEqualTo("WAITING");
		assertThat(waitingFor(MANAGER)).contains(fifth.path("id").asString());
		rule(MANAGER, fifth, "approve", Map.of()).expectStatus().isOk();
		assertThat(get(MANAGER, "/" + this.complaint + "/remedies").path("terms").path("limit").asLong())
			.as("what somebody else said yes to is not counted again")
			.isEqualTo(45_000);
	}

	@Test
	void aboveTheLimitItWaitsForSomebodyElse() {
		JsonNode remedy = asked(LARGE);
		assertThat(remedy.path("state").asString()).isEqualTo("WAITING");
		assertThat(remedy.path("mine").asBoolean()).isTrue();
		assertThat(remedy.path("approvable").asBoolean()).isFalse();
		assertThat(events(remedy, "requested")).isEqualTo(1);
		assertThat(waitingFor(STAFF)).doesNotContain(remedy.path("id").asString());
		assertThat(waitingFor(MANAGER)).contains(remedy.path("id").asString());
		assertThat(waitingFor(PASSPORTS.headOffice())).contains(remedy.path("id").asString());
		assertThat(get(PASSPORTS.siteManager(ELSEWHERE), "/remedies/waiting?limit=200").path("items")
			.valueStream()
			.map((item) -> item.path("id").asString())).doesNotContain(remedy.path("id").asString());
		rule(STAFF, remedy, "approve", Map.of()).expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/own-request");
		JsonNode granted = body(
				rule(MANAGER, remedy, "approve", Map.of("reason", "She waited long")).expectStatus().isOk());
		assertThat(granted.path("state").asString()).isEqualTo("GRANTED");
		assertThat(granted.path("ruling").path("reason").asString()).isEqualTo("She waited long");
		assertThat(events(remedy, "granted")).isEqualTo(1);
		assertThat(lastLine().path("kind").asString()).isEqualTo("REMEDY_GRANTED");
		assertThat(waitingFor(MANAGER)).doesNotContain(remedy.path("id").asString());
	}

	@Test
	void whatAManagerMayNotGiveHeadOfficeApproves() {
		JsonNode remedy = asked(Map.of("kind", "GOODWILL_PAYMENT", "minor", 50_001));
		assertThat(waitingFor(MANAGER)).doesNotContain(remedy.path("id").asString());
		rule(MANAGER, remedy, "approve", Map.of()).expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/above-limit");
		rule(PASSPORTS.headOffice(), remedy, "approve", Map.of()).expectStatus().isOk();
	}

	@Test
	void headOfficeFindsWhatWaitsForItAloneAndTheAskerSeesWhoDecides() {
		JsonNode managers = asked(LARGE);
		JsonNode above = asked(Map.of("kind", "GOODWILL_PAYMENT", "minor", 50_001));
		String only = "/remedies/waiting?limit=200&aboveManagers=true&site=" + HERE;
		assertThat(
				get(PASSPORTS.headOffice(), only).path("items").valueStream().map((item) -> item.path("id").asString()))
			.contains(above.path("id").asString())
			.doesNotContain(managers.path("id").asString());
		assertThat(get(MANAGER, only).path("items").size()).isZero();
		assertThat(deciders(managers)).containsExactly("SITE_MANAGER", "HEAD_OFFICE");
		assertThat(deciders(above)).containsExactly("HEAD_OFFICE");
		assertThat(deciders(body(rule(MANAGER, managers, "approve", Map.of()).expectStatus().isOk()))).isEmpty();
	}

	private static List<String> deciders(JsonNode remedy) {
		return remedy.path("deciders").valueStream().map(JsonNode::asString).toList();
	}

	@Test
	void itIsDeclinedWithTheReasonAndOnlyOnce() {
		JsonNode remedy = asked(LARGE);
		rule(MANAGER, remedy, "decline", Map.of("reason", " ")).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("reason");
		JsonNode declined = body(
				rule(MANAGER, remedy, "decline", Map.of("reason", "Not our phone")).expectStatus().isOk());
		assertThat(declined.path("state").asString()).isEqualTo("DECLINED");
		assertThat(events(remedy, "declined")).isEqualTo(1);
		JsonNode stale = body(rule(PASSPORTS.headOffice(), remedy, "approve", Map.of()).expectStatus().isEqualTo(412));
		assertThat(stale.path("current").path("state").asString()).isEqualTo("DECLINED");
		rule(PASSPORTS.headOffice(), declined, "approve", Map.of()).expectStatus().isEqualTo(409);
		post(MANAGER, "/remedies/" + remedy.path("id").asString() + "/approve", Map.of()).expectStatus().isEqualTo(428);
	}

	@Test
	void aCaseIsNotResolvedWhileARemedyWaits() {
		JsonNode remedy = asked(LARGE);
		Map<String, Object> resolve = Map.of("to", "RESOLVED", "outcome", "UPHELD");
		JsonNode no = body(move(resolve, 1).expectStatus().isEqualTo(409));
		assertThat(no.path("type").asString()).isEqualTo("/problems/unfinished");
		assertThat(no.path("detail").asString()).contains("approval");
		rule(STAFF, remedy, "decline", Map.of("reason", "Not wanted any more")).expectStatus().isOk();
		move(resolve, 1).expectStatus().isOk();
		assertThat(body(post(STAFF, "/remedies", SMALL).expectStatus().isEqualTo(409)).path("type").asString())
			.isEqualTo("/problems/case-ended");
	}

	@Test
	void aResolutionNamesOnlyAPaidRemedyThatWasGiven() {
		Map<String, Object> resolve = Map.of("to", "RESOLVED", "outcome", "UPHELD", "remedy", "REFUND");
		assertThat(body(move(resolve, 1).expectStatus().isEqualTo(409)).path("detail").asString()).contains("cost");
		asked(SMALL);
		assertThat(body(move(resolve, 1).expectStatus().isOk()).path("remedy").asString()).isEqualTo("REFUND");
	}

	@Test
	void aWithdrawnCaseLeavesNothingToApprove() {
		JsonNode remedy = asked(LARGE);
		move(Map.of("to", "WITHDRAWN", "note", "The customer asked for it"), 1).expectStatus().isOk();
		assertThat(waitingFor(MANAGER)).doesNotContain(remedy.path("id").asString());
		rule(MANAGER, remedy, "approve", Map.of()).expectStatus().isEqualTo(409);
	}

	@Test
	void outsideTheWindowAManagerMakesAnExceptionThatIsKept() {
		Map<String, Object> late = new HashMap<>(SMALL);
		late.put("purchasedOn", "2026-01-30");
		JsonNode no = body(post(STAFF, "/remedies", late).expectStatus().isBadRequest());
		assertThat(no.path("errors").path(0).path("field").asString()).isEqualTo("purchasedOn");
		assertThat(no.path("errors").path(0).path("reason").asString()).isEqualTo("return-window-over");
		late.put("exception", "She was ill");
		post(STAFF, "/remedies", late).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("needs-manager");
		JsonNode remedy = body(post(MANAGER, "/remedies", late).expectStatus().isCreated());
		assertThat(remedy.path("exception").asString()).isEqualTo("She was ill");
		assertThat(remedy.path("state").asString()).isEqualTo("GRANTED");
	}

	@Test
	void oneKeyGivesOneRemedyAndAnotherBodyUnderItIsRefused() {
		String key = UUID.randomUUID().toString();
		JsonNode first = body(post(STAFF, "/remedies", SMALL, "Idempotency-Key", key).expectStatus().isCreated());
		JsonNode again = body(post(STAFF, "/remedies", SMALL, "Idempotency-Key", key).expectStatus().isCreated());
		assertThat(again.path("id")).isEqualTo(first.path("id"));
		assertThat(ofCase().path("items").size()).isEqualTo(1);
		post(STAFF, "/remedies", LARGE, "Idempotency-Key", key).expectStatus().isEqualTo(422);
	}

	@Test
	void whatIsGivenAtTheCounterStandsInTheCase() {
		JsonNode spot = this.cases.receive(HERE, Map.of("onTheSpot", Map.of("outcome", "UPHELD", "inCustomersFavour",
				true, "remedy", "REFUND", "minor", 2_000, "purchasedOn", "2026-02-27")));
		this.complaint = spot.path("id").asString();
		JsonNode given = ofCase().path("items").path(0);
		assertThat(given.path("state").asString()).isEqualTo("GRANTED");
		assertThat(given.path("minor").asLong()).isEqualTo(2_000);
	}

	@Test
	void atTheCounterNobodyGivesMoreThanTheirLimitAndARepetitionGivesNothingTwice() {
		Map<String, Object> body = new HashMap<>(Map.of("site", HERE, "causes", List.of("IGNORED"), "subject",
				"Broken lamp", "onTheSpot", Map.of("outcome", "UPHELD", "remedy", "REPAIR", "minor", 5_001)));
		JsonNode no = body(intake(body, UUID.randomUUID().toString()).expectStatus().isEqualTo(409));
		assertThat(no.path("type").asString()).isEqualTo("/problems/needs-approval");
		body.put("onTheSpot", Map.of("outcome", "UPHELD", "remedy", "REPAIR"));
		assertThat(body(intake(body, UUID.randomUUID().toString()).expectStatus().isBadRequest()).path("errors")
			.path(0)
			.path("field")
			.asString()).isEqualTo("onTheSpot.minor");
		body.put("onTheSpot", Map.of("outcome", "UPHELD", "remedy", "REPAIR", "minor", 100));
		String key = UUID.randomUUID().toString();
		intake(body, key).expectStatus().isCreated();
		this.complaint = body(intake(body, key).expectStatus().isCreated()).path("id").asString();
		assertThat(ofCase().path("items").size()).isEqualTo(1);
	}

	private WebTestClient.ResponseSpec intake(Map<String, Object> body, String key) {
		return this.client.post()
			.uri("/api/complaints")
			.headers((all) -> all.setBearerAuth(STAFF))
			.header("Idempotency-Key", key)
			.bodyValue(body)
			.exchange();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                                           | kind
			{"kind": "FLOWERS"}                                                          | kind
			{"kind": "REFUND", "purchasedOn": "2026-02-20"}                              | minor
			{"kind": "APOLOGY", "minor": 1}                                              | minor
			{"kind": "REPAIR", "minor": -1}                                              | minor
			{"kind": "REPAIR", "minor": 1000001}                                         | minor
			{"kind": "REPAIR", "minor": 99999999999999}                                  | minor
			{"kind": "REPAIR", "minor": 1.5}                                             | minor
			{"kind": "REPAIR", "minor": 1, "purchasedOn": "2026-02-20"}                  | purchasedOn
			{"kind": "EXCHANGE", "minor": 0}                                             | purchasedOn
			{"kind": "EXCHANGE", "minor": 0, "purchasedOn": "2026-03-03"}                | purchasedOn
			{"kind": "EXCHANGE", "minor": 0, "purchasedOn": "+999999999-12-31"}          | purchasedOn
			{"kind": "EXCHANGE", "minor": 0, "purchasedOn": "1899-12-31"}                | purchasedOn
			{"kind": "EXCHANGE", "minor": 0, "purchasedOn": "soon"}                      | purchasedOn
			{"kind": "APOLOGY", "exception": "x"}                                        | exception
			{"kind": "APOLOGY", "more": 1}                                               | more
			""")
	void whatIsWrongIsNamed(String body, String field) {
		this.client.post()
			.uri("/api/complaints/" + this.complaint + "/remedies")
			.headers((all) -> all.setBearerAuth(STAFF))
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
	void theListHasPages() {
		asked(LARGE);
		asked(LARGE);
		JsonNode first = get(MANAGER, "/remedies/waiting?limit=1");
		assertThat(first.path("items").size()).isEqualTo(1);
		JsonNode second = get(MANAGER, "/remedies/waiting?limit=1&after=" + first.path("next").asString());
		assertThat(second.path("items").path(0).path("id")).isNotEqualTo(first.path("items").path(0).path("id"));
	}

}
