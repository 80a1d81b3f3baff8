package io.touchpoint.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {

	private static final String SITES = "/api/directory/sites";

	@LocalServerPort
	private int port;

	private Person head;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
		this.head.send("POST", "/api/directory/regions", Map.of("code", "bad-input", "name", "Bad input"));
	}

	private static Map<String, Object> site(String field, Object value) {
		Map<String, Object> site = new LinkedHashMap<>(
				Map.of("code", "bad-input-1", "name", "Name", "region", Map.of("code", "bad-input"), "sector", "retail",
						"timeZone", "Europe/London", "languages", List.of("en")));
		if (value == null) {
			site.remove(field);
		}
		else {
			site.put(field, value);
		}
		return site;
	}

	private static Map<String, Object> person(String field, Object value) {
		Map<String, Object> person = new LinkedHashMap<>(Map.of("username", "bad-input", "name", "Name", "roles",
				List.of("STAFF"), "sites", List.of("no-such-site")));
		person.put(field, value);
		return person;
	}

	@TestFactory
	Stream<DynamicTest> theProblemNamesTheFieldAndTheReason() {
		return Stream.of(row(SITES, site("name", null), "name", "missing"),
				row(SITES, site("name", " "), "name", "missing"),
				row(SITES, site("name", "x".repeat(121)), "name", "size"),
				row(SITES, site("name", "a\r\nBcc: b"), "name", "pattern"),
				row(SITES, site("code", "Not A Code"), "code", "pattern"),
				row(SITES, site("code", null), "code", "missing"),
				row(SITES, site("timeZone", "Mars/Base"), "timeZone", "time-zone-name"),
				row(SITES, site("timeZone", 7), null, null),
				row(SITES, site("languages", List.of()), "languages", "missing"),
				row(SITES, site("languages", List.of("english!")), "languages[0]", "pattern"),
				row(SITES, site("languages", List.of("en", "xx")), "languages[1]", "language-tag"),
				row(SITES, site("languages", List.of("deu")), "languages[0]", "language-tag"),
				row(SITES, site("languages", "en"), "languages", "wrong-type"),
				row(SITES, site("sector", "circus"), "sector", "wrong-type"),
				row(SITES, site("region", Map.of("code", "nowhere")), "region.code", "unknown-region"),
				row(SITES, site("contact", Map.of("email", "no mail")), "contact.email", "email"),
				row(SITES, site("contact", Map.of("phone", "call me")), "contact.phone", "pattern"),
				row(SITES, site("surprise", 1), "surprise", "unknown-field"), row(SITES, "{\"code\":", null, null),
				row(SITES, "[]", null, null), row(SITES, "", null, null),
				row("/api/directory/staff", person("username", "Has Spaces"), "username", "pattern"),
				row("/api/directory/staff", person("roles", List.of()), "roles", "missing"),
				row("/api/directory/staff", person("roles", List.of("KING")), "roles[0]", "wrong-type"),
				row("/api/directory/staff", person("sites", List.of()), "sites", "missing"),
				row("/api/directory/staff", person("sites", 7), "sites", "wrong-type"),
				row("/api/directory/staff", person("sites", List.of("no-such-site")), "sites", "unknown-site"),
				row("/api/directory/staff", person("email", "x"), "email", "email"),
				row("/api/directory/api-keys", Map.of("name", "k", "role", "STAFF"), "sites", "missing"),
				row("/api/directory/api-keys", Map.of("name", "k", "role", "OPS", "expiresInDays", 0), "expiresInDays",
						"min"),
				row("/api/directory/api-keys", Map.of("name", "k"), "role", "missing"),
				row("/api/session", Map.of("username", "head"), "password", "missing"),
				row("/api/session", Map.of("username", 1, "password", List.of()), "password", "wrong-type"));
	}

	private DynamicTest row(String path, Object body, String field, String reason) {
		return DynamicTest.dynamicTest(path + " " + String.valueOf(body).strip(), () -> {
			WebTestClient.BodyContentSpec answer = this.head.send("POST", path, body)
				.expectStatus()
				.isBadRequest()
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.expectBody()
				.jsonPath("$.requestId")
				.isNotEmpty();
			if (field != null) {
				answer.jsonPath("$.errors[0].field").isEqualTo(field).jsonPath("$.errors[0].reason").isEqualTo(reason);
			}
		});
	}

	@Test
	void aWeakPasswordIsRefusedWithItsReason() {
		Map<String, Object> person = person("roles", List.of("OPS"));
		for (Map.Entry<String, String> password : Map
			.of("short", "too-short", "x".repeat(201), "too-long", "password123456", "too-common", "aaaaaaaaaaaaaaa",
					"too-common")
			.entrySet()) {
			person.put("password", password.getKey());
			this.head.send("POST", "/api/directory/staff", person)
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("password")
				.jsonPath("$.errors[0].reason")
				.isEqualTo(password.getValue());
		}
	}

	@Test
	void aLargeBodyIsAProblem() {
		this.head.send("POST", SITES, new byte[10 * 1024 * 1024]).expectStatus().isEqualTo(413);
	}

	@Test
	void anotherMethodAndAnotherMediaTypeAreProblems() {
		this.head.send("PATCH", SITES, Map.of()).expectStatus().isEqualTo(405);
		this.head.send("POST", SITES, "<site/>", (headers) -> headers.setContentType(MediaType.APPLICATION_XML))
			.expectStatus()
			.isEqualTo(415);
		this.head.get("/api/directory/staff/not-a-uuid").expectStatus().isBadRequest();
		this.head.get(SITES + "?open=perhaps").expectStatus().isBadRequest();
	}

	@Test
	void anExpiredSessionIsUnauthenticated() {
		Person.client(this.port)
			.get()
			.uri(SITES)
			.header("Cookie", "touchpoint-session=long-gone")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unauthenticated");
	}

}
