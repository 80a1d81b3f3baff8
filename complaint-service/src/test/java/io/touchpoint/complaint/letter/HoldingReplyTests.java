package io.touchpoint.complaint.letter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A holding reply moves the deadline where the rules say so: Medicare's here, in winter
 * and summer in London.
 */
@ComplaintServiceTest
@TestPropertySource(properties = "touchpoint.complaint.clock.preset=cms")
class HoldingReplyTests {

	private static final Map<String, Object> HOLDING = Map.of("channel", "REPLY", "text",
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

	@Test
	void theCustomerIsToldAndTheDeadlineIsTheLaterOneFromTheReceipt() {
		String complaint = received("NORMAL");
		assertThat(longer(complaint).path("count").asInt()).isEqualTo(44);
		this.clock.set(TestWorld.MONDAY.plus(Duration.ofDays(20)));
		send(complaint, HOLDING, 201);
		JsonNode detail = get("/" + complaint);
		assertThat(detail.path("resolveBy").asString()).isEqualTo("2026-04-15T23:00:00Z");
		List<JsonNode> moved = detail.path("timeline")
			.valueStream()
			.filter((line) -> line.path("kind").asString().equals("DEADLINE"))
			.toList();
		assertThat(moved).singleElement().satisfies((line) -> {
			assertThat(line.path("actor").asString()).isEqualTo("Stefan Staff");
			assertThat(line.path("from").asString()).isEqualTo("2026-04-01T23:00:00Z");
			assertThat(line.path("to").asString()).isEqualTo("2026-04-15T23:00:00Z");
		});
		JsonNode run = get("/" + complaint + "/clock").path("clocks").path(1);
		assertThat(run.path("dueAt").asString()).isEqualTo(run.path("byCalendar").asString())
			.isEqualTo("2026-04-15T23:00:00Z");
		assertThat(run.path("longer").isNull()).isTrue();
	}

	@Test
	void aSecondOneGivesNoMoreTimeAndIsNotSent() {
		String complaint = received("NORMAL");
		send(complaint, HOLDING, 201);
		assertThat(send(complaint, HOLDING, 409).path("type").asString()).endsWith("longer-time-given");
		assertThat(this.cases.count("SELECT count(*) FROM letter WHERE complaint = '" + complaint + "'")).isOne();
	}

	@Test
	void anExpeditedGrievanceGetsNone() {
		String complaint = received("CRITICAL");
		assertThat(longer(complaint).isNull()).isTrue();
		assertThat(send(complaint, HOLDING, 409).path("type").asString()).endsWith("no-longer-time");
	}

	@Test
	void afterTheDeadlineItIsTooLate() {
		String complaint = received("NORMAL");
		this.clock.set(TestWorld.MONDAY.plus(Duration.ofDays(31)));
		assertThat(longer(complaint).isNull()).isTrue();
		assertThat(send(complaint, HOLDING, 409).path("type").asString()).endsWith("longer-time-too-late");
	}

	@Test
	void anotherReplyMovesNothing() {
		String complaint = received("NORMAL");
		send(complaint, Map.of("channel", "REPLY", "text", "We look into it."), 201);
		assertThat(get("/" + complaint).path("resolveBy").asString()).isEqualTo("2026-04-01T23:00:00Z");
	}

	private String received(String severity) {
		return this.cases.receive(HERE, Map.of("severity", severity)).path("id").asString();
	}

	private JsonNode longer(String complaint) {
		return get("/" + complaint + "/clock").path("clocks").path(1).path("longer");
	}

	private JsonNode get(String path) {
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

	private JsonNode send(String complaint, Map<String, Object> letter, int status) {
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

}
