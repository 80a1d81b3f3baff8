package io.touchpoint.gateway;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint of the gateway's description × every kind of caller. An endpoint without
 * a verdict fails.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests {

	private static final Set<String> EVERYBODY = Set.of("HEAD_OFFICE", "SITE_MANAGER", "STAFF", "OPS");

	private static final Set<String> CARE = Set.of("HEAD_OFFICE", "SITE_MANAGER", "STAFF");

	private static final Set<String> HEAD_OFFICE = Set.of("HEAD_OFFICE");

	private static final Set<String> MANAGERS = Set.of("HEAD_OFFICE", "SITE_MANAGER");

	private static final Set<String> PUBLIC = Set.of("HEAD_OFFICE", "SITE_MANAGER", "STAFF", "OPS", "NOBODY");

	private static final Map<String, Set<String>> VERDICTS = new LinkedHashMap<>();

	static {
		VERDICTS.put("POST /api/session", PUBLIC);
		VERDICTS.put("GET /api/session", EVERYBODY);
		VERDICTS.put("DELETE /api/session", EVERYBODY);
		VERDICTS.put("PUT /api/session/password", EVERYBODY);
		VERDICTS.put("GET /api/setup", PUBLIC);
		VERDICTS.put("POST /api/setup", PUBLIC);
		VERDICTS.put("GET /api/directory/sites", EVERYBODY);
		VERDICTS.put("POST /api/directory/sites", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/sites/{code}", EVERYBODY);
		VERDICTS.put("PUT /api/directory/sites/{code}", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/sites/{code}/calendar", EVERYBODY);
		VERDICTS.put("PUT /api/directory/sites/{code}/calendar", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/sites/{code}/units", EVERYBODY);
		VERDICTS.put("PUT /api/directory/sites/{code}/units", MANAGERS);
		VERDICTS.put("GET /api/directory/holiday-countries", EVERYBODY);
		VERDICTS.put("GET /api/directory/public-holidays", EVERYBODY);
		VERDICTS.put("POST /api/directory/sites/{code}/close", HEAD_OFFICE);
		VERDICTS.put("POST /api/directory/sites/{code}/open", HEAD_OFFICE);
		VERDICTS.put("POST /api/directory/sites/import", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/regions", EVERYBODY);
		VERDICTS.put("POST /api/directory/regions", HEAD_OFFICE);
		VERDICTS.put("PUT /api/directory/regions/{code}", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/staff", CARE);
		VERDICTS.put("POST /api/directory/staff", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/staff/{id}", CARE);
		VERDICTS.put("PUT /api/directory/staff/{id}", HEAD_OFFICE);
		VERDICTS.put("DELETE /api/directory/staff/{id}", HEAD_OFFICE);
		VERDICTS.put("GET /api/directory/api-keys", HEAD_OFFICE);
		VERDICTS.put("POST /api/directory/api-keys", HEAD_OFFICE);
		VERDICTS.put("DELETE /api/directory/api-keys/{id}", HEAD_OFFICE);
	}

	@LocalServerPort
	private int port;

	private final Map<String, Person> callers = new HashMap<>();

	@BeforeAll
	void signIn() {
		this.callers.put("HEAD_OFFICE", Person.demo(this.port, "head"));
		this.callers.put("SITE_MANAGER", Person.demo(this.port, "manager"));
		this.callers.put("STAFF", Person.demo(this.port, "staff"));
		this.callers.put("OPS", Person.demo(this.port, "ops"));
		this.callers.put("NOBODY", Person.nobody(this.port));
	}

	@Test
	void everyEndpointHasAVerdict() {
		String description = Person.nobody(this.port)
			.get("/api/openapi/gateway")
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		Set<String> endpoints = new TreeSet<>();
		for (Map.Entry<String, JsonNode> path : JsonMapper.shared().readTree(description).get("paths").properties()) {
			path.getValue()
				.propertyNames()
				.forEach((method) -> endpoints.add(method.toUpperCase() + " " + path.getKey()));
		}
		assertThat(endpoints).isEqualTo(new TreeSet<>(VERDICTS.keySet()));
	}

	@TestFactory
	Stream<DynamicTest> whoMayNotIsRefused() {
		return VERDICTS.entrySet()
			.stream()
			.flatMap((verdict) -> this.callers.keySet()
				.stream()
				.map((caller) -> DynamicTest.dynamicTest(verdict.getKey() + " by " + caller,
						() -> check(verdict.getKey(), caller, verdict.getValue().contains(caller)))));
	}

	private void check(String endpoint, String caller, boolean allowed) {
		String method = endpoint.substring(0, endpoint.indexOf(' '));
		String path = endpoint.substring(method.length() + 1)
			.replace("{code}", "no-such-code")
			.replace("{id}", UUID.randomUUID().toString());
		if (allowed && endpoint.equals("DELETE /api/session")) {
			return;
		}
		int status = send(this.callers.get(caller), method, path);
		if (allowed) {
			assertThat(status).isNotIn(403, 500, 503);
			assertThat(status == 401).as("only wrong credentials").isEqualTo(false);
		}
		else {
			assertThat(status).isEqualTo(caller.equals("NOBODY") ? 401 : 403);
		}
	}

	/** Bodies are complete, so that the verdict and not the validation decides. */
	private int send(Person caller, String method, String path) {
		Object body = switch (path) {
			case "/api/session/password" -> Map.of("present", "not-it", "password", "x");
			case "/api/session" -> Map.of("username", "");
			case "/api/setup" -> Map.of("code", "");
			case "/api/directory/sites", "/api/directory/sites/no-such-code" -> siteOfNoRegion();
			case "/api/directory/sites/no-such-code/calendar" ->
				Map.of("opening", List.of(Map.of("day", "MONDAY", "from", "08:00", "to", "18:00")));
			case "/api/directory/sites/no-such-code/units" -> Map.of("units", List.of());
			case "/api/directory/regions" ->
				Map.of("code", "matrix-" + UUID.randomUUID().toString().substring(0, 8), "name", "M");
			case "/api/directory/regions/no-such-code" -> Map.of("name", "M");
			case "/api/directory/staff" ->
				Map.of("username", "m-" + UUID.randomUUID(), "name", "M", "roles", List.of("OPS"));
			case "/api/directory/api-keys" -> Map.of("name", "M", "role", "OPS");
			case "/api/directory/sites/import" -> "code\n";
			default -> path.startsWith("/api/directory/staff/") ? Map.of("name", "M", "roles", List.of("OPS")) : null;
		};
		boolean read = method.equals("GET") || method.equals("DELETE");
		return caller.send(method, path, read ? null : body, (headers) -> {
			if (path.endsWith("/import")) {
				headers.set("Content-Type", "text/csv");
			}
			headers.setIfMatch("\"1\"");
		}).returnResult(String.class).getStatus().value();
	}

	private static Map<String, Object> siteOfNoRegion() {
		return Map.of("code", "no-such-code", "name", "M", "region", Map.of("code", "no-such-region"), "sector",
				"retail", "timeZone", "Europe/London", "languages", List.of("en"));
	}

}
