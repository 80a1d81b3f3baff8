package io.touchpoint.gateway.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffTests {

	private static final String STAFF = "/api/directory/staff";

	static final String PASSWORD = "a-password-for-tests";

	@LocalServerPort
	private int port;

	@Autowired
	private TestDatabase database;

	private Person head;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
		Person.client(this.port)
			.post()
			.uri("/internal/directory/sites")
			.headers((headers) -> headers.setBearerAuth(new TestPassports("gateway").service()))
			.bodyValue(List.of(SiteTests.site("north-general"), SiteTests.site("staff-site")))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private Map<String, Object> create(String username, String role, Object sites) {
		return create(this.head, username, role, sites);
	}

	static Map<String, Object> create(Person head, String username, String role, Object sites) {
		return head.send("POST", STAFF, wish(username, role, sites))
			.expectStatus()
			.isCreated()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
	}

	private static Map<String, Object> wish(String username, String role, Object sites) {
		Map<String, Object> wish = new LinkedHashMap<>(Map.of("username", username, "name", "Name of " + username,
				"email", username + "@example.org", "roles", List.of(role), "password", PASSWORD));
		if (sites != null) {
			wish.put("sites", sites);
		}
		return wish;
	}

	private static Map<String, Object> change(String name, String role, Object sites, boolean active) {
		return Map.of("name", name, "roles", List.of(role), "sites", sites, "active", active);
	}

	@Test
	void aNewColleagueSignsInAndSeesTheOwnSite() {
		create("sara", "STAFF", List.of("staff-site"));
		Person sara = Person.signIn(this.port, "sara", PASSWORD);
		sara.get("/api/session").expectBody().jsonPath("$.user.sites[0]").isEqualTo("staff-site");
		sara.get("/api/directory/sites").expectBody().jsonPath("$.items.length()").isEqualTo(1);
		Person.signIn(this.port, "SARA", PASSWORD);
	}

	@Test
	void withoutAPasswordAOneTimeOneIsAnswered() {
		Map<String, Object> wish = wish("otto", "OPS", null);
		wish.remove("password");
		Map<String, Object> otto = this.head.send("POST", STAFF, wish)
			.expectStatus()
			.isCreated()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		Person.signIn(this.port, "otto", (String) otto.get("oneTimePassword"));
		this.head.get(STAFF + "/" + otto.get("id")).expectBody().jsonPath("$.oneTimePassword").isEmpty();
	}

	@Test
	void aUsernameIsTakenOnce() {
		create("uma", "STAFF", List.of("staff-site"));
		this.head.send("POST", STAFF, wish("uma", "STAFF", List.of("staff-site")))
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/username-taken");
	}

	@Test
	void aChangedRoleOrSiteAndADeactivationEndTheSessionsAtOnce() {
		Object id = create("rita", "SITE_MANAGER", List.of("staff-site")).get("id");
		Person rita = Person.signIn(this.port, "rita", PASSWORD);
		this.head.send("PUT", STAFF + "/" + id, change("Rita Renamed", "SITE_MANAGER", List.of("staff-site"), true))
			.expectStatus()
			.isOk();
		rita.get("/api/session").expectStatus().isOk().expectBody().jsonPath("$.user.name").isEqualTo("Rita Renamed");
		this.head.send("PUT", STAFF + "/" + id, change("Rita", "STAFF", List.of("staff-site"), true))
			.expectStatus()
			.isOk();
		rita.get("/api/session").expectStatus().isUnauthorized();
		Person again = Person.signIn(this.port, "rita", PASSWORD);
		this.head.send("PUT", STAFF + "/" + id, change("Rita", "STAFF", List.of("north-general"), true))
			.expectStatus()
			.isOk();
		again.get("/api/session").expectStatus().isUnauthorized();
		Person third = Person.signIn(this.port, "rita", PASSWORD);
		this.head.send("DELETE", STAFF + "/" + id, null).expectStatus().isNoContent();
		third.get("/api/session").expectStatus().isUnauthorized();
		Person.nobody(this.port)
			.send("POST", "/api/session", Map.of("username", "rita", "password", PASSWORD))
			.expectStatus()
			.isUnauthorized();
	}

	@Test
	void aStaleChangeIsRefused() {
		Object id = create("stan", "STAFF", List.of("staff-site")).get("id");
		this.head
			.send("PUT", STAFF + "/" + id, change("Stan", "STAFF", List.of("staff-site"), true),
					(headers) -> headers.setIfMatch("\"1\""))
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"2\"");
		this.head
			.send("PUT", STAFF + "/" + id, change("Stan", "STAFF", List.of("staff-site"), true),
					(headers) -> headers.setIfMatch("\"1\""))
			.expectStatus()
			.isEqualTo(412);
	}

	@Test
	void headOfficeResetsAPasswordOrChangesNothing() {
		Object id = create("petra", "STAFF", List.of("staff-site")).get("id");
		Person petra = Person.signIn(this.port, "petra", PASSWORD);
		Map<String, Object> change = new LinkedHashMap<>(change("Petra New", "STAFF", List.of("staff-site"), true));
		change.put("password", "short");
		this.head.send("PUT", STAFF + "/" + id, change).expectStatus().isBadRequest();
		petra.get("/api/session").expectBody().jsonPath("$.user.name").isEqualTo("Name of petra");
		change.put("password", "another-good-password");
		this.head.send("PUT", STAFF + "/" + id, change).expectStatus().isOk();
		petra.get("/api/session").expectStatus().isUnauthorized();
		Person.signIn(this.port, "petra", "another-good-password");
	}

	@Test
	void nobodyTakesAwayTheOwnRights() {
		String self = "/api/directory/staff/" + ownId();
		this.head.send("DELETE", self, null)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/own-account");
		this.head.send("PUT", self, change("Hanna", "STAFF", List.of("staff-site"), true))
			.expectStatus()
			.isEqualTo(409);
	}

	private String ownId() {
		return (String) ((Map<?, ?>) this.head.get("/api/session")
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody()
			.get("user")).get("id");
	}

	@Test
	void colleaguesSeeThoseTheyShareASiteWith() {
		Object far = create("faraway", "STAFF", List.of("staff-site")).get("id");
		Object gone = create("gone", "STAFF", List.of("north-general")).get("id");
		this.head.send("DELETE", STAFF + "/" + gone, null).expectStatus().isNoContent();
		Person manager = Person.demo(this.port, "manager");
		manager.get(STAFF)
			.expectBody()
			.jsonPath("$.items[*].username")
			.value((List<String> names) -> assertThat(names).contains("manager", "staff")
				.doesNotContain("faraway", "head", "gone"));
		manager.get(STAFF + "/" + far).expectStatus().isNotFound();
		this.head.get(STAFF)
			.expectBody()
			.jsonPath("$.items[*].username")
			.value((List<String> names) -> assertThat(names).contains("manager", "faraway", "head", "gone"));
	}

	@Test
	void everyChangeIsToldWithoutNames() throws SQLException {
		Object id = create("told-person", "STAFF", List.of("staff-site", "north-general")).get("id");
		try (Connection connection = this.database.connect(); var query = connection.prepareStatement("""
				SELECT jsonb_build_object('type', type, 'version', version, 'site', site, 'subject', 'the-id',
					'data', data || '{"id": "the-id"}')::text
				FROM outbox WHERE subject = ?
				""")) {
			query.setString(1, (String) id);
			try (var rows = query.executeQuery()) {
				assertThat(rows.next()).isTrue();
				Golden.assertJson("events/staff.saved.v1.json", rows.getString(1));
			}
		}
	}

}
