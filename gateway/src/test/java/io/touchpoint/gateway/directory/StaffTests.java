package io.touchpoint.gateway.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffTests {

	private static final String STAFF = "/api/directory/staff";

	private static final String PASSWORD = "a-password-for-tests";

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
		return this.head.send("POST", STAFF, wish(username, role, sites))
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

	/**
	 * Two accounts of head office take each other away: whoever comes second is the last.
	 */
	@Test
	void twoRequestsAtOnceLeaveOneAccountOfHeadOffice() throws Exception {
		List<String> ids = List.of(create("last-one", "HEAD_OFFICE", null).get("id").toString(),
				create("last-two", "HEAD_OFFICE", null).get("id").toString());
		List<Person> people = List.of(Person.signIn(this.port, "last-one", PASSWORD),
				Person.signIn(this.port, "last-two", PASSWORD));
		List<UUID> others = deactivateAllButThe("last-one", "last-two");
		try {
			assertThat(takeEachOtherAway(people, ids)).containsExactlyInAnyOrder(204, 409);
		}
		finally {
			reactivate(others);
		}
	}

	/**
	 * Ending the sessions comes after the count of the others: held up there, both
	 * requests are on their way together.
	 */
	private List<Integer> takeEachOtherAway(List<Person> people, List<String> ids) throws SQLException {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
				Connection connection = this.database.connect();
				var hold = connection.createStatement()) {
			connection.setAutoCommit(false);
			hold.execute("LOCK TABLE session IN SHARE MODE");
			List<CompletableFuture<Integer>> answers = Stream.of(0, 1)
				.map((i) -> CompletableFuture.supplyAsync(() -> people.get(i)
					.send("DELETE", STAFF + "/" + ids.get(1 - i), null)
					.returnResult(Void.class)
					.getStatus()
					.value(), threads))
				.toList();
			Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> waiting(hold) == 2);
			connection.commit();
			return answers.stream().map(CompletableFuture::join).toList();
		}
	}

	private static long waiting(Statement statement) throws SQLException {
		try (var rows = statement.executeQuery("""
				SELECT count(*) FROM pg_locks
				WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
				""")) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private List<UUID> deactivateAllButThe(String... usernames) throws SQLException {
		List<UUID> ids = new ArrayList<>();
		try (Connection connection = everywhere(); var update = connection.prepareStatement("""
				UPDATE account SET active = false
				WHERE active AND 'HEAD_OFFICE' = ANY (roles) AND username <> ALL (?)
				RETURNING id
				""")) {
			update.setArray(1, connection.createArrayOf("text", usernames));
			try (var rows = update.executeQuery()) {
				while (rows.next()) {
					ids.add(rows.getObject(1, UUID.class));
				}
			}
		}
		return ids;
	}

	private Connection everywhere() throws SQLException {
		Connection connection = this.database.connect();
		connection.createStatement().execute("SELECT set_config('app.sites', '*', false)");
		return connection;
	}

	private void reactivate(List<UUID> ids) throws SQLException {
		try (Connection connection = everywhere();
				var update = connection.prepareStatement("UPDATE account SET active = true WHERE id = ANY (?)")) {
			update.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
			assertThat(update.executeUpdate()).isEqualTo(ids.size());
		}
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
	void fellowServicesAreToldWhoAPersonIs() {
		Object id = create("fay", "SITE_MANAGER", List.of("staff-site", "north-general")).get("id");
		asService(id).expectStatus().isOk().expectBody().json("""
				{"id": "%s", "name": "Name of fay", "roles": ["SITE_MANAGER"], "sites": ["north-general", "staff-site"],
				 "active": true}
				""".formatted(id), JsonCompareMode.STRICT);
		this.head.send("DELETE", STAFF + "/" + id, null).expectStatus().isNoContent();
		asService(id).expectBody().jsonPath("$.active").isEqualTo(false);
		asService(ownId()).expectBody().jsonPath("$.sites").isEqualTo("*");
		asService(UUID.randomUUID()).expectStatus().isNotFound();
	}

	@Test
	void nobodyButAServiceOfOursIsToldWhoAPersonIs() {
		TestPassports passports = new TestPassports("gateway");
		for (String token : List.of(passports.headOffice(), new TestPassports("other-service").service(), "nonsense")) {
			lookUp(ownId(), token).expectStatus().isUnauthorized();
		}
		this.head.get("/internal/directory/staff/" + ownId()).expectStatus().isUnauthorized();
	}

	private WebTestClient.ResponseSpec asService(Object id) {
		return lookUp(id, new TestPassports("gateway").service());
	}

	private WebTestClient.ResponseSpec lookUp(Object id, String token) {
		return Person.client(this.port)
			.get()
			.uri("/internal/directory/staff/{id}", id)
			.headers((headers) -> headers.setBearerAuth(token))
			.exchange();
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
