package io.touchpoint.complaint.remedy;

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
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is told of a remedy that waits, and of what was decided about it.
 */
@ComplaintServiceTest
class RemedyPeopleTests {

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	private final UUID staff = UUID.randomUUID();

	private final UUID manager = UUID.randomUUID();

	private final UUID head = UUID.randomUUID();

	private String complaint;

	@BeforeEach
	void people() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		for (UUID id : Set.of(this.staff, this.manager)) {
			this.gateway.knows(id, """
					{"id": "%s", "name": "Somebody", "email": "%s@example.org", "roles": ["STAFF"], "sites": ["%s"],
					 "active": true}""".formatted(id, id, HERE));
		}
		this.gateway.managers("""
				[{"id": "%s", "roles": ["SITE_MANAGER"]}, {"id": "%s", "roles": ["HEAD_OFFICE"]}]
				""".formatted(this.manager, this.head));
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
	}

	private String as(UUID id, Role role) {
		return PASSPORTS.of(new Caller(id.toString(), "Stefan Staff", Set.of(role), SiteScope.of(HERE)));
	}

	private String asked(UUID by, Role role, long minor) {
		return post(as(by, role), "/remedies", Map.of("kind", "GOODWILL_PAYMENT", "minor", minor)).path("id")
			.asString();
	}

	private JsonNode post(String bearer, String part, Map<String, ?> body) {
		return this.client.post()
			.uri("/api/complaints/" + this.complaint + part)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"1\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.is2xxSuccessful()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private boolean told(String remedy, Object account) {
		return this.cases.count("SELECT count(*) FROM outbox WHERE type = 'remedy.requested' AND subject = '" + remedy
				+ "' AND data ->> 'people' LIKE '%" + account + "%'") == 1;
	}

	private WebTestClient.ResponseSpec contact(String remedy, String what, Object account) {
		return this.client.get()
			.uri("/internal/remedies/" + remedy + "/" + what + "/" + account)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange();
	}

	@Test
	void managersAreToldOfWhatTheyMayApproveAndHeadOfficeOfTheRest() {
		String forManagers = asked(this.staff, Role.STAFF, 10_000);
		assertThat(told(forManagers, this.manager)).isTrue();
		assertThat(told(forManagers, this.head)).isFalse();
		String forHeadOffice = asked(this.staff, Role.STAFF, 60_000);
		assertThat(told(forHeadOffice, this.head)).isTrue();
		assertThat(told(forHeadOffice, this.manager)).isFalse();
	}

	@Test
	void nobodyIsAskedForWhatTheyAskedThemselvesAndTheSiteStandsInForNobody() {
		this.gateway.managers("[{\"id\": \"%s\", \"roles\": [\"SITE_MANAGER\"]}]".formatted(this.staff));
		String remedy = asked(this.staff, Role.STAFF, 10_000);
		assertThat(told(remedy, this.staff)).isFalse();
		assertThat(told(remedy, "site")).isTrue();
	}

	@Test
	void aDirectoryThatFailsKeepsNobodyFromAsking() {
		this.gateway.managers("not a list");
		String remedy = asked(this.staff, Role.STAFF, 10_000);
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE type = 'remedy.requested' AND subject = '"
				+ remedy + "' AND data ->> 'people' = '[]'"))
			.isEqualTo(1);
	}

	@Test
	void theMailSaysWhoAskedAndNoWordOfTheCustomerAndOnlyWhileItWaits() {
		String remedy = asked(this.staff, Role.STAFF, 10_000);
		JsonNode contact = contact(remedy, "approvers", this.manager).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(contact.path("email").asString()).isEqualTo(this.manager + "@example.org");
		assertThat(contact.path("facts").path("by").asString()).isEqualTo("Stefan Staff");
		assertThat(contact.path("facts").path("url").asString()).endsWith("/complaints/" + this.complaint);
		assertThat(contact.toString()).doesNotContain("waiting room", "Nobody told us", "10000");
		contact(remedy, "asker", this.staff).expectStatus().isNotFound();

		post(as(this.manager, Role.SITE_MANAGER), "/remedies/" + remedy + "/approve", Map.of());

		contact(remedy, "approvers", this.manager).expectStatus().isNotFound();
		contact(remedy, "asker", this.manager).expectStatus().isNotFound();
		contact(remedy, "asker", this.staff).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.facts.state")
			.isEqualTo("GRANTED");
	}

	@Test
	void onlyFellowServicesAsk() {
		String remedy = asked(this.staff, Role.STAFF, 10_000);
		this.client.get()
			.uri("/internal/remedies/" + remedy + "/approvers/" + this.manager)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isForbidden();
	}

}
