package io.touchpoint.complaint.handoff;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class HandOffTests {

	private static final String SITE = "handed";

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Handed", "Europe/London");
		this.cases.unit(SITE, "front", "Front office", true);
		this.cases.unit(SITE, "pharmacy", "Pharmacy", true);
		this.cases.unit(SITE, "archive", "Archive", false);
	}

	@Test
	void aUnitIsToldByItsNameInTheCaseAndInTheListOfItsFilter() {
		JsonNode complaint = this.cases.receive(SITE, Map.of());
		JsonNode handed = hand(complaint, "front", "Theirs");
		assertThat(handed.path("unit").path("name").asString()).isEqualTo("Front office");
		assertThat(handed.path("timeline").path(1).path("kind").asString()).isEqualTo("UNIT");
		assertThat(handed.path("timeline").path(1).path("text").asString()).isEqualTo("Theirs");
		this.cases.receive(SITE, Map.of());
		JsonNode list = get("/api/complaints?site=" + SITE + "&unit=front&limit=200");
		assertThat(list.path("items").valueStream().map((item) -> item.path("id"))).contains(complaint.path("id"));
		assertThat(list.path("items").valueStream().map((item) -> item.path("unit").path("name").asString()))
			.containsOnly("Front office");
		assertThat(get("/api/complaints?site=" + SITE + "&unit=none&limit=200").path("items")
			.valueStream()
			.map((item) -> item.path("unit").isNull())).containsOnly(true);
	}

	@Test
	void aUnitThatIsUnknownOrClosedTakesNothing() {
		JsonNode complaint = this.cases.receive(SITE, Map.of());
		refused(complaint, "nowhere", "unknown-unit");
		refused(complaint, "archive", "closed-unit");
	}

	@Test
	void whatLiesInAUnitThatClosedMayStayThere() {
		this.cases.unit(SITE, "night", "Night desk", true);
		JsonNode complaint = hand(this.cases.receive(SITE, Map.of()), "night", null);
		this.cases.unit(SITE, "night", "Night desk", false);
		assertThat(hand(complaint, "night", "Still theirs").path("unit").path("code").asString()).isEqualTo("night");
	}

	@Test
	void theTimeOfACaseIsSplitAndAddsUp() {
		JsonNode complaint = this.cases.receive(SITE, Map.of());
		complaint = hand(complaint, "front", null);
		this.clock.advance(Duration.ofHours(2));
		hand(complaint, "pharmacy", null);
		this.clock.advance(Duration.ofHours(3));
		note(complaint, PASSPORTS.staff(SITE));
		this.clock.advance(Duration.ofDays(7));
		JsonNode cycle = get("/api/complaints/" + complaint.path("id").asString() + "/cycle");
		assertThat(cycle.path("totalSeconds").asLong()).isEqualTo(Duration.ofDays(7).plusHours(5).toSeconds());
		assertThat(cycle.path("deadSeconds").asLong()).isEqualTo(Duration.ofHours(3).toSeconds());
		assertThat(cycle.path("closedSeconds").asLong()).isEqualTo(Duration.ofDays(2).toSeconds());
		assertThat(cycle.path("activeSeconds").asLong()).isEqualTo(Duration.ofDays(5).plusHours(2).toSeconds());
		assertThat(cycle.path("handOffs").size()).isEqualTo(1);
		assertThat(cycle.path("handOffs").path(0).path("toUnit").asString()).isEqualTo("pharmacy");
	}

	@Test
	void thePairsOfUnitsTellWhatTheyLose() {
		this.cases.site("pairs", "Pairs", "Europe/London");
		for (String code : List.of("a", "b")) {
			this.cases.unit("pairs", code, code, true);
		}
		for (int hours : List.of(1, 2, 6)) {
			this.clock.set(TestWorld.MONDAY);
			JsonNode complaint = hand(this.cases.receive("pairs", Map.of()), "a", null);
			hand(complaint, "b", null);
			this.clock.advance(Duration.ofHours(hours));
			note(complaint, PASSPORTS.staff("pairs"));
		}
		JsonNode lost = get("/api/complaints/handoffs?site=pairs&from=2026-03-02&to=2026-03-02");
		assertThat(lost.size()).isEqualTo(1);
		JsonNode pair = lost.path(0);
		assertThat(pair.path("from").asString() + pair.path("to").asString()).isEqualTo("ab");
		assertThat(pair.path("handOffs").asInt()).isEqualTo(3);
		assertThat(pair.path("minutes").asLong()).isEqualTo(9 * 60);
		assertThat(pair.path("medianMinutes").asLong()).isEqualTo(2 * 60);
		assertThat(get("/api/complaints/handoffs?site=pairs&from=2026-03-03").size()).isZero();
	}

	private void note(JsonNode complaint, String bearer) {
		this.client.post()
			.uri("/api/complaints/{id}/notes", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(bearer))
			.bodyValue(Map.of("text", "Looked at it"))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private JsonNode get(String uri) {
		return this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private void refused(JsonNode complaint, String unit, String reason) {
		send(complaint, unit, null).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("unit")
			.jsonPath("$.errors[0].reason")
			.isEqualTo(reason);
	}

	private JsonNode hand(JsonNode complaint, String unit, String note) {
		return send(complaint, unit, note).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private WebTestClient.ResponseSpec send(JsonNode complaint, String unit, String note) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("unit", unit);
		body.put("note", note);
		return this.client.post()
			.uri("/api/complaints/{id}/owner", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + complaint.path("revision").asLong() + "\"")
			.bodyValue(body)
			.exchange();
	}

}
