package io.touchpoint.complaint.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
@TestPropertySource(properties = "touchpoint.complaint.casework.directory-timeout=5s")
class OwnerTests {

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	@Test
	void theOwnerIsCalledWhatTheDirectoryCallsThem() {
		UUID ana = colleague("Ana Directory", "STAFF", HERE);
		JsonNode owned = assign(this.cases.receive(HERE, Map.of()), Map.of("id", ana)).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(owned.path("owner").path("id").asString()).isEqualTo(ana.toString());
		assertThat(owned.path("owner").path("name").asString()).isEqualTo("Ana Directory");
		assign(owned, Map.of()).expectStatus().isOk().expectBody().jsonPath("$.owner").isEmpty();
	}

	@Test
	void aNameIsNotTheCallersToSay() {
		UUID ana = colleague("Ana", "STAFF", HERE);
		refusedFor("name", assign(this.cases.receive(HERE, Map.of()), Map.of("id", ana, "name", "Boss")));
	}

	@Test
	void whoCannotWorkOnTheCaseCannotOwnIt() {
		JsonNode complaint = this.cases.receive(HERE, Map.of());
		UUID gone = UUID.randomUUID();
		this.gateway.knows(gone, person(gone, "Gone", "STAFF", "[\"" + HERE + "\"]", false));
		for (Object id : List.of(UUID.randomUUID(), "staff-1", gone, colleague("Far", "STAFF", ELSEWHERE),
				colleague("Olga", "OPS", HERE))) {
			refusedFor("id", assign(complaint, Map.of("id", id)));
		}
		assertThat(this.cases.count("SELECT revision FROM complaint WHERE id = '" + complaint.path("id").asString()
				+ "' AND owner_id IS NULL"))
			.isEqualTo(1);
	}

	@Test
	void aForeignCaseIsNotThereWhoeverIsToOwnIt() {
		JsonNode foreign = this.cases.receive(ELSEWHERE, Map.of());
		assign(foreign, Map.of("id", "staff-1")).expectStatus().isNotFound();
		assign(foreign, Map.of("id", colleague("Ana", "STAFF", HERE))).expectStatus().isNotFound();
	}

	@Test
	void nothingChangesWhileTheDirectoryDoesNotAnswer() {
		JsonNode complaint = this.cases.receive(HERE, Map.of());
		UUID broken = UUID.randomUUID();
		this.gateway.fails(broken);
		UUID silent = UUID.randomUUID();
		this.gateway.keepsSilentAbout(silent);
		for (UUID id : List.of(broken, silent)) {
			assign(complaint, Map.of("id", id)).expectStatus()
				.isEqualTo(503)
				.expectBody()
				.jsonPath("$.type")
				.isEqualTo("/problems/unavailable");
		}
		assign(complaint, Map.of()).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
	}

	@Test
	void anIntakeNamesItsOwnerByIdToo() {
		UUID ana = colleague("Ana Intake", "SITE_MANAGER", HERE);
		JsonNode owned = this.cases.receive(HERE, Map.of("owner", Map.of("id", ana)));
		assertThat(owned.path("owner").path("name").asString()).isEqualTo("Ana Intake");
		refusedFor("owner.id", intake(Map.of("id", colleague("Far", "STAFF", ELSEWHERE))));
		refusedFor("owner.id", intake(Map.of("id", " ")));
		refusedFor("owner.name", intake(Map.of("id", ana, "name", "Boss")));
	}

	private WebTestClient.ResponseSpec intake(Map<String, Object> owner) {
		Map<String, Object> body = new LinkedHashMap<>(
				Map.of("site", HERE, "causes", List.of("IGNORED"), "subject", "Nobody came", "owner", owner));
		return this.client.post()
			.uri("/api/complaints")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(body)
			.exchange();
	}

	private WebTestClient.ResponseSpec assign(JsonNode complaint, Map<String, Object> body) {
		return this.client.post()
			.uri("/api/complaints/{id}/owner", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + complaint.path("revision").asLong() + "\"")
			.bodyValue(body)
			.exchange();
	}

	private static void refusedFor(String field, WebTestClient.ResponseSpec answer) {
		answer.expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].field").isEqualTo(field);
	}

	private UUID colleague(String name, String role, String site) {
		UUID id = UUID.randomUUID();
		this.gateway.knows(id, person(id, name, role, "[\"" + site + "\"]", true));
		return id;
	}

	private static String person(UUID id, String name, String role, String sites, boolean active) {
		return """
				{"id": "%s", "name": "%s", "roles": ["%s"], "sites": %s, "active": %s, "later": 1}
				""".formatted(id, name, role, sites, active);
	}

}
