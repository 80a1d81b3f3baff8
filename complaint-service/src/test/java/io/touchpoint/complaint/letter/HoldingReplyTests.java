package io.touchpoint.complaint.letter;

import java.time.Duration;
import java.util.Map;

import io.touchpoint.complaint.TestWorld;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A holding reply moves the deadline where the rules say so: Medicare's here, in winter
 * and summer in London.
 */
@TestPropertySource(properties = "touchpoint.complaint.clock.preset=cms")
class HoldingReplyTests extends HoldingReplySteps {

	@Test
	void theCustomerIsToldAndTheDeadlineIsTheLaterOneFromTheReceipt() {
		String complaint = received("NORMAL");
		assertThat(longer(complaint).path("count").asInt()).isEqualTo(44);
		this.clock.set(TestWorld.MONDAY.plus(Duration.ofDays(20)));
		send(complaint, HOLDING, 201);
		JsonNode detail = get("/" + complaint);
		assertThat(detail.path("resolveBy").asString()).isEqualTo("2026-04-15T23:00:00Z");
		assertThat(longerTimes(complaint)).singleElement().satisfies((line) -> {
			assertThat(line.path("actor").asString()).isEqualTo("Stefan Staff");
			assertThat(line.path("from").asString()).isEqualTo("2026-04-01T23:00:00Z");
			assertThat(line.path("to").asString()).isEqualTo("2026-04-15T23:00:00Z");
		});
		JsonNode run = runs(complaint).getFirst();
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

}
