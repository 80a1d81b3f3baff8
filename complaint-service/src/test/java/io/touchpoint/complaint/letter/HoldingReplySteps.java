package io.touchpoint.complaint.letter;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;

/**
 * What tests of holding replies do under the rules that they stand under.
 */
@ComplaintServiceTest
abstract class HoldingReplySteps {

	static final Map<String, Object> HOLDING = Map.of("channel", "REPLY", "text",
			"We need two weeks more, to hear the clinic.", "holding", true);

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

	String received(String severity) {
		return this.cases.receive(HERE, Map.of("severity", severity)).path("id").asString();
	}

	JsonNode longer(String complaint) {
		return get("/" + complaint + "/clock").path("clocks").path(1).path("longer");
	}

	JsonNode get(String path) {
		return this.client.get()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	JsonNode send(String complaint, Map<String, Object> letter, int status) {
		return this.client.post()
			.uri("/api/complaints/{id}/letters", complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(letter)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	void move(String complaint, Map<String, Object> move) {
		this.client.post()
			.uri("/api/complaints/{id}/moves", complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + get("/" + complaint).path("revision").asLong() + "\"")
			.bodyValue(move)
			.exchange()
			.expectStatus()
			.isOk();
	}

	/** The runs for the resolution, in order. */
	List<JsonNode> runs(String complaint) {
		return get("/" + complaint + "/clock").path("clocks")
			.valueStream()
			.filter((clock) -> clock.path("clock").asString().equals("RESOLVE"))
			.toList();
	}

	List<JsonNode> longerTimes(String complaint) {
		return get("/" + complaint).path("timeline")
			.valueStream()
			.filter((line) -> line.path("kind").asString().equals("LONGER_TIME"))
			.toList();
	}

}
