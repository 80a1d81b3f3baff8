package io.touchpoint.complaint.casework;

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

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class ReclassifyTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	@Test
	void whatIsAnotherOneIsToldLineByLineAndTheDeadlineMovesAtOnce() {
		JsonNode complaint = this.cases.receive(HERE, Map.of());
		this.clock.advance(Duration.ofHours(1));
		JsonNode filed = file(complaint,
				wish(complaint, Map.of("severity", "CRITICAL", "area", "PRICING", "causes", List.of("DISHONESTY"))))
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"2\"")
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(filed.path("severity").asString()).isEqualTo("CRITICAL");
		assertThat(filed.path("cause").asString()).isEqualTo("DISHONESTY");
		assertThat(filed.path("area").asString()).isEqualTo("PRICING");
		assertThat(filed.path("resolveBy").asString()).isEqualTo("2026-03-04T00:00:00Z");
		assertThat(lines(filed)).containsExactly("SEVERITY NORMAL CRITICAL", "CAUSES TIME_WASTED,IGNORED DISHONESTY",
				"AREA null PRICING", "DEADLINE 2026-03-06T00:00:00Z 2026-03-04T00:00:00Z");
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE type = 'complaint.reclassified' AND subject = '"
				+ complaint.path("id").asString() + "'"))
			.isEqualTo(1);
		assertThat(this.cases.count("""
				SELECT count(*) FROM case_clock WHERE clock = 'RESOLVE' AND next_step_at < '2026-03-04T00:00:00Z'
					AND complaint = '%s'""".formatted(complaint.path("id").asString()))).isEqualTo(1);
	}

	@Test
	void theSameAgainChangesNothing() {
		JsonNode complaint = this.cases.receive(HERE, Map.of());
		file(complaint, wish(complaint, Map.of())).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
	}

	@Test
	void aCaseThatEndedIsFiledAnewAndKeepsItsDeadlines() {
		JsonNode complaint = this.cases.receive(HERE,
				Map.of("onTheSpot", Map.of("outcome", "UPHELD", "inCustomersFavour", true)));
		assertThat(complaint.path("formality").asString()).isEqualTo("INFORMAL");
		JsonNode filed = file(complaint, wish(complaint, Map.of("severity", "LOW", "formality", "FORMAL")))
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(filed.path("resolveBy")).isEqualTo(complaint.path("resolveBy"));
		assertThat(lines(filed)).endsWith("SEVERITY NORMAL LOW", "FORMALITY INFORMAL FORMAL");
	}

	@Test
	void whoSawAnotherVersionIsShownTheNewOne() {
		JsonNode complaint = this.cases.receive(HERE, Map.of());
		file(complaint, wish(complaint, Map.of("severity", "HIGH"))).expectStatus().isOk();
		file(complaint, wish(complaint, Map.of("severity", "LOW"))).expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.severity")
			.isEqualTo("HIGH");
		this.client.put()
			.uri("/api/complaints/{id}/matter", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(wish(complaint, Map.of()))
			.exchange()
			.expectStatus()
			.isEqualTo(428);
	}

	@Test
	void eachMissingPartIsNamed() {
		JsonNode complaint = this.cases.receive(HERE, Map.of());
		for (String field : List.of("severity", "causes", "customerType", "about", "formality")) {
			Map<String, Object> wish = wish(complaint, Map.of());
			wish.remove(field);
			file(complaint, wish).expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo(field);
		}
		file(complaint, wish(complaint, Map.of("causes", List.of()))).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("causes");
	}

	@Test
	void theListIsFilteredByAreaAndFormality() {
		JsonNode complaint = this.cases.receive(HERE, Map.of("area", "RETURN_POLICY", "formality", "INFORMAL"));
		this.cases.receive(HERE, Map.of("area", "PRICING"));
		JsonNode found = this.client.get()
			.uri("/api/complaints?area=RETURN_POLICY&formality=INFORMAL")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(found.path("items").valueStream().map((item) -> item.path("id")))
			.containsExactly(complaint.path("id"));
	}

	private static List<String> lines(JsonNode complaint) {
		return complaint.path("timeline")
			.valueStream()
			.filter((line) -> !line.path("kind").asString().matches("RECEIVED|MOVE"))
			.map((line) -> line.path("kind").asString() + " " + line.path("from").asString("null") + " "
					+ line.path("to").asString("null"))
			.toList();
	}

	private static Map<String, Object> wish(JsonNode complaint, Map<String, Object> other) {
		Map<String, Object> wish = new LinkedHashMap<>();
		for (String part : List.of("severity", "causes", "customerType", "about", "area", "formality")) {
			wish.put(part, complaint.path(part));
		}
		wish.putAll(other);
		return wish;
	}

	private WebTestClient.ResponseSpec file(JsonNode complaint, Map<String, Object> wish) {
		return this.client.put()
			.uri("/api/complaints/{id}/matter", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + complaint.path("revision").asLong() + "\"")
			.bodyValue(wish)
			.exchange();
	}

}
