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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteTests {

	private static final String SITES = "/api/directory/sites";

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Autowired
	private TestDatabase database;

	private Person head;

	private Person manager;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
		this.manager = Person.demo(this.port, "manager");
		this.head.send("POST", "/api/directory/regions", Map.of("code", "north", "name", "North"));
		addMissing(List.of(site("north-general"), site("north-royal"))).expectStatus().isOk();
	}

	static Map<String, Object> site(String code) {
		Map<String, Object> site = new LinkedHashMap<>();
		site.put("code", code);
		site.put("name", "Site " + code);
		site.put("region", Map.of("code", "north", "name", "North"));
		site.put("sector", "hospital");
		site.put("peerGroup", "hospital-large");
		site.put("timeZone", "Europe/London");
		site.put("languages", List.of("en", "cy"));
		site.put("contact",
				Map.of("email", code + "@example.org", "phone", "+44 20 7946 0000", "address", "1 High Street\nTown"));
		return site;
	}

	@Test
	void aNewRegionIsMadeWithItsSiteWhereItHasAName() {
		Map<String, Object> site = site("far-away");
		site.put("region", Map.of("code", "moon"));
		this.head.send("POST", SITES, site)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("region.code");
		site.put("region", Map.of("code", "moon", "name", "The Moon"));
		this.head.send("POST", SITES, site)
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.region.name")
			.isEqualTo("The Moon");
	}

	@Test
	void anAddressOfManyLinesIsAnsweredAndNotOverflowed() {
		Map<String, Object> site = site("long-lines");
		site.put("contact", Map.of("address", "\n".repeat(1_000)));
		this.head.send("POST", SITES, site)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("contact.address");
	}

	private WebTestClient.ResponseSpec addMissing(List<Map<String, Object>> sites) {
		return Person.client(this.port)
			.post()
			.uri("/internal/directory/sites")
			.headers((headers) -> headers.setBearerAuth(new TestPassports("gateway").service()))
			.bodyValue(sites)
			.exchange();
	}

	@Test
	void headOfficeCreatesChangesClosesAndOpensASite() {
		this.head.send("POST", SITES, site("north-new"))
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"1\"")
			.expectHeader()
			.valueEquals(HttpHeaders.LOCATION, SITES + "/north-new")
			.expectBody()
			.jsonPath("$.region.name")
			.isEqualTo("North")
			.jsonPath("$.open")
			.isEqualTo(true);
		Map<String, Object> change = site("north-new");
		change.put("name", "North New Hospital");
		this.head.send("PUT", SITES + "/north-new", change, (headers) -> headers.setIfMatch("\"1\""))
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"2\"")
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("North New Hospital");
		this.head.send("POST", SITES + "/north-new/close", null)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.open")
			.isEqualTo(false);
		this.head.send("POST", SITES + "/north-new/close", null).expectBody().jsonPath("$.revision").isEqualTo(3);
		this.head.send("POST", SITES + "/north-new/open", null).expectBody().jsonPath("$.open").isEqualTo(true);
		this.head.get(SITES + "?q={q}&open=true&region=north", "new hosp")
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.next")
			.isEmpty();
		this.head.get(SITES + "?q={q}", "%").expectBody().jsonPath("$.items.length()").isEqualTo(0);
	}

	@Test
	void aChangeNeedsTheNewestRevision() {
		this.head.send("POST", SITES, site("north-tags")).expectStatus().isCreated();
		this.head.send("PUT", SITES + "/north-tags", site("north-tags")).expectStatus().isEqualTo(428);
		for (String tag : List.of("\"7\"", "nonsense")) {
			this.head
				.send("PUT", SITES + "/north-tags", site("north-tags"),
						(headers) -> headers.set(HttpHeaders.IF_MATCH, tag))
				.expectStatus()
				.isEqualTo(412);
		}
	}

	@Test
	void aSiteThatIsThereIsAConflictAndItsCodeNeverChanges() {
		this.head.send("POST", SITES, site("north-royal"))
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/site-exists");
		this.head.send("PUT", SITES + "/north-royal", site("other"), (headers) -> headers.setIfMatch("*"))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("unchangeable");
	}

	@Test
	void staffOfASiteSeeThatSiteOnly() {
		this.manager.get(SITES)
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.items[0].code")
			.isEqualTo("north-general");
		this.manager.get(SITES + "/north-general").expectStatus().isOk().expectHeader().exists(HttpHeaders.ETAG);
		this.manager.get(SITES + "/north-royal").expectStatus().isNotFound();
		Person.demo(this.port, "ops").get(SITES + "/north-royal").expectStatus().isOk();
	}

	@Test
	void rowLevelSecurityAloneHidesForeignSites() throws SQLException {
		try (Connection connection = this.database.connect()) {
			connection.setAutoCommit(false);
			assertThat(count(connection)).isZero();
			connection.createStatement().execute("SELECT set_config('app.sites', 'north-general', true)");
			assertThat(count(connection)).isEqualTo(1);
			connection.rollback();
		}
	}

	private static long count(Connection connection) throws SQLException {
		try (var rows = connection.createStatement().executeQuery("SELECT count(*) FROM site")) {
			rows.next();
			return rows.getLong(1);
		}
	}

	@Test
	void fellowServicesAddMissingSitesOnce() {
		addMissing(List.of(site("bulk-1"), site("bulk-2"), site("bulk-3"), site("bulk-1"))).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.created")
			.isEqualTo(3);
		addMissing(List.of(site("bulk-2"), site("bulk-4"))).expectBody().jsonPath("$.created").isEqualTo(1);
		Map<String, Object> bad = site("Bad Code");
		addMissing(List.of(site("bulk-5"), bad)).expectStatus().isBadRequest();
		this.head.get(SITES + "/bulk-5").expectStatus().isNotFound();
	}

	@Test
	void theInternalAddressNeedsAServicePassport() {
		TestPassports passports = new TestPassports("gateway");
		for (String token : List.of(passports.headOffice(), new TestPassports("other-service").service(), "nonsense")) {
			Person.client(this.port)
				.post()
				.uri("/internal/directory/sites")
				.headers((headers) -> headers.setBearerAuth(token))
				.bodyValue(List.of())
				.exchange()
				.expectStatus()
				.isUnauthorized();
		}
		this.head.send("POST", "/internal/directory/sites", List.of()).expectStatus().isUnauthorized();
	}

	@Test
	void everyChangeIsToldAndRenamingARegionIsToldOfEachSite() throws SQLException {
		this.head.send("POST", "/api/directory/regions", Map.of("code", "told", "name", "Told"))
			.expectStatus()
			.isCreated();
		for (String code : List.of("told-a", "told-b", "told-c")) {
			Map<String, Object> site = site(code);
			site.put("region", Map.of("code", "told"));
			this.head.send("POST", SITES, site).expectStatus().isCreated();
		}
		Golden.assertJson("events/site.saved.v1.json", event("told-a"));
		this.head
			.send("PUT", "/api/directory/regions/told", Map.of("name", "Renamed"),
					(headers) -> headers.setIfMatch("\"1\""))
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"2\"");
		for (String code : List.of("told-a", "told-b", "told-c")) {
			assertThat(event(code)).contains("\"name\": \"Renamed\"").contains("\"revision\": 2");
		}
	}

	private String event(String site) throws SQLException {
		try (Connection connection = this.database.connect();
				var query = connection.prepareStatement(
						"""
								SELECT jsonb_build_object('type', type, 'version', version, 'site', site, 'subject', subject, 'data', data)::text
								FROM outbox WHERE site = ? ORDER BY position DESC LIMIT 1
								""")) {
			query.setString(1, site);
			try (var rows = query.executeQuery()) {
				assertThat(rows.next()).isTrue();
				return rows.getString(1);
			}
		}
	}

	@Test
	void sitesAppearInTheMetricsWithTheirFacts() {
		WebTestClient management = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + this.managementPort)
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(8_000_000))
			.build();
		Awaitility.await()
			.untilAsserted(() -> assertThat(management.get()
				.uri("/actuator/prometheus")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody()).contains(
						"touchpoint_site_info{peer_group=\"hospital-large\",region=\"north\",site=\"north-general\"} 1"));
	}

}
