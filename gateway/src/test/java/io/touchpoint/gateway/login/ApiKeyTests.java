package io.touchpoint.gateway.login;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeyTests {

	private static final String KEYS = "/api/directory/api-keys";

	private static final String STAFF = "/api/directory/staff";

	@LocalServerPort
	private int port;

	@Autowired
	private TestDatabase database;

	private Person head;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
		this.head
			.send("POST", "/api/directory/sites",
					Map.of("code", "key-site", "name", "Site of keys", "region", Map.of("code", "keys", "name", "Keys"),
							"sector", "hospital", "timeZone", "UTC", "languages", List.of("en")))
			.expectStatus()
			.isCreated();
	}

	private Map<String, Object> create(Map<String, Object> wish) {
		return this.head.send("POST", KEYS, wish)
			.expectStatus()
			.isCreated()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
	}

	@Test
	void aKeyOpensTheApiWithItsRoleAndNeedsNoCsrfToken() {
		String key = (String) create(Map.of("name", "robot", "role", "HEAD_OFFICE", "expiresInDays", 1)).get("key");
		assertThat(key).startsWith("tp_").hasSize(46);
		Person robot = Person.withKey(this.port, key);
		robot.get("/api/directory/staff").expectStatus().isOk();
		robot.send("POST", "/api/directory/regions", Map.of("code", "by-robot", "name", "Robots"))
			.expectStatus()
			.isCreated();
		String staffKey = (String) create(Map.of("name", "kiosk", "role", "STAFF", "sites", List.of("key-site")))
			.get("key");
		Person.withKey(this.port, staffKey)
			.send("POST", "/api/directory/regions", Map.of("code", "by-kiosk", "name", "Kiosk"))
			.expectStatus()
			.isForbidden();
		robot.get("/api/session").expectStatus().isUnauthorized();
	}

	@Test
	void aKeyAtSitesNamesSitesThatExist() {
		this.head.send("POST", KEYS, Map.of("name", "kiosk", "role", "HEAD_OFFICE", "sites", List.of("key-site")))
			.expectStatus()
			.isBadRequest();
		for (Object sites : List.of("*", List.of("nowhere"), List.of())) {
			this.head.send("POST", KEYS, Map.of("name", "kiosk", "role", "STAFF", "sites", sites))
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("sites");
		}
	}

	@Test
	void aKeyEndsWithTheAccountThatMadeIt() {
		String password = "a-password-for-keys";
		Map<String, Object> maker = this.head
			.send("POST", "/api/directory/staff",
					Map.of("username", "maker", "name", "Maker", "roles", List.of("HEAD_OFFICE"), "password", password))
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		String key = Person.signIn(this.port, "maker", password)
			.send("POST", KEYS, Map.of("name", "of maker", "role", "HEAD_OFFICE"))
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody()
			.get("key")
			.toString();
		Person robot = Person.withKey(this.port, key);
		robot.get("/api/directory/staff").expectStatus().isOk();
		this.head.send("DELETE", "/api/directory/staff/" + maker.get("id"), null).expectStatus().isNoContent();
		robot.get("/api/directory/staff").expectStatus().isUnauthorized();
	}

	@Test
	void aKeyReadsAccountsAndKeysButOnlyAPersonWritesThem() {
		Person robot = Person.withKey(this.port,
				create(Map.of("name", "reader", "role", "HEAD_OFFICE")).get("key").toString());
		Map<String, Object> colleague = this.head
			.send("POST", STAFF, Map.of("username", "only-read", "name", "Olaf", "roles", List.of("OPS")))
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		String one = STAFF + "/" + colleague.get("id");
		robot.get(STAFF).expectStatus().isOk();
		robot.get(one).expectStatus().isOk();
		robot.get(KEYS).expectStatus().isOk();
		Map<String, Object> change = Map.of("name", "Olaf", "roles", List.of("HEAD_OFFICE"), "password",
				"chosen-by-the-robot");
		refusesWhatAPersonMustDo(robot.send("POST", STAFF,
				Map.of("username", "by-robot", "name", "Back door", "roles", List.of("HEAD_OFFICE"))));
		refusesWhatAPersonMustDo(robot.send("PUT", one, change));
		refusesWhatAPersonMustDo(robot.send("DELETE", one, null));
		refusesWhatAPersonMustDo(robot.send("POST", KEYS, Map.of("name", "of a key", "role", "HEAD_OFFICE")));
		refusesWhatAPersonMustDo(
				robot.send("DELETE", KEYS + "/" + create(Map.of("name", "victim", "role", "OPS")).get("id"), null));
		this.head.get(one)
			.expectBody()
			.jsonPath("$.active")
			.isEqualTo(true)
			.jsonPath("$.roles[0]")
			.isEqualTo("OPS")
			.jsonPath("$.revision")
			.isEqualTo(1);
	}

	private static void refusesWhatAPersonMustDo(WebTestClient.ResponseSpec answer) {
		answer.expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/forbidden")
			.jsonPath("$.detail")
			.isEqualTo("An API key only reads accounts and keys: a person must do this, signed in.");
	}

	@Test
	void aKeyIsShownOnceAndKeptAsAHash() throws SQLException {
		Map<String, Object> made = create(Map.of("name", "shown once", "role", "OPS"));
		this.head.get(KEYS)
			.expectBody()
			.jsonPath("$.items[?(@.name == 'shown once')].hint")
			.isEqualTo(((String) made.get("key")).substring(0, 8))
			.jsonPath("$.items[?(@.key != null)]")
			.isEmpty();
		try (Connection connection = this.database.connect();
				var query = connection.prepareStatement("SELECT count(*) FROM api_key WHERE key_hash = ?")) {
			query.setBytes(1, Secret.claimed((String) made.get("key")).hash());
			var rows = query.executeQuery();
			rows.next();
			assertThat(rows.getLong(1)).isEqualTo(1);
		}
	}

	@Test
	void aRevokedAnExpiredAndAMadeUpKeyAreRefused() throws SQLException {
		Map<String, Object> revoked = create(Map.of("name", "revoked", "role", "HEAD_OFFICE"));
		Person robot = Person.withKey(this.port, (String) revoked.get("key"));
		robot.get("/api/directory/sites").expectStatus().isOk();
		this.head.send("DELETE", KEYS + "/" + revoked.get("id"), null).expectStatus().isNoContent();
		robot.get("/api/directory/sites").expectStatus().isUnauthorized();
		this.head.send("DELETE", KEYS + "/" + revoked.get("id"), null).expectStatus().isNotFound();

		Map<String, Object> expired = create(Map.of("name", "expired", "role", "HEAD_OFFICE"));
		try (Connection connection = this.database.connect()) {
			connection.createStatement()
				.executeUpdate("UPDATE api_key SET expires_at = now() - interval '1 second' WHERE name = 'expired'");
		}
		Person.withKey(this.port, (String) expired.get("key"))
			.get("/api/directory/sites")
			.expectStatus()
			.isUnauthorized();
		Person.withKey(this.port, "tp_" + "x".repeat(43)).get("/api/directory/sites").expectStatus().isUnauthorized();
	}

	@Test
	void thePlatformsCommandMakesKeysWithAServicePassportOnly() {
		Map<String, Object> wish = Map.of("name", "command line", "role", "HEAD_OFFICE", "expiresInDays", 7);
		String key = madeByThePlatform(wish).get("key").toString();
		Person.withKey(this.port, key).get("/api/directory/staff").expectStatus().isOk();
		this.head.send("POST", "/internal/api-keys", wish).expectStatus().isUnauthorized();
		Person.withKey(this.port, key).send("POST", "/internal/api-keys", wish).expectStatus().isUnauthorized();
	}

	@Test
	void thePlatformsCommandRevokesItsKeyWithAServicePassportOnly() {
		Map<String, Object> made = madeByThePlatform(
				Map.of("name", "import", "role", "HEAD_OFFICE", "expiresInDays", 1));
		String path = "/internal/api-keys/" + made.get("id");
		Person owner = Person.withKey(this.port, made.get("key").toString());
		owner.send("DELETE", path, null).expectStatus().isUnauthorized();
		owner.get("/api/directory/staff").expectStatus().isOk();
		Person.client(this.port)
			.delete()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(new TestPassports("gateway").service()))
			.exchange()
			.expectStatus()
			.isNoContent();
		owner.get("/api/directory/staff").expectStatus().isUnauthorized();
	}

	private Map<String, Object> madeByThePlatform(Map<String, Object> wish) {
		Map<String, Object> made = Person.client(this.port)
			.post()
			.uri("/internal/api-keys")
			.headers((headers) -> headers.setBearerAuth(new TestPassports("gateway").service()))
			.bodyValue(wish)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(made);
	}

}
