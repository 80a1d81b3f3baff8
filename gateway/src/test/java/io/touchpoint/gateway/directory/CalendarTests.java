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
class CalendarTests {

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

	private static Map<String, Object> opening(String day, String from, String to) {
		return Map.of("day", day, "from", from, "to", to);
	}

	private static Map<String, Object> calendar(Object... opening) {
		Map<String, Object> calendar = new LinkedHashMap<>();
		calendar.put("opening", List.of(opening));
		calendar.put("country", "GB");
		calendar.put("holidayRegion", "eng");
		calendar.put("closures", List.of(Map.of("date", "2026-03-05", "name", " Move of the desk ")));
		return calendar;
	}

	private WebTestClient.ResponseSpec put(String site, String tag, Object calendar) {
		return this.head.send("PUT", SITES + "/" + site + "/calendar", calendar,
				(headers) -> headers.set(HttpHeaders.IF_MATCH, tag));
	}

	@Test
	void aSiteWithoutACalendarWorksFromMondayToFriday() {
		site("cal-default");
		this.head.get(SITES + "/cal-default/calendar")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"0\"")
			.expectBody()
			.jsonPath("$.opening.length()")
			.isEqualTo(5)
			.jsonPath("$.opening[4].to")
			.isEqualTo("24:00")
			.jsonPath("$.country")
			.isEmpty();
	}

	@Test
	void aChangeIsKeptInOrderToldOnceAndNeedsTheNewestRevision() throws SQLException {
		site("cal-told");
		Map<String, Object> wish = calendar(opening("SATURDAY", "09:00", "12:00"), opening("MONDAY", "13:00", "24:00"),
				opening("MONDAY", "08:00", "13:00"));
		this.head.send("PUT", SITES + "/cal-told/calendar", wish).expectStatus().isEqualTo(428);
		put("cal-told", "\"0\"", wish).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"1\"")
			.expectBody()
			.jsonPath("$.opening[0].from")
			.isEqualTo("08:00")
			.jsonPath("$.closures[0].name")
			.isEqualTo("Move of the desk");
		put("cal-told", "\"0\"", wish).expectStatus().isEqualTo(412);
		put("cal-told", "\"1\"", wish).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");
		Golden.assertJson("events/site.calendar-saved.v1.json", told("cal-told"));
		put("cal-told", "*", calendar(opening("MONDAY", "08:00", "13:00"))).expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"2\"");
	}

	private String told(String site) throws SQLException {
		try (Connection connection = this.database.connect();
				var rows = connection.createStatement()
					.executeQuery(
							"SELECT jsonb_build_object('type', type, 'version', version, 'site', site, 'subject', "
									+ "subject, 'data', data)::text FROM outbox WHERE type = 'site.calendar-saved' AND site = '"
									+ site + "'")) {
			rows.next();
			String event = rows.getString(1);
			assertThat(rows.next()).as("told twice").isFalse();
			return event;
		}
	}

	@Test
	void eachFaultNamesItsField() {
		site("cal-faults");
		fault("opening", "missing", calendar());
		fault("opening[0].to", "closes-before-opening", calendar(opening("MONDAY", "18:00", "08:00")));
		fault("opening[1].from", "overlapping",
				calendar(opening("MONDAY", "08:00", "12:01"), opening("MONDAY", "12:00", "18:00")));
		fault("opening[1].from", "overlapping",
				calendar(opening("MONDAY", "08:00", "12:00"), opening("MONDAY", "08:00", "12:00")));
		fault("opening[0].from", null, calendar(opening("MONDAY", "24:00", "24:00")));
		fault("opening[0].to", null, calendar(opening("MONDAY", "08:00", "8 pm")));
		Map<String, Object> abroad = calendar(opening("MONDAY", "08:00", "12:00"));
		abroad.put("country", "XX");
		fault("country", "unknown-country", abroad);
		abroad.put("country", "GB");
		abroad.put("holidayRegion", "nowhere");
		fault("holidayRegion", "unknown-region", abroad);
		abroad.remove("country");
		fault("holidayRegion", "without-country", abroad);
		Map<String, Object> twice = calendar(opening("MONDAY", "08:00", "12:00"));
		twice.put("closures",
				List.of(Map.of("date", "2026-03-05", "name", "One"), Map.of("date", "2026-03-05", "name", "Two")));
		fault("closures[1].date", "duplicate", twice);
		twice.put("closures", List.of(Map.of("date", "2026-03-05", "name", " ")));
		fault("closures[0].name", null, twice);
	}

	private void fault(String field, String reason, Object calendar) {
		var body = put("cal-faults", "\"0\"", calendar).expectStatus().isBadRequest().expectBody();
		body.jsonPath("$.errors[0].field").isEqualTo(field);
		if (reason != null) {
			body.jsonPath("$.errors[0].reason").isEqualTo(reason);
		}
	}

	@Test
	void holidaysAreShownBeforeTheyAreChosen() {
		this.head.get("/api/directory/holiday-countries")
			.expectBody()
			.jsonPath("$[?(@ == 'GB')]")
			.isNotEmpty()
			.jsonPath("$[?(@ == 'TARGET')]")
			.isEmpty();
		this.head.get("/api/directory/public-holidays?country=GB&region=sct")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.regions[0].name")
			.isEqualTo("England")
			.jsonPath("$.next.length()")
			.isEqualTo(12)
			.jsonPath("$.next[?(@.name == 'Christmas')]")
			.isNotEmpty();
		this.head
			.send("GET", "/api/directory/public-holidays?country=GB", null,
					(headers) -> headers.set("Accept-Language", "de"))
			.expectBody()
			.jsonPath("$.next[?(@.name == 'Weihnachten')]")
			.isNotEmpty();
		for (String wrong : List.of("country=XX", "country=GB&region=nowhere", "region=eng")) {
			this.head.get("/api/directory/public-holidays?" + wrong).expectStatus().isBadRequest();
		}
	}

	@Test
	void aManagerReadsTheOwnCalendarAndChangesNone() {
		Person manager = Person.demo(this.port, "manager");
		site("cal-foreign");
		manager.get(SITES + "/cal-foreign/calendar").expectStatus().isNotFound();
		manager
			.send("PUT", SITES + "/cal-foreign/calendar", calendar(opening("MONDAY", "08:00", "12:00")),
					(headers) -> headers.setIfMatch("\"0\""))
			.expectStatus()
			.isForbidden();
	}

}
