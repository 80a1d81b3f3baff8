package io.touchpoint.gateway.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitTests {

	private static final String SITES = "/api/directory/sites";

	@LocalServerPort
	private int port;

	@Autowired
	private TestDatabase database;

	private Person head;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
	}

	private void site(String code) {
		this.head.send("POST", SITES, SiteTests.site(code)).expectStatus().isCreated();
	}

	private static Map<String, Object> unit(String code, String name, boolean open) {
		return Map.of("code", code, "name", name, "open", open);
	}

	private static Map<String, Object> units(Object... units) {
		return Map.of("units", List.of(units));
	}

	private WebTestClient.ResponseSpec put(String site, String tag, Object units) {
		return put(this.head, site, tag, units);
	}

	private static WebTestClient.ResponseSpec put(Person who, String site, String tag, Object units) {
		return who.send("PUT", SITES + "/" + site + "/units", units,
				(headers) -> headers.set(HttpHeaders.IF_MATCH, tag));
	}

	@Test
	void aSiteHasNoUnitsUntilSomebodyNamesThem() {
		site("unit-none");
		this.head.get(SITES + "/unit-none/units")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"0\"")
			.expectBody()
			.jsonPath("$.units.length()")
			.isEqualTo(0);
	}

	@Test
	void aChangeIsToldOnceAndNeedsTheNewestRevision() throws SQLException {
		site("unit-told");
		Map<String, Object> wish = units(unit("front-office", " Front office ", true),
				unit("pharmacy", "Pharmacy", false));
		this.head.send("PUT", SITES + "/unit-told/units", wish).expectStatus().isEqualTo(428);
		put("unit-told", "\"0\"", wish).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"1\"")
			.expectBody()
			.jsonPath("$.units[0].name")
			.isEqualTo("Front office");
		put("unit-told", "\"0\"", wish).expectStatus().isEqualTo(412);
		put("unit-told", "\"1\"", wish).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");
		Golden.assertJson("events/site.units-saved.v1.json", told("unit-told"));
	}

	private String told(String site) throws SQLException {
		try (Connection connection = this.database.connect();
				var rows = connection.createStatement()
					.executeQuery(
							"SELECT jsonb_build_object('type', type, 'version', version, 'site', site, 'subject', "
									+ "subject, 'data', data)::text FROM outbox WHERE type = 'site.units-saved' AND site = '"
									+ site + "'")) {
			rows.next();
			String event = rows.getString(1);
			assertThat(rows.next()).as("told twice").isFalse();
			return event;
		}
	}

	@Test
	void aUnitClosesAndNeverVanishes() {
		site("unit-closes");
		put("unit-closes", "\"0\"", units(unit("billing", "Billing", true))).expectStatus().isOk();
		fault("unit-closes", "\"1\"", "units", "vanished", units(unit("front", "Front", true)));
		put("unit-closes", "\"1\"", units(unit("front", "Front", true), unit("billing", "Accounts", false)))
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.units[1].open")
			.isEqualTo(false);
	}

	@Test
	void eachFaultNamesItsField() {
		site("unit-faults");
		fault("unit-faults", "\"0\"", "units[1].code", "duplicate", units(unit("a", "A", true), unit("a", "B", true)));
		fault("unit-faults", "\"0\"", "units[0].code", null, units(unit("Not a code", "A", true)));
		fault("unit-faults", "\"0\"", "units[0].name", null, units(unit("a", " ", true)));
		fault("unit-faults", "\"0\"", "units[0].open", null, units(Map.of("code", "a", "name", "A")));
		fault("unit-faults", "\"0\"", "units", null, Map.of());
	}

	private void fault(String site, String tag, String field, String reason, Object units) {
		var body = put(site, tag, units).expectStatus().isBadRequest().expectBody();
		body.jsonPath("$.errors[0].field").isEqualTo(field);
		if (reason != null) {
			body.jsonPath("$.errors[0].reason").isEqualTo(reason);
		}
	}

	@Test
	void aManagerNamesTheUnitsOfTheOwnSitesOnlyAndStaffReadThem() {
		Person manager = Person.demo(this.port, "manager");
		Person staff = Person.demo(this.port, "staff");
		String own = "north-general";
		this.head.send("POST", SITES, SiteTests.site(own));
		site("unit-foreign");
		manager.get(SITES + "/unit-foreign/units").expectStatus().isNotFound();
		put(manager, "unit-foreign", "\"0\"", units(unit("a", "A", true))).expectStatus().isNotFound();
		put(manager, own, "*", units(unit("a", "A", true))).expectStatus().isOk();
		staff.get(SITES + "/" + own + "/units").expectBody().jsonPath("$.units[0].code").isEqualTo("a");
		put(staff, own, "*", units(unit("a", "A", true))).expectStatus().isForbidden();
	}

}
