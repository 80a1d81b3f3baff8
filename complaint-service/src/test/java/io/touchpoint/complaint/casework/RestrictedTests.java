package io.touchpoint.complaint.casework;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A case that is for few eyes: whoever may not see it finds it nowhere.
 */
@ComplaintServiceTest
class RestrictedTests {

	private static final String SITE = "discreet";

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	private JsonNode complaint;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Discreet", "UTC");
		this.complaint = this.cases.receive(SITE, Map.of("subject", "Whispered " + UUID.randomUUID()));
	}

	@Test
	void staffAndHeadOfficeFindItNowhereAndManagersDo() {
		promise();
		JsonNode restricted = restrict("CONDUCT", List.of()).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(restricted.path("restriction").path("reason").asString()).isEqualTo("CONDUCT");
		for (String bearer : List.of(PASSPORTS.staff(SITE), PASSPORTS.headOffice())) {
			for (String part : List.of("", "/clock", "/cycle", "/promises")) {
				status(bearer, "/api/complaints/" + id() + part, 404);
			}
			post(bearer, "notes", Map.of("text", "Seen")).expectStatus().isNotFound();
			assertThat(found(bearer)).isEmpty();
			assertThat(get(bearer, "/api/complaints/promises?limit=200&site=" + SITE).path("items")
				.valueStream()
				.map((item) -> item.path("complaint").asString())).doesNotContain(id());
		}
		assertThat(found(PASSPORTS.siteManager(SITE))).containsExactly(id());
		status(PASSPORTS.siteManager(SITE), "/api/complaints/" + id(), 200);
	}

	@Test
	void whoDoesNotSeeItLearnsOfItNeitherByItsNumberNorByItsCustomer() {
		Map<String, Object> same = Map.of("contact",
				Map.of("email", "one-" + UUID.randomUUID() + "@example.org", "consent", true));
		String open = this.cases.receive(SITE, same).path("id").asString();
		this.complaint = this.cases.receive(SITE, same);
		restrict("HEALTH", List.of()).expectStatus().isOk();
		for (String query : List.of("reference=" + this.complaint.path("reference").asString(),
				"sameCustomerAs=" + open)) {
			assertThat(get(PASSPORTS.siteManager(SITE), "/api/complaints?" + query).path("items").size()).isEqualTo(1);
			for (String bearer : List.of(PASSPORTS.staff(SITE), PASSPORTS.headOffice())) {
				assertThat(get(bearer, "/api/complaints?" + query).path("items").size()).isZero();
			}
		}
		for (String bearer : List.of(PASSPORTS.staff(SITE), PASSPORTS.headOffice())) {
			assertThat(get(bearer, "/api/complaints?sameCustomerAs=" + id()).path("items").size()).isZero();
		}
	}

	@Test
	void aNamedHandlerSeesItAndStillDoesAfterHandingItOn() {
		UUID id = UUID.randomUUID();
		String handler = colleague(id);
		restrict("HEALTH", List.of(id.toString())).expectStatus().isOk();
		status(PASSPORTS.staff(SITE), "/api/complaints/" + id(), 404);
		status(handler, "/api/complaints/" + id(), 200);
		assertThat(found(handler)).containsExactly(id());
		this.cases.unit(SITE, "wards", "Wards", true);
		post(handler, "owner", Map.of("unit", "wards", "id", id.toString())).expectStatus().isOk();
		post(handler, "owner", Map.of("unit", "wards")).expectStatus().isOk();
		status(handler, "/api/complaints/" + id(), 200);
	}

	@Test
	void itIsShownToEverybodyAgain() {
		restrict("HEALTH", List.of()).expectStatus().isOk();
		status(PASSPORTS.staff(SITE), "/api/complaints/" + id(), 404);
		post(PASSPORTS.siteManager(SITE), "restriction", new LinkedHashMap<>()).expectStatus().isOk();
		status(PASSPORTS.staff(SITE), "/api/complaints/" + id(), 200);
	}

	@Test
	void everyLookIsWrittenDownAndOfOtherCasesNone() {
		promise();
		post(PASSPORTS.staff(SITE), "remedies", Map.of("kind", "GOODWILL_PAYMENT", "minor", 20_000)).expectStatus()
			.isCreated();
		status(PASSPORTS.siteManager(SITE), "/api/complaints/" + id(), 200);
		assertThat(looks()).isZero();
		restrict("CONDUCT", List.of()).expectStatus().isOk();
		long before = looks();
		for (String path : List.of("/" + id(), "/" + id() + "/clock", "/" + id() + "/cycle", "/" + id() + "/promises",
				"?site=" + SITE, "/promises?site=" + SITE, "/remedies/waiting?site=" + SITE)) {
			later();
			status(PASSPORTS.siteManager(SITE), "/api/complaints" + path, 200);
		}
		status(PASSPORTS.staff(SITE), "/api/complaints/" + id(), 404);
		assertThat(looks() - before).isEqualTo(7);
		JsonNode seen = get(PASSPORTS.siteManager(SITE),
				"/api/complaints/audit?kind=look&site=" + SITE + "&complaint=" + id());
		assertThat(seen.valueStream().map((row) -> row.path("kind").asString())).hasSize((int) looks())
			.containsOnly("look");
		status(PASSPORTS.siteManager(SITE), "/api/complaints/audit/verify?site=" + SITE, 200);
	}

	@Test
	void whatAChangeOrARefusalShowsIsALookToo() {
		UUID colleague = UUID.randomUUID();
		colleague(colleague);
		Map<String, Object> plan = Map.of("what", "Train the desk", "ownerId", colleague, "dueOn", "2026-03-09");
		String promise = "promises/" + made("promises", Map.of("text", "We call", "due", Map.of("workingDays", 3)));
		String remedy = "remedies/" + made("remedies", Map.of("kind", "GOODWILL_PAYMENT", "minor", 20_000));
		String action = "actions/"
				+ body(post(PASSPORTS.staff(SITE), "actions", plan)).path("actions").path(0).path("id").asString();
		String check = "return-checks/" + checked();
		String file = "files/" + attached();
		restrict("CONDUCT", List.of()).expectStatus().isOk();
		for (int seen : List.of(9, 1)) {
			int status = (seen == 9) ? 412 : 200;
			isALook("POST", promise + "/keep", seen, Map.of("proof", "Called"), status);
			isALook("POST", remedy + "/approve", seen, Map.of(), status);
			isALook("PUT", action, seen, plan, status);
			isALook("POST", check + "/answer", seen, Map.of("returned", "NO", "source", "CUSTOMER_SAID"), status);
		}
		isALook("PUT", "root-cause", 9, Map.of("code", "TRAINING"), 412);
		isALook("PUT", file + "/sharing", 1, Map.of("shared", true), 200);
	}

	private String made(String part, Map<String, ?> what) {
		return body(post(PASSPORTS.staff(SITE), part, what)).path("id").asString();
	}

	private static JsonNode body(WebTestClient.ResponseSpec answer) {
		return answer.expectStatus().isCreated().expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	private String attached() {
		return body(this.client.post()
			.uri("/api/complaints/{id}/files?name=letter.pdf", id())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(SITE)))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue("%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII))
			.exchange()).path("id").asString();
	}

	/** A question to the site whether the customer came back. */
	private UUID checked() {
		UUID check = UUID.randomUUID();
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO return_check (id, complaint, site, revision, resolved_at, after_days,"
					+ " state, made_at, due_at) VALUES ('" + check + "', '" + id() + "', '" + SITE
					+ "', 1, now(), 30, 'OPEN', now(), now())");
			connection.commit();
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return check;
	}

	private void isALook(String method, String part, int seen, Map<String, ?> body, int status) {
		later();
		long before = looks();
		this.client.method(HttpMethod.valueOf(method))
			.uri("/api/complaints/" + id() + "/" + part)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.header("If-Match", "\"" + seen + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status);
		assertThat(looks() - before).as(part + " " + status).isEqualTo(1);
	}

	@Test
	void aPageThatStaysOpenIsOneLook() {
		restrict("CONDUCT", List.of()).expectStatus().isOk();
		later();
		long before = looks();
		for (int times = 0; times < 3; times++) {
			status(PASSPORTS.siteManager(SITE), "/api/complaints/" + id(), 200);
			this.clock.advance(Duration.ofMinutes(3));
		}
		assertThat(looks() - before).isEqualTo(1);
	}

	@Test
	void whatAFellowServiceKeepsOfItIsSeenByTheSameAndLookedAtToo() {
		assertThat(lookThere("staff-of-the-site", false)).isEqualTo(204);
		restrict("CONDUCT", List.of()).expectStatus().isOk();
		long before = looks();
		assertThat(lookThere("staff-of-the-site", false)).isEqualTo(404);
		assertThat(looks() - before).isZero();
		assertThat(lookThere("another-manager", true)).isEqualTo(204);
		assertThat(looks() - before).isEqualTo(1);
	}

	private int lookThere(String account, boolean manages) {
		return this.client.post()
			.uri("/internal/complaints/{id}/looks", id())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.bodyValue(Map.of("account", account, "manages", manages))
			.exchange()
			.returnResult(Void.class)
			.getStatus()
			.value();
	}

	/** So much later that it is another look. */
	private void later() {
		this.clock.advance(Duration.ofMinutes(11));
	}

	@Test
	void itsClocksGoOnAndItsCustomerIsHeard() {
		restrict("CONDUCT", List.of()).expectStatus().isOk();
		assertThat(this.cases
			.count("SELECT count(*) FROM case_clock WHERE next_step_at IS NOT NULL AND complaint = '" + id() + "'"))
			.isPositive();
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE type = 'complaint.restricted' AND subject = '"
				+ id() + "' AND data ->> 'restricted' = 'true'"))
			.isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE id = '" + id() + "'")).isEqualTo(1);
	}

	private long looks() {
		return this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'look' AND complaint = '" + id() + "'");
	}

	/** A colleague of the site, by their account and as the directory knows them. */
	private String colleague(UUID id) {
		this.gateway.knows(id, """
				{"id": "%s", "name": "Stefan", "roles": ["STAFF"], "sites": ["%s"], "active": true}
				""".formatted(id, SITE));
		return PASSPORTS.of(new Caller(id.toString(), "Stefan", Set.of(Role.STAFF), SiteScope.of(SITE)));
	}

	private String id() {
		return this.complaint.path("id").asString();
	}

	private void promise() {
		post(PASSPORTS.siteManager(SITE), "promises", Map.of("text", "We call", "due", Map.of("workingDays", 3)))
			.expectStatus()
			.isCreated();
	}

	private List<String> found(String bearer) {
		return get(bearer, "/api/complaints?limit=200&q=" + this.complaint.path("subject").asString()).path("items")
			.valueStream()
			.map((item) -> item.path("id").asString())
			.toList();
	}

	private WebTestClient.ResponseSpec restrict(String reason, List<String> handlers) {
		return post(PASSPORTS.siteManager(SITE), "restriction", Map.of("reason", reason, "handlers", handlers));
	}

	private WebTestClient.ResponseSpec post(String bearer, String part, Map<String, ?> body) {
		long revision = this.cases.count("SELECT revision FROM complaint WHERE id = '" + id() + "'");
		return this.client.post()
			.uri("/api/complaints/{id}/" + part, id())
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(body)
			.exchange();
	}

	private void status(String bearer, String uri, int status) {
		this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isEqualTo(status);
	}

	private JsonNode get(String bearer, String uri) {
		return this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

}
