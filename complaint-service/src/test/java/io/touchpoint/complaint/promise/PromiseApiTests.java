package io.touchpoint.complaint.promise;

import java.time.Duration;
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
import static org.assertj.core.api.Assertions.within;

@ComplaintServiceTest
class PromiseApiTests {

	private static final Map<String, Object> FRIDAY = Map.of("text", "Your money is back", "due",
			Map.of("on", "2026-03-06", "at", "17:00"));

	private static final JsonMapper JSON = JsonMapper.builder().build();

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

	private JsonNode made(Map<String, ?> body) {
		return body(post(PASSPORTS.staff(HERE), "/promises", body).expectStatus().isCreated());
	}

	private static JsonNode body(WebTestClient.ResponseSpec response) {
		return response.expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private WebTestClient.ResponseSpec change(JsonNode promise, String what, long revision, Map<String, ?> body) {
		return post(PASSPORTS.staff(HERE), "/promises/" + promise.path("id").asString() + "/" + what, body, "If-Match",
				"\"" + revision + "\"");
	}

	private JsonNode theCase() {
		return body(this.client.get()
			.uri("/api/complaints/" + this.complaint)
			.headers((all) -> all.setBearerAuth(PASSPORTS.headOffice()))
			.exchange());
	}

	private List<JsonNode> ofCase() {
		return body(this.client.get()
			.uri("/api/complaints/" + this.complaint + "/promises")
			.headers((all) -> all.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isOk()).valueStream().toList();
	}

	private List<String> events(JsonNode promise) {
		return List.of("made", "kept", "broken", "renegotiated", "due-soon")
			.stream()
			.filter((type) -> this.cases.count("SELECT count(*) FROM outbox WHERE subject = '"
					+ promise.path("id").asString() + "' AND type = 'promise." + type + "'") == 1)
			.toList();
	}

	@Test
	void aPromiseIsWrittenDownWithWhoMadeItAndTheSitesTime() {
		JsonNode promise = made(FRIDAY);
		assertThat(promise.path("state").asString()).isEqualTo("OPEN");
		assertThat(promise.path("dueAt").asString()).isEqualTo("2026-03-06T17:00:00Z");
		assertThat(promise.path("madeBy").path("name").asString()).isEqualTo("Stefan Staff");
		assertThat(promise.path("timeZone").asString()).isEqualTo("Europe/London");
		assertThat(events(promise)).containsExactly("made");
		JsonNode line = theCase().path("timeline").valueStream().toList().getLast();
		assertThat(line.path("kind").asString()).isEqualTo("PROMISE_MADE");
		assertThat(line.path("text").asString()).isEqualTo("Your money is back");
		assertThat(line.path("to").asString()).isEqualTo("2026-03-06T17:00:00Z");
		assertThat(line.path("visibleToCustomer").asBoolean()).isTrue();
	}

	@Test
	void aDayWithoutATimeCountsWholeAndWorkingDaysAreTheSites() {
		assertThat(made(Map.of("text", "We call", "due", Map.of("on", "2026-03-06"))).path("dueAt").asString())
			.isEqualTo("2026-03-07T00:00:00Z");
		assertThat(made(Map.of("text", "We call", "due", Map.of("workingDays", 5))).path("dueAt").asString())
			.isEqualTo("2026-03-10T00:00:00Z");
	}

	@Test
	void aPromiseToSomebodyElseIsNotTheCustomersToSee() {
		made(Map.of("text", "We call your lawyer", "to", "The lawyer", "due", Map.of("workingDays", 1)));
		assertThat(theCase().path("timeline").valueStream().toList().getLast().path("visibleToCustomer").asBoolean())
			.isFalse();
	}

	@Test
	void oneKeyMakesOnePromiseAndAnotherBodyUnderItIsRefused() {
		String key = UUID.randomUUID().toString();
		JsonNode first = body(post(PASSPORTS.staff(HERE), "/promises", FRIDAY, "Idempotency-Key", key));
		JsonNode again = body(
				post(PASSPORTS.staff(HERE), "/promises", FRIDAY, "Idempotency-Key", key).expectStatus().isCreated());
		assertThat(again.path("id")).isEqualTo(first.path("id"));
		assertThat(ofCase()).hasSize(1);
		Map<String, Object> other = new HashMap<>(FRIDAY);
		other.put("text", "Twice your money is back");
		post(PASSPORTS.staff(HERE), "/promises", other, "Idempotency-Key", key).expectStatus().isEqualTo(422);
	}

	@Test
	void aPromiseIsKeptWithItsProof() {
		JsonNode promise = made(FRIDAY);
		JsonNode kept = body(change(promise, "keep", 1, Map.of("proof", "Receipt 4711")).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"2\""));
		assertThat(kept.path("state").asString()).isEqualTo("KEPT");
		assertThat(kept.path("kept").path("proof").asString()).isEqualTo("Receipt 4711");
		assertThat(events(promise)).containsExactly("made", "kept");
	}

	@Test
	void aBrokenPromiseSaysWhyOpensOneRecoveryAndMayBeKeptLate() {
		JsonNode promise = made(FRIDAY);
		JsonNode broken = body(
				change(promise, "break", 1, Map.of("reason", "The bank is closed")).expectStatus().isOk());
		assertThat(broken.path("state").asString()).isEqualTo("BROKEN");
		assertThat(broken.path("breach").path("reason").asString()).isEqualTo("The bank is closed");
		assertThat(broken.path("recovery").path("doneAt").isNull()).isTrue();
		JsonNode late = body(change(promise, "keep", 2, Map.of("proof", "Receipt 4711")).expectStatus().isOk());
		assertThat(late.path("state").asString()).isEqualTo("KEPT_LATE");
		assertThat(late.path("recovery").path("id")).isEqualTo(broken.path("recovery").path("id"));
		assertThat(events(promise)).containsExactly("made", "kept", "broken");
	}

	@Test
	void aRecoveryIsDoneOnceWithWhatWasDone() {
		JsonNode broken = body(change(made(FRIDAY), "break", 1, Map.of("reason", "No")));
		String path = "/recoveries/" + broken.path("recovery").path("id").asString() + "/done";
		JsonNode done = body(
				post(PASSPORTS.staff(HERE), path, Map.of("note", "We called and sent flowers")).expectStatus().isOk());
		assertThat(done.path("doneBy").asString()).isEqualTo("Stefan Staff");
		post(PASSPORTS.staff(HERE), path, Map.of("note", "Again")).expectStatus().isEqualTo(409);
		post(PASSPORTS.staff(HERE), "/recoveries/" + UUID.randomUUID() + "/done", Map.of("note", "x")).expectStatus()
			.isNotFound();
		post(PASSPORTS.staff(HERE), path, Map.of("note", " ")).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("note");
		assertThat(theCase().path("timeline").valueStream().map((line) -> line.path("kind").asString()))
			.contains("PROMISE_BROKEN", "RECOVERY_OPENED", "RECOVERY_DONE");
	}

	@Test
	void withConsentAnotherPromiseTakesThePlaceOfTheOldOne() {
		JsonNode promise = made(FRIDAY);
		this.clock.advance(Duration.ofHours(3));
		Map<String, Object> wish = Map.of("due", Map.of("on", "2026-03-09", "at", "12:00"), "consent",
				Map.of("how", "PHONE", "at", "2026-03-02T10:00:00Z", "note", "Monday is fine"));
		JsonNode old = body(change(promise, "renegotiate", 1, wish).expectStatus().isOk());
		assertThat(old.path("state").asString()).isEqualTo("RENEGOTIATED");
		assertThat(old.path("consent").path("how").asString()).isEqualTo("PHONE");
		JsonNode next = ofCase().getLast();
		assertThat(next.path("id")).isEqualTo(old.path("successor"));
		assertThat(next.path("predecessor")).isEqualTo(old.path("id"));
		assertThat(next.path("text").asString()).isEqualTo("Your money is back");
		assertThat(next.path("dueAt").asString()).isEqualTo("2026-03-09T12:00:00Z");
		assertThat(events(old)).containsExactly("made", "renegotiated");
		assertThat(events(next)).containsExactly("made");
	}

	@Test
	void withoutConsentItIsRefusedWithTheReason() {
		JsonNode promise = made(FRIDAY);
		change(promise, "renegotiate", 1, Map.of("due", Map.of("workingDays", 9))).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("consent")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("missing");
		assertThat(ofCase()).hasSize(1);
		assertThat(events(promise)).containsExactly("made");
	}

	@Test
	void theSecondOfTwoEditorsSeesTheOthersVersion() {
		JsonNode promise = made(FRIDAY);
		change(promise, "keep", 1, Map.of("proof", "Receipt 4711"));
		JsonNode stale = body(change(promise, "break", 1, Map.of("reason", "No")).expectStatus().isEqualTo(412));
		assertThat(stale.path("current").path("state").asString()).isEqualTo("KEPT");
		change(promise, "break", 2, Map.of("reason", "No")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/illegal-move");
		post(PASSPORTS.staff(HERE), "/promises/" + promise.path("id").asString() + "/keep", Map.of("proof", "x"))
			.expectStatus()
			.isEqualTo(428);
	}

	@Test
	void aCaseIsNotClosedWhileAPromiseOrARecoveryIsOpen() {
		JsonNode promise = made(FRIDAY);
		move("ACKNOWLEDGED", 1).expectStatus().isOk();
		move("INVESTIGATING", 2).expectStatus().isOk();
		move("RESOLVED", 3).expectStatus().isOk();
		JsonNode no = body(move("CLOSED", 4).expectStatus().isEqualTo(409));
		assertThat(no.path("type").asString()).isEqualTo("/problems/unfinished");
		assertThat(no.path("detail").asString()).contains("Your money is back");
		assertThat(no.path("possible").valueStream().map(JsonNode::asString)).doesNotContain("CLOSED");
		change(promise, "keep", 1, Map.of("proof", "Receipt 4711"));
		move("CLOSED", 4).expectStatus().isOk();
		assertThat(body(post(PASSPORTS.staff(HERE), "/promises", FRIDAY).expectStatus().isEqualTo(409)).path("type")
			.asString()).isEqualTo("/problems/case-ended");
	}

	@Test
	void aBreachOpensAResolvedCaseAgainAndItStaysOpenUntilTheRecoveryIsDone() {
		JsonNode promise = made(FRIDAY);
		move("ACKNOWLEDGED", 1);
		move("INVESTIGATING", 2);
		move("RESOLVED", 3);
		JsonNode broken = body(change(promise, "break", 1, Map.of("reason", "No")));
		assertThat(theCase().path("status").asString()).isEqualTo("REOPENED");
		move("INVESTIGATING", 5).expectStatus().isOk();
		move("RESOLVED", 6).expectStatus().isOk();
		assertThat(body(move("CLOSED", 7).expectStatus().isEqualTo(409)).path("detail").asString())
			.contains("made up for it");
		post(PASSPORTS.staff(HERE), "/recoveries/" + broken.path("recovery").path("id").asString() + "/done",
				Map.of("note", "We called"));
		move("CLOSED", 7).expectStatus().isOk();
	}

	private WebTestClient.ResponseSpec move(String to, long revision) {
		Map<String, Object> body = to.equals("RESOLVED") ? Map.of("to", to, "outcome", "UPHELD")
				: Map.of("to", to, "note", "Agreed with the customer");
		return post(PASSPORTS.staff(HERE), "/moves", body, "If-Match", "\"" + revision + "\"");
	}

	@Test
	void theCustomerWithdrawsAlthoughAPromiseIsOpen() {
		JsonNode promise = made(FRIDAY);
		move("WITHDRAWN", 1).expectStatus().isOk();
		assertThat(ofCase().getFirst().path("state").asString()).isEqualTo("OPEN");
		change(promise, "keep", 1, Map.of("proof", "Receipt 4711")).expectStatus().isOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"text": " ", "due": {"workingDays": 1}}                        | text
			{"text": "\\u0007", "due": {"workingDays": 1}}                  | text
			{"text": "x"}                                                   | due
			{"text": "x", "due": {}}                                        | due.on
			{"text": "x", "due": {"workingDays": 0}}                        | due.workingDays
			{"text": "x", "due": {"workingDays": 251}}                      | due.workingDays
			{"text": "x", "due": {"workingDays": 1, "on": "2026-03-06"}}    | due.workingDays
			{"text": "x", "due": {"on": "2026-03-01"}}                      | due.on
			{"text": "x", "due": {"on": "2026-03-02", "at": "08:59"}}       | due.at
			{"text": "x", "due": {"on": "2026-03-06", "at": "25:00"}}       | due.at
			{"text": "x", "due": {"on": "+999999999-12-31"}}                | due.on
			{"text": "x", "due": {"on": "2029-03-06"}}                      | due.on
			{"text": "x", "due": {"on": "soon"}}                            | due.on
			{"text": "x", "due": {"workingDays": 1}, "more": 1}             | more
			""")
	void whatIsWrongIsNamed(String body, String field) {
		this.client.post()
			.uri("/api/complaints/" + this.complaint + "/promises")
			.headers((all) -> all.setBearerAuth(PASSPORTS.staff(HERE)))
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
	void theLedgerShowsThePromisesOfTheCallersSitesWhatIsDueFirst() {
		String site = "ledger-" + UUID.randomUUID().toString().substring(0, 8);
		this.cases.site(site, "Ledger", "Europe/London");
		this.complaint = this.cases.receive(site, Map.of()).path("id").asString();
		String passport = PASSPORTS.staff(site, HERE);
		for (int day : List.of(5, 3, 4)) {
			post(passport, "/promises", Map.of("text", "Day " + day, "due", Map.of("on", "2026-03-0" + day)));
		}
		JsonNode third = ofLedger(passport, "site=" + site + "&state=OPEN").path("items").get(0);
		post(passport, "/promises/" + third.path("id").asString() + "/break", Map.of("reason", "No"), "If-Match",
				"\"1\"");
		assertThat(texts(ofLedger(passport, "site=" + site + "&attention=true"))).containsExactly("Day 3", "Day 4",
				"Day 5");
		assertThat(texts(ofLedger(passport, "site=" + site + "&state=OPEN"))).containsExactly("Day 4", "Day 5");
		assertThat(texts(ofLedger(passport, "site=" + site))).containsExactly("Day 5", "Day 4", "Day 3");
		assertThat(texts(ofLedger(passport, "site=" + site + "&dueBefore=2026-03-05T12:00:00Z")))
			.containsExactly("Day 4", "Day 3");
		JsonNode page = ofLedger(passport, "site=" + site + "&attention=true&limit=2");
		assertThat(texts(page)).containsExactly("Day 3", "Day 4");
		assertThat(texts(
				ofLedger(passport, "site=" + site + "&attention=true&limit=2&after=" + page.path("next").asString())))
			.containsExactly("Day 5");
		assertThat(texts(ofLedger(PASSPORTS.staff(ELSEWHERE), "limit=200"))).doesNotContain("Day 4");
	}

	private JsonNode ofLedger(String passport, String query) {
		return ofLedger(passport, query, "");
	}

	private JsonNode ofLedger(String passport, String query, String part) {
		return body(this.client.get()
			.uri("/api/complaints/promises" + part + "?" + query)
			.headers((all) -> all.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk());
	}

	private static List<String> texts(JsonNode page) {
		return page.path("items").valueStream().map((item) -> item.path("text").asString()).toList();
	}

	private JsonNode rate(String passport, String query) {
		return ofLedger(passport, query, "/kept-rate");
	}

	private String promised(String site) {
		this.complaint = this.cases.receive(site, Map.of()).path("id").asString();
		return body(post(PASSPORTS.siteManager(site), "/promises", FRIDAY).expectStatus().isCreated()).path("id")
			.asString();
	}

	private void ended(String site, String how, Map<String, ?> body) {
		String promise = promised(site);
		post(PASSPORTS.siteManager(site), "/promises/" + promise + "/" + how, body, "If-Match", "\"1\"").expectStatus()
			.isOk();
	}

	/** A promise that is open, or that another took the place of, has not ended. */
	@Test
	void whatWasKeptInTimeIsToldOfWhatEndedWithItsInterval() {
		this.cases.site("rated", "Rated", "UTC");
		this.cases.site("rated-too", "Rated too", "UTC");
		assertThat(rate(PASSPORTS.staff("rated"), "").path("rate").isNull()).isTrue();
		for (int i = 0; i < 3; i++) {
			ended("rated", "keep", Map.of("proof", "Receipt"));
		}
		ended("rated", "break", Map.of("reason", "No money"));
		ended("rated", "renegotiate", Map.of("text", "Later", "due", Map.of("on", "2026-03-09"), "consent",
				Map.of("how", "PHONE", "at", "2026-03-02T09:00:00Z")));
		promised("rated");
		ended("rated-too", "break", Map.of("reason", "No money"));
		JsonNode told = rate(PASSPORTS.staff("rated"), "");
		assertThat(told.path("kept").asLong()).isEqualTo(3);
		assertThat(told.path("base").asLong()).isEqualTo(4);
		assertThat(told.path("rate").asDouble()).isEqualTo(0.75);
		assertThat(told.path("low").asDouble()).isCloseTo(0.3006, within(0.0001));
		assertThat(told.path("high").asDouble()).isCloseTo(0.9544, within(0.0001));
		assertThat(rate(PASSPORTS.headOffice(), "site=rated-too").path("base").asLong()).isEqualTo(1);
		assertThat(rate(PASSPORTS.staff("rated"), "dueBefore=2026-03-06T17:00:00Z").path("base").asLong()).isZero();
	}

	@Test
	void promisesOfRestrictedCasesCountForTheirReadersOnly() {
		this.cases.site("rated-few", "Rated few", "UTC");
		ended("rated-few", "keep", Map.of("proof", "Receipt"));
		post(PASSPORTS.siteManager("rated-few"), "/restriction", Map.of("reason", "HEALTH"), "If-Match",
				"\"" + theCase().path("revision").asLong() + "\"")
			.expectStatus()
			.isOk();
		assertThat(rate(PASSPORTS.siteManager("rated-few"), "").path("base").asLong()).isEqualTo(1);
		assertThat(rate(PASSPORTS.staff("rated-few"), "").path("base").asLong()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "dueBefore=soon, dueBefore", "dueBefore=9999-12-31T23:59:59Z, dueBefore", "state=LOST, state",
			"after=nonsense, after", "limit=0, limit" })
	void aQueryThatMakesNoSenseIsNamed(String query, String field) {
		this.client.get()
			.uri("/api/complaints/promises?" + query)
			.headers((all) -> all.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field);
	}

	@Test
	void aPromiseOfAnotherCaseOrSiteIsNotFound() {
		JsonNode promise = made(FRIDAY);
		post(PASSPORTS.staff(ELSEWHERE), "/promises/" + promise.path("id").asString() + "/keep", Map.of("proof", "x"),
				"If-Match", "\"1\"")
			.expectStatus()
			.isNotFound();
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
		change(promise, "keep", 1, Map.of("proof", "x")).expectStatus().isNotFound();
	}

}
