package io.touchpoint.complaint.contactplan;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody writes very often; a manager decides how we stay in contact.
 */
@ComplaintServiceTest
class ContactPlanTests {

	private static final String TEXT = "Dear {name}, {plan-person} answers {plan-every} until {plan-until}. {me}";

	private static final UUID PERSON = UUID.randomUUID();

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	Hearing hearing;

	@Autowired
	ContactPlans plans;

	@Autowired
	@Qualifier("erasureSweepTask")
	RecurringTask<Void> erasureTask;

	@Autowired
	TestClock clock;

	private String site;

	private String email;

	private String manager;

	private String first;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.site = "often-" + UUID.randomUUID().toString().substring(0, 8);
		this.email = "Ana-" + UUID.randomUUID() + "@example.org";
		this.cases.site(this.site, "Often", "UTC");
		this.manager = PASSPORTS.siteManager(this.site);
		this.gateway.knows(PERSON, """
				{"id": "%s", "name": "Petra Person", "roles": ["STAFF"], "sites": "*", "active": true}
				""".formatted(PERSON));
		this.first = complaint();
	}

	private String complaint() {
		return this.cases
			.receive(this.site, Map.of("contact", Map.of("email", this.email, "name", "Ana", "consent", true)))
			.path("id")
			.asString();
	}

	private void hear(String complaint, int times) {
		for (int i = 0; i < times; i++) {
			this.clock.advance(Duration.ofMinutes(1));
			this.hearing.hear(SiteScope.of(this.site), UUID.fromString(complaint), "Once more " + i).block();
		}
	}

	private Map<String, Object> wanted() {
		return new LinkedHashMap<>(Map.of("reason", "Five letters a day", "person", PERSON.toString(), "replyEvery", 10,
				"reviewOn", "2026-08-01", "letter", Map.of("channel", "REPLY", "text", TEXT)));
	}

	private WebTestClient.ResponseSpec post(String bearer, String path, Map<String, ?> body) {
		return this.client.post()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"1\"")
			.bodyValue(body)
			.exchange();
	}

	private JsonNode decided(String complaint) {
		return json(post(this.manager, "/" + complaint + "/contact-plan", wanted()).expectStatus().isCreated());
	}

	private static JsonNode json(WebTestClient.ResponseSpec answer) {
		return answer.expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private JsonNode get(String bearer, String path) {
		return json(this.client.get()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isOk());
	}

	private List<String> proposed() {
		return get(this.manager, "/contact-plans/proposed?site=" + this.site).valueStream()
			.map((item) -> item.path("because").toString())
			.toList();
	}

	private JsonNode ofCase(String bearer, String complaint) {
		return get(bearer, "/" + complaint + "/contact-plan");
	}

	private List<String> lines(String complaint) {
		return get(this.manager, "/" + complaint).path("timeline")
			.valueStream()
			.filter((entry) -> entry.path("kind").asString().equals("CONTACT_PLAN"))
			.map((entry) -> entry.path("actor").asString() + " " + entry.path("to").asString())
			.toList();
	}

	@Test
	void manyCasesOfOneContactAreProposedToManagersAndNothingElseHappens() {
		complaint();
		complaint();
		complaint();
		assertThat(proposed()).isEmpty();
		complaint();
		assertThat(proposed()).containsExactly("[\"CASES\"]");
		assertThat(ofCase(this.manager, this.first).path("proposal").path("cases").asInt()).isEqualTo(5);
		assertThat(ofCase(PASSPORTS.staff(this.site), this.first).path("proposal").isNull()).isTrue();
		assertThat(ofCase(this.manager, this.first).path("plan").isNull()).isTrue();
		this.clock.advance(Duration.ofDays(91));
		assertThat(proposed()).isEmpty();
	}

	@Test
	void manyMessagesInOneCaseAreProposedUntilAManagerSaysNo() {
		hear(this.first, 15);
		assertThat(proposed()).containsExactly("[\"MESSAGES\"]");
		JsonNode no = json(
				post(this.manager, "/" + this.first + "/contact-plan/decline", Map.of("reason", "She is ill"))
					.expectStatus()
					.isCreated());
		assertThat(no.path("state").asString()).isEqualTo("DECLINED");
		assertThat(proposed()).isEmpty();
		assertThat(lines(this.first)).containsExactly("Mara Manager DECLINED");
		this.clock.advance(Duration.ofDays(91));
		hear(this.first, 15);
		assertThat(proposed()).as("after the rest").hasSize(1);
	}

	@Test
	void aManagerDecidesAndTheCustomerIsToldOnceWhoAnswersHowOftenAndUntilWhen() {
		JsonNode plan = decided(this.first);

		assertThat(plan.path("state").asString()).isEqualTo("ACTIVE");
		assertThat(plan.path("person").path("name").asString()).isEqualTo("Petra Person");
		JsonNode letters = get(this.manager, "/" + this.first + "/letters");
		assertThat(letters).hasSize(1);
		assertThat(letters.path(0).path("id")).isEqualTo(plan.path("letter"));
		assertThat(letters.path(0).path("text").asString())
			.isEqualTo("Dear Ana, Petra Person answers once in 10 working days until 1 August 2026. Mara Manager");
		assertThat(lines(this.first)).containsExactly("Mara Manager ACTIVE");
		assertThat(get(this.manager, "/audit/verify?site=" + this.site).path(0).path("firstBroken").isNull()).isTrue();
		assertThat(json(post(this.manager, "/" + complaint() + "/contact-plan", wanted()).expectStatus().isEqualTo(409))
			.path("type")
			.asString()).isEqualTo("/problems/plan-exists");
		assertThat(get(this.manager, "/contact-plans?site=" + this.site + "&state=ACTIVE").path("items")).hasSize(1);
	}

	@Test
	void theSameDecisionSentTwiceIsOne() {
		for (int i = 0; i < 2; i++) {
			this.client.post()
				.uri("/api/complaints/" + this.first + "/contact-plan")
				.headers((headers) -> headers.setBearerAuth(this.manager))
				.header("Idempotency-Key", "once-" + this.first)
				.bodyValue(wanted())
				.exchange()
				.expectStatus()
				.isCreated();
		}
		assertThat(get(this.manager, "/" + this.first + "/letters")).hasSize(1);
	}

	@Test
	void everyMessageIsKeptAndMarkedAndAReplyIsOwedInTheRhythm() {
		hear(this.first, 1);
		this.clock.advance(Duration.ofMinutes(1));
		decided(this.first);
		String second = complaint();
		assertThat(ofCase(this.manager, this.first).path("replyBy").isNull()).isTrue();
		hear(this.first, 3);
		hear(second, 2);
		this.clock.advance(Duration.ofMinutes(1));
		String staff = PASSPORTS.staff(this.site);

		assertThat(ofCase(staff, this.first).path("covered")).hasSize(3);
		assertThat(ofCase(staff, second).path("covered")).hasSize(2);
		assertThat(ofCase(staff, second).path("plan").path("replyEvery").asInt()).isEqualTo(10);
		assertThat(ofCase(staff, this.first).path("replyBy").asString()).isEqualTo("2026-03-17T00:00:00Z");
		assertThat(get(staff, "/" + this.first).path("timeline")
			.valueStream()
			.filter((entry) -> entry.path("kind").asString().equals("MESSAGE"))).hasSize(4);
		assertThat(get(staff, "/" + second).path("status").asString()).as("a new matter is a case")
			.isEqualTo("RECEIVED");
	}

	@Test
	void itGoesOnUntilAnotherDayOrEndsByReview() {
		String plan = decided(this.first).path("id").asString();
		String path = "/contact-plans/" + plan + "/review";
		JsonNode goesOn = json(
				post(this.manager, path, Map.of("outcome", "GO_ON", "reason", "Still", "reviewOn", "2026-08-30"))
					.expectStatus()
					.isOk());
		assertThat(goesOn.path("reviewOn").asString()).isEqualTo("2026-08-30");
		assertThat(goesOn.path("revision").asInt()).isEqualTo(2);
		post(this.manager, path, Map.of("outcome", "END", "reason", "Better")).expectStatus().isEqualTo(412);
		JsonNode ended = json(this.client.post()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("If-Match", "\"2\"")
			.bodyValue(Map.of("outcome", "END", "reason", "Better"))
			.exchange()
			.expectStatus()
			.isOk());
		assertThat(ended.path("state").asString()).isEqualTo("ENDED");
		this.clock.advance(Duration.ofMinutes(1));
		hear(this.first, 2);
		assertThat(ofCase(this.manager, this.first).path("covered")).isEmpty();
		assertThat(lines(this.first)).containsExactly("Mara Manager ACTIVE", "Mara Manager ACTIVE",
				"Mara Manager ENDED");
	}

	@Test
	void whatNobodyLooksAtAgainLapsesOnceItsDayIsOver() {
		decided(this.first);
		this.clock.set(Instant.parse("2026-08-01T23:59:00Z"));
		this.plans.sweep().block();
		assertThat(ofCase(this.manager, this.first).path("plan").isNull()).isFalse();
		this.clock.set(Instant.parse("2026-08-02T00:01:00Z"));
		this.plans.sweep().block();
		this.plans.sweep().block();
		assertThat(ofCase(this.manager, this.first).path("plan").isNull()).isTrue();
		assertThat(lines(this.first)).containsExactly("Mara Manager ACTIVE", "Clock LAPSED");
	}

	@Test
	void badDecisionsNameTheirField() {
		refused("reviewOn", Map.of("reviewOn", "2026-09-03"));
		refused("reviewOn", Map.of("reviewOn", "2026-03-02"));
		refused("replyEvery", Map.of("replyEvery", 1));
		refused("reason", Map.of("reason", " "));
		refused("person", Map.of("person", UUID.randomUUID().toString()));
		refused("letter.text", Map.of("letter", Map.of("channel", "REPLY", "text", "You write too often.")));
		assertThat(get(this.manager, "/" + this.first + "/letters")).isEmpty();
	}

	@Test
	void whatIsWrongWithTheLetterIsNamedAsAFieldOfIt() {
		refused("letter.text", Map.of("letter", Map.of("channel", "REPLY", "text", TEXT + " {promise}")));
		refused("letter.recipient",
				Map.of("letter", Map.of("channel", "REPLY", "text", TEXT, "recipient", "Ana, 1 Road")));
	}

	@Test
	void aPlanThatIsToldByPostIsPrinted() {
		Map<String, Object> body = wanted();
		body.put("letter", Map.of("channel", "LETTER", "text", TEXT, "recipient", "Ana\n1 Road"));
		JsonNode plan = json(post(this.manager, "/" + this.first + "/contact-plan", body).expectStatus().isCreated());
		printed(plan.path("letter").asString());
	}

	private void printed(String letter) {
		byte[] pdf = this.client.get()
			.uri("/api/complaints/" + this.first + "/letters/" + letter + "/pdf")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(byte[].class)
			.returnResult()
			.getResponseBody();
		assertThat(new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF");
	}

	private WebTestClient.ResponseSpec review(String plan, String key, long seen, Map<String, ?> body) {
		return this.client.post()
			.uri("/api/complaints/contact-plans/" + plan + "/review")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("If-Match", "\"" + seen + "\"")
			.header("Idempotency-Key", key + plan)
			.bodyValue(body)
			.exchange();
	}

	@Test
	void anotherRhythmIsToldOnceByTheWayOfThePlan() {
		Map<String, Object> body = wanted();
		body.put("letter", Map.of("channel", "LETTER", "text", TEXT, "language", "es", "recipient", "Ana\n1 Road"));
		JsonNode plan = json(post(this.manager, "/" + this.first + "/contact-plan", body).expectStatus().isCreated());
		String id = plan.path("id").asString();
		Map<String, Object> slower = Map.of("outcome", "GO_ON", "reason", "Still", "replyEvery", 20, "reviewOn",
				"2026-08-30");
		this.clock.advance(Duration.ofMinutes(1));
		JsonNode first = json(review(id, "slower", 1, slower).expectStatus().isOk());
		assertThat(json(review(id, "slower", 1, slower).expectStatus().isOk())).isEqualTo(first);

		JsonNode letters = get(this.manager, "/" + this.first + "/letters");
		assertThat(letters).hasSize(2);
		JsonNode told = letters.path(1);
		assertThat(told.path("id")).isEqualTo(first.path("letter"));
		assertThat(told.path("channel").asString()).isEqualTo("LETTER");
		assertThat(told.path("recipient").asString()).isEqualTo("Ana\n1 Road");
		assertThat(told.path("text").asString()).startsWith("Hola, Ana:")
			.contains("Petra Person contesta una vez cada 20 días laborables")
			.contains("30 de agosto de 2026")
			.doesNotContain("{");
		printed(told.path("id").asString());
		assertThat(lines(this.first)).containsExactly("Mara Manager ACTIVE", "Mara Manager ACTIVE");
	}

	@Test
	void theSameRhythmIsNotToldAgain() {
		String plan = decided(this.first).path("id").asString();
		review(plan, "on", 1, Map.of("outcome", "GO_ON", "reason", "Still", "replyEvery", 10, "reviewOn", "2026-08-30"))
			.expectStatus()
			.isOk();
		assertThat(get(this.manager, "/" + this.first + "/letters")).hasSize(1);
	}

	@Test
	void whatAnotherManagerMadeOfAPlanIsToldToWhoeverComesLater() {
		String plan = decided(this.first).path("id").asString();
		Map<String, Object> goOn = Map.of("outcome", "GO_ON", "reason", "Still", "replyEvery", 20, "reviewOn",
				"2026-08-30");
		Map<String, Object> end = Map.of("outcome", "END", "reason", "Better");
		review(plan, "on", 1, goOn).expectStatus().isOk();
		JsonNode stale = json(review(plan, "other", 1, end).expectStatus().isEqualTo(412));
		assertThat(stale.path("detail").asString()).isEqualTo("This plan was changed in the meantime: it holds until"
				+ " 2026-08-30, with one reply in 20 working days by Petra Person.");
		JsonNode ended = json(review(plan, "end", 2, end).expectStatus().isOk());
		assertThat(json(review(plan, "end", 2, end).expectStatus().isOk())).isEqualTo(ended);
		for (Map<String, Object> late : List.of(end, goOn)) {
			JsonNode over = json(review(plan, "late" + late.size(), 2, late).expectStatus().isEqualTo(409));
			assertThat(over.path("type").asString()).isEqualTo("/problems/not-active");
			assertThat(over.path("detail").asString())
				.isEqualTo("This plan holds no more: Mara Manager ended it on 2026-03-02.");
		}
		assertThat(lines(this.first)).hasSize(3);
		assertThat(get(this.manager, "/" + this.first + "/letters")).hasSize(2);
	}

	private WebTestClient.ResponseSpec decline(String complaint, String key) {
		return this.client.post()
			.uri("/api/complaints/" + complaint + "/contact-plan/decline")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("Idempotency-Key", key)
			.bodyValue(Map.of("reason", "She is ill"))
			.exchange();
	}

	@Test
	void aNoIsSaidOnceAndWhoeverComesLaterReadsWhoSaidIt() {
		String second = complaint();
		JsonNode no = json(decline(this.first, "no-" + this.first).expectStatus().isCreated());
		assertThat(json(decline(this.first, "no-" + this.first).expectStatus().isCreated())).isEqualTo(no);
		for (String complaint : List.of(this.first, second)) {
			JsonNode again = json(decline(complaint, "again-" + complaint).expectStatus().isEqualTo(409));
			assertThat(again.path("type").asString()).isEqualTo("/problems/already-declined");
			assertThat(again.path("detail").asString()).contains("Mara Manager said no on 2026-03-02.");
		}
		assertThat(lines(this.first)).containsExactly("Mara Manager DECLINED");
		assertThat(lines(second)).isEmpty();
		decided(second);
		assertThat(
				json(decline(this.first, "third-" + this.first).expectStatus().isEqualTo(409)).path("type").asString())
			.isEqualTo("/problems/plan-exists");
	}

	private void refused(String field, Map<String, ?> instead) {
		Map<String, Object> body = wanted();
		body.putAll(instead);
		JsonNode problem = json(
				post(this.manager, "/" + this.first + "/contact-plan", body).expectStatus().isEqualTo(400));
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
	}

	@Test
	void whoLeftNoAddressIsNobodyToPlanFor() {
		String nobody = this.cases.receive(this.site, Map.of()).path("id").asString();
		assertThat(json(post(this.manager, "/" + nobody + "/contact-plan", wanted()).expectStatus().isEqualTo(409))
			.path("type")
			.asString()).isEqualTo("/problems/no-contact");
	}

	@Test
	void onlyManagersDecideOrSeeWhoIsProposed() {
		for (String bearer : List.of(PASSPORTS.staff(this.site), PASSPORTS.headOffice())) {
			post(bearer, "/" + this.first + "/contact-plan", wanted()).expectStatus().isForbidden();
			post(bearer, "/" + this.first + "/contact-plan/decline", Map.of("reason", "x")).expectStatus()
				.isForbidden();
			this.client.get()
				.uri("/api/complaints/contact-plans/proposed")
				.headers((headers) -> headers.setBearerAuth(bearer))
				.exchange()
				.expectStatus()
				.isForbidden();
		}
	}

	@Test
	void thePlanOfARestrictedCaseTellsOthersWhatHoldsAndNotWhy() {
		decided(this.first);
		String second = complaint();
		post(this.manager, "/" + this.first + "/restriction", Map.of("reason", "CONDUCT")).expectStatus().isOk();

		JsonNode seen = ofCase(PASSPORTS.staff(this.site), second).path("plan");

		assertThat(seen.path("person").path("name").asString()).isEqualTo("Petra Person");
		assertThat(seen.path("reason").isNull()).isTrue();
		assertThat(seen.path("masked").valueStream().map(JsonNode::asString)).contains("reason", "reference");
		String looks = "SELECT count(*) FROM audit_row WHERE kind = 'look' AND complaint = '" + this.first + "'";
		long before = this.cases.count(looks);
		this.clock.advance(Duration.ofMinutes(11));
		assertThat(ofCase(this.manager, second).path("plan").path("reason").asString()).isEqualTo("Five letters a day");
		assertThat(this.cases.count(looks)).isEqualTo(before + 1);
	}

	@Test
	void whoIsForgottenHasNoPlanAnyMore() {
		decided(this.first);
		this.client.post()
			.uri("/api/complaints/" + this.first + "/moves")
			.headers((headers) -> headers.setBearerAuth(this.manager))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("to", "WITHDRAWN", "note", "The customer asked for it"))
			.exchange()
			.expectStatus()
			.isOk();
		this.client.post()
			.uri("/internal/complaints/forget")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.bodyValue(List.of(Map.of("email", this.email, "internal", false)))
			.exchange()
			.expectStatus()
			.isNoContent();
		this.erasureTask.execute(null, null);

		assertThat(this.cases.count("SELECT count(*) FROM contact_plan WHERE site = '" + this.site
				+ "' AND contact IS NULL AND state = 'ENDED' AND reason = '—'"))
			.isEqualTo(1);
	}

}
