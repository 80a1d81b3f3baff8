package io.touchpoint.complaint.browse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters belong to whoever saved them, or to a site.
 */
@ComplaintServiceTest
class SavedFilterTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	private final String staff = somebody(Role.STAFF, HERE);

	private final String manager = somebody(Role.SITE_MANAGER, HERE);

	@BeforeEach
	void world() {
		this.cases.sites();
		this.cases.site("shared", "Shared", "UTC");
	}

	private static String somebody(Role role, String... sites) {
		return PASSPORTS.of(new Caller(UUID.randomUUID().toString(), "Somebody", Set.of(role), SiteScope.of(sites)));
	}

	@Test
	void aFilterComesBackAsItWasSaved() {
		Map<String, Object> filter = Map.of("status", List.of("RECEIVED"), "owner", "me", "dueBy", "today", "open",
				true, "sort", "DUE", "q", "bus\u0007 stop", "from", "2026-01-01");
		JsonNode saved = save(this.staff, null, "  My\tday ", filter);
		assertThat(saved.path("name").asString()).isEqualTo("My day");
		JsonNode listed = list(this.staff).path(0);
		assertThat(listed).isEqualTo(saved);
		assertThat(listed.path("filter").toString())
			.isEqualTo("{\"status\":[\"RECEIVED\"],\"owner\":\"me\",\"open\":true,\"dueBy\":\"today\","
					+ "\"q\":\"bus stop\",\"from\":\"2026-01-01\",\"sort\":\"DUE\"}");
	}

	@ParameterizedTest
	@CsvSource({ "dueBy, 2026-02-30, wrong-type", "dueBy, 9999-99-99, wrong-type", "dueBy, 9999-01-01, out-of-range",
			"from, +999999999-12-31, out-of-range", "to, 1899-12-31, out-of-range", "to, 2026-01-01, out-of-range" })
	void daysThatTheListRefusesAreNotSaved(String field, String day, String reason) {
		Map<String, Object> filter = new LinkedHashMap<>(Map.of("from", "2026-01-02"));
		filter.put(field, day);
		refused(body(null, "Days", filter), "filter." + field, reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200b", "\u202e \u200f" })
	void aNameThatNobodySeesIsNone(String name) {
		refused(body(null, name, Map.of()), "name", "missing");
	}

	private void refused(Map<String, Object> body, String field, String reason) {
		post(this.staff, body).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field)
			.jsonPath("$.errors[0].reason")
			.isEqualTo(reason);
	}

	@Test
	void onesOwnAreNobodyElses() {
		JsonNode mine = save(this.staff, null, "Mine", Map.of());
		assertThat(list(this.manager)).isEmpty();
		assertThat(status(this.manager, "PUT", mine, Map.of("name", "Theirs", "filter", Map.of()))).isEqualTo(404);
		assertThat(status(this.manager, "DELETE", mine, null)).isEqualTo(404);
		assertThat(list(this.staff)).hasSize(1);
	}

	@Test
	void whatManagersShareEverybodyAtTheSiteSeesAndOnlyManagersChange() {
		String name = "Shared " + UUID.randomUUID();
		JsonNode shared = save(this.manager, HERE, name, Map.of("open", true));
		JsonNode seen = named(list(this.staff), name);
		assertThat(seen.path("mayChange").asBoolean()).isFalse();
		assertThat(named(list(somebody(Role.SITE_MANAGER, ELSEWHERE)), name)).isNull();
		assertThat(status(this.staff, "DELETE", shared, null)).isEqualTo(403);
		assertThat(status(this.staff, "PUT", shared, Map.of("name", "No", "filter", Map.of()))).isEqualTo(403);
		assertThat(status(somebody(Role.SITE_MANAGER, HERE), "DELETE", shared, null)).isEqualTo(204);
		assertThat(named(list(this.staff), name)).isNull();
	}

	@Test
	void staffShareNothingAndNobodySharesWithAForeignSite() {
		assertThat(post(this.staff, body(HERE, "No", Map.of())).expectBody().returnResult().getStatus().value())
			.isEqualTo(403);
		assertThat(post(this.manager, body(ELSEWHERE, "No", Map.of())).expectBody().returnResult().getStatus().value())
			.isEqualTo(403);
	}

	@Test
	void aNameIsThereOnce() {
		save(this.staff, null, "Mine", Map.of());
		post(this.staff, body(null, "MINE", Map.of())).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("taken");
	}

	@Test
	void itIsRenamedOverTheRevisionThatWasSeen() {
		JsonNode mine = save(this.staff, null, "Mine", Map.of());
		Map<String, Object> renamed = Map.of("name", "Ours", "filter", Map.of("unread", true));
		assertThat(status(this.staff, "PUT", mine, renamed)).isEqualTo(200);
		assertThat(status(this.staff, "PUT", mine, renamed)).isEqualTo(412);
		assertThat(list(this.staff).path(0).path("name").asString()).isEqualTo("Ours");
	}

	@Test
	void theOrderIsTheOwners() {
		List<String> ids = List.of(id(save(this.staff, null, "A", Map.of())), id(save(this.staff, null, "B", Map.of())),
				id(save(this.staff, null, "C", Map.of())));
		List<String> wanted = List.of(ids.get(2), ids.get(0), ids.get(1));
		this.client.put()
			.uri("/api/complaints/filters/order")
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.bodyValue(Map.of("ids", wanted))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(list(this.staff).valueStream().filter((one) -> one.path("site").isNull()).map(SavedFilterTests::id))
			.containsExactlyElementsOf(wanted);
	}

	@Test
	void thereIsAnEndToThem() {
		String busy = somebody(Role.STAFF, "shared");
		for (int i = 0; i < 30; i++) {
			save(busy, null, "Filter " + i, Map.of());
		}
		post(busy, body(null, "One more", Map.of())).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-many-filters");
	}

	private JsonNode save(String bearer, String site, String name, Map<String, ?> filter) {
		return post(bearer, body(site, name, filter)).expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static Map<String, Object> body(String site, String name, Map<String, ?> filter) {
		Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "filter", filter));
		if (site != null) {
			body.put("site", site);
		}
		return body;
	}

	private WebTestClient.ResponseSpec post(String bearer, Map<String, Object> body) {
		return this.client.post()
			.uri("/api/complaints/filters")
			.headers((headers) -> headers.setBearerAuth(bearer))
			.bodyValue(body)
			.exchange();
	}

	private int status(String bearer, String method, JsonNode filter, Object body) {
		WebTestClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(method))
			.uri("/api/complaints/filters/{id}", id(filter))
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"" + filter.path("revision").asLong() + "\"");
		return ((body != null) ? request.bodyValue(body) : request).exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

	private JsonNode list(String bearer) {
		return this.client.get()
			.uri("/api/complaints/filters")
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static JsonNode named(JsonNode list, String name) {
		return list.valueStream().filter((one) -> one.path("name").asString().equals(name)).findFirst().orElse(null);
	}

	private static String id(JsonNode filter) {
		return filter.path("id").asString();
	}

}
