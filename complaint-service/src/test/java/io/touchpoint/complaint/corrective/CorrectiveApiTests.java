package io.touchpoint.complaint.corrective;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a case had at its root, and what is done about it, through the API.
 */
@ComplaintServiceTest
class CorrectiveApiTests {

	private static final String SITE = "improving";

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	ActionReminders reminders;

	private final UUID ana = UUID.randomUUID();

	private String id;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Improving", "Pacific/Auckland");
		this.gateway.knows(this.ana,
				"""
						{"id": "%s", "name": "Ana", "email": "ana@example.org", "roles": ["STAFF"], "sites": ["%s"], "active": true}
						"""
					.formatted(this.ana, SITE));
		this.id = this.cases.receive(SITE, Map.of("contact", Map.of("email", "bob@example.org"))).path("id").asString();
	}

	@Test
	void aRootCauseIsNotedOverWhatWasSeen() {
		assertThat(get("/corrective").path("rootCause").isNull()).isTrue();
		JsonNode noted = ok(ask("PUT", "/root-cause", 0, Map.of("code", "TRAINING", "words", "Nobody told them")));
		assertThat(noted.path("rootCause").path("code").asString()).isEqualTo("TRAINING");
		ask("PUT", "/root-cause", 0, Map.of("code", "PROCESS")).expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.code")
			.isEqualTo("TRAINING");
		ok(ask("PUT", "/root-cause", 1, Map.of("code", "PROCESS")));
		JsonNode line = lines("ROOT_CAUSE").getLast();
		assertThat(line.path("from").asString()).isEqualTo("TRAINING");
		assertThat(line.path("to").asString()).isEqualTo("PROCESS");
	}

	@Test
	void onlyACauseOfTheCatalogueIsNoted() {
		fault(ask("PUT", "/root-cause", 0, Map.of("code", "BAD_LUCK")), "code", "unknown-root-cause");
		String code = "OURS_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
		catalogue(code, 0, Map.of("names", Map.of("en", "Ours", "ar", "لنا"))).expectStatus().isOk();
		ok(ask("PUT", "/root-cause", 0, Map.of("code", code)));
		catalogue(code, 0, Map.of("names", Map.of("en", "Ours"))).expectStatus().isEqualTo(412);
		catalogue(code, 1, Map.of("names", Map.of("en", "Ours"), "retired", true)).expectStatus().isOk();
		ok(ask("PUT", "/root-cause", 1, Map.of("code", code, "words", "Still")));
		ok(ask("PUT", "/root-cause", 2, Map.of("code", "PROCESS")));
		fault(ask("PUT", "/root-cause", 3, Map.of("code", code)), "code", "unknown-root-cause");
		catalogue("ours", 0, Map.of("names", Map.of("en", "Ours"))).expectStatus().isBadRequest();
		catalogue(code, 2, Map.of("names", Map.of("ar", "لنا"))).expectStatus().isBadRequest();
	}

	@Test
	void anActionGoesItsWay() {
		JsonNode action = ok(ask("POST", "/actions", 0, action("2026-03-09"))).path("actions").path(0);
		assertThat(action.path("owner").path("name").asString()).isEqualTo("Ana");
		String path = "/actions/" + action.path("id").asString();
		ok(ask("PUT", path, 1, action("2026-03-10")));
		ask("POST", path + "/done", 1, Map.of()).expectStatus().isEqualTo(412);
		JsonNode done = ok(ask("POST", path + "/done", 2, Map.of("note", "Trained"))).path("actions").path(0);
		assertThat(done.path("state").asString()).isEqualTo("DONE");
		ask("POST", path + "/drop", 3, Map.of("reason", "No")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/action-ended");
		assertThat(lines("ACTION_MADE")).hasSize(1);
		assertThat(lines("ACTION_CHANGED")).hasSize(1);
		assertThat(lines("ACTION_DONE").getFirst().path("visibleToCustomer").asBoolean()).isFalse();
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE type = 'corrective-action.done' AND subject = '"
				+ action.path("id").asString() + "'"))
			.isEqualTo(1);
	}

	@Test
	void aRepetitionMakesOneAction() {
		for (int i = 0; i < 2; i++) {
			this.client.post()
				.uri("/api/complaints/{id}/actions", this.id)
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(SITE)))
				.header("Idempotency-Key", "once-" + this.id)
				.bodyValue(action("2026-03-09"))
				.exchange()
				.expectStatus()
				.isCreated()
				.expectBody()
				.jsonPath("$.actions.length()")
				.isEqualTo(1);
		}
	}

	@Test
	void overdueIsByTheDayOfTheSite() {
		// Monday 22:00 in Auckland
		ok(ask("POST", "/actions", 0, action("2026-03-02")));
		fault(ask("POST", "/actions", 0, action("2026-03-01")), "dueOn", "in-the-past");
		assertThat(found("action=OPEN")).contains(this.id);
		assertThat(found("action=OVERDUE")).doesNotContain(this.id);
		this.clock.advance(Duration.ofHours(2));
		assertThat(get("/corrective").path("actions").path(0).path("overdue").asBoolean()).isTrue();
		assertThat(found("action=OVERDUE")).contains(this.id);
		ok(ask("PUT", "/root-cause", 0, Map.of("code", "SUPPLIER")));
		assertThat(found("rootCause=SUPPLIER")).contains(this.id);
		assertThat(found("rootCause=POLICY")).doesNotContain(this.id);
	}

	@Test
	void itsOwnerIsToldOnceThatItIsTheirsThatItIsDueAndThatItIsOverdue() {
		// Monday 22:00 in Auckland
		JsonNode action = ok(ask("POST", "/actions", 0, action("2026-03-05"))).path("actions").path(0);
		String subject = action.path("id").asString();
		sweepTwice();
		assertThat(told(subject)).containsExactly(1L, 0L, 0L);
		this.clock.set(Instant.parse("2026-03-03T11:30:00Z"));
		sweepTwice();
		assertThat(told(subject)).as("on Wednesday there").containsExactly(1L, 1L, 0L);
		this.clock.set(Instant.parse("2026-03-05T10:30:00Z"));
		sweepTwice();
		assertThat(told(subject)).as("on Thursday there").containsExactly(1L, 1L, 0L);
		this.clock.set(Instant.parse("2026-03-05T11:30:00Z"));
		sweepTwice();
		assertThat(told(subject)).as("on Friday there").containsExactly(1L, 1L, 1L);
		ok(ask("PUT", "/actions/" + subject, 1, action("2026-03-09")));
		this.clock.set(Instant.parse("2026-03-08T09:00:00Z"));
		sweepTwice();
		assertThat(told(subject)).as("for another day").containsExactly(1L, 2L, 1L);
	}

	@Test
	void nothingIsToldOfWhatIsDoneOrDropped() {
		String done = ok(ask("POST", "/actions", 0, action("2026-03-03"))).path("actions")
			.path(0)
			.path("id")
			.asString();
		ok(ask("POST", "/actions/" + done + "/done", 1, Map.of("note", "Trained")));
		this.clock.set(Instant.parse("2026-03-20T09:00:00Z"));
		sweepTwice();
		assertThat(told(done)).containsExactly(1L, 0L, 0L);
		owner(done, this.ana).expectStatus().isNotFound();
	}

	@Test
	void theOwnerAloneIsWrittenToAndNotOfWhatIsToBeDone() {
		String action = ok(ask("POST", "/actions", 0, action("2026-03-09"))).path("actions")
			.path(0)
			.path("id")
			.asString();
		JsonNode contact = ok(owner(action, this.ana));
		assertThat(contact.path("email").asString()).isEqualTo("ana@example.org");
		assertThat(contact.path("facts").path("due").asString()).contains("9 March 2026");
		assertThat(contact.path("facts").path("url").asString()).endsWith("/complaints/" + this.id);
		assertThat(contact.toString()).doesNotContain("Train", "bob@");
		owner(action, UUID.randomUUID()).expectStatus().isNotFound();
	}

	private void sweepTwice() {
		this.reminders.sweep().then(Mono.defer(this.reminders::sweep)).toFuture().join();
	}

	/** How often the owner of an action was told that it is theirs, due and overdue. */
	private List<Long> told(String action) {
		return Stream.of("given", "due-soon", "overdue")
			.map((what) -> this.cases.count("SELECT count(*) FROM outbox WHERE type = 'corrective-action." + what
					+ "' AND subject = '" + action + "'"))
			.toList();
	}

	private WebTestClient.ResponseSpec owner(String action, UUID recipient) {
		return this.client.get()
			.uri("/internal/corrective-actions/{action}/owner/{recipient}", action, recipient)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange();
	}

	@Test
	void whoeverMayNotSeeTheCaseSeesNothingOfIt() {
		ok(ask("POST", "/actions", 0, action("2026-03-09")));
		this.client.post()
			.uri("/api/complaints/{id}/restriction", this.id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("reason", "CONDUCT"))
			.exchange()
			.expectStatus()
			.isOk();
		ask("GET", "/corrective", 0, null).expectStatus().isNotFound();
		ask("PUT", "/root-cause", 0, Map.of("code", "CONDUCT")).expectStatus().isNotFound();
		ask("POST", "/actions", 0, action("2026-03-09")).expectStatus().isNotFound();
		assertThat(found("action=OPEN")).doesNotContain(this.id);
	}

	@Test
	void whatIsOpenGoesOverToTheCaseThatStaysAndBack() {
		ok(ask("POST", "/actions", 0, action("2026-03-09")));
		String stays = this.cases.receive(SITE, Map.of("contact", Map.of("email", "bob@example.org")))
			.path("id")
			.asString();
		ask("POST", "/merge", 1, Map.of("into", stays, "intoRevision", 1)).expectStatus().isOk();
		assertThat(get("/corrective").path("actions")).isEmpty();
		String mine = this.id;
		this.id = stays;
		assertThat(get("/corrective").path("actions")).hasSize(1);
		this.id = mine;
		ask("POST", "/parting", 2, Map.of()).expectStatus().isOk();
		assertThat(get("/corrective").path("actions")).hasSize(1);
	}

	@Test
	void aMergedCaseTakesNeitherRootCauseNorAction() {
		String action = ok(ask("POST", "/actions", 0, action("2026-03-09"))).path("actions")
			.path(0)
			.path("id")
			.asString();
		ok(ask("POST", "/actions/" + action + "/done", 1, Map.of()));
		String stays = this.cases.receive(SITE, Map.of("contact", Map.of("email", "bob@example.org")))
			.path("id")
			.asString();
		ask("POST", "/merge", 1, Map.of("into", stays, "intoRevision", 1)).expectStatus().isOk();
		for (WebTestClient.ResponseSpec answer : List.of(ask("PUT", "/root-cause", 0, Map.of("code", "TRAINING")),
				ask("POST", "/actions", 0, action("2026-03-09")),
				ask("PUT", "/actions/" + action, 2, action("2026-03-10")))) {
			answer.expectStatus().isEqualTo(409).expectBody().jsonPath("$.type").isEqualTo("/problems/already-merged");
		}
	}

	private Map<String, Object> action(String due) {
		return new LinkedHashMap<>(
				Map.of("what", "Train the desk", "ownerId", this.ana, "dueOn", due, "effect", "No more waiting"));
	}

	private WebTestClient.ResponseSpec ask(String method, String path, long seen, Object body) {
		WebTestClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(method))
			.uri("/api/complaints/" + this.id + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(SITE)))
			.header("If-Match", "\"" + seen + "\"");
		return ((body != null) ? request.bodyValue(body) : request).exchange();
	}

	private WebTestClient.ResponseSpec catalogue(String code, long seen, Object body) {
		return this.client.put()
			.uri("/api/complaints/root-causes/{code}", code)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + seen + "\"")
			.bodyValue(body)
			.exchange();
	}

	private static JsonNode ok(WebTestClient.ResponseSpec answer) {
		return answer.expectStatus().is2xxSuccessful().expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private static void fault(WebTestClient.ResponseSpec answer, String field, String reason) {
		JsonNode fault = answer.expectStatus()
			.isBadRequest()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("errors")
			.path(0);
		assertThat(fault.path("field").asString()).isEqualTo(field);
		assertThat(fault.path("reason").asString()).isEqualTo(reason);
	}

	private JsonNode get(String path) {
		return ok(ask("GET", path, 0, null));
	}

	private List<JsonNode> lines(String kind) {
		return get("").path("timeline")
			.valueStream()
			.filter((line) -> line.path("kind").asString().equals(kind))
			.toList();
	}

	private List<String> found(String query) {
		return this.cases.listed(PASSPORTS.staff(SITE), "site=" + SITE + "&" + query);
	}

}
