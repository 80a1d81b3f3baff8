package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.Map;

import io.touchpoint.complaint.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A payment service has fifteen business days, and thirty-five after a holding reply; in
 * winter and summer in London.
 */
@TestPropertySource(properties = "touchpoint.complaint.clock.preset=fca-payments")
class PaymentHoldingReplyTests extends HoldingReplySteps {

	@ParameterizedTest
	@ValueSource(strings = { "CRITICAL", "LOW" })
	void theCustomerIsToldAndTheDeadlineIsThirtyFiveBusinessDaysFromTheReceipt(String severity) {
		String complaint = received(severity);
		assertThat(get("/" + complaint).path("resolveBy").asString()).isEqualTo("2026-03-24T00:00:00Z");
		assertThat(longer(complaint).toString()).isEqualTo("{\"count\":35,\"unit\":\"WORKING_DAYS\"}");
		this.clock.set(Instant.parse("2026-03-23T23:59:00Z"));
		send(complaint, HOLDING, 201);
		assertThat(get("/" + complaint).path("resolveBy").asString()).isEqualTo("2026-04-20T23:00:00Z");
		assertThat(longerTimes(complaint)).singleElement().satisfies((line) -> {
			assertThat(line.path("from").asString()).isEqualTo("2026-03-24T00:00:00Z");
			assertThat(line.path("to").asString()).isEqualTo("2026-04-20T23:00:00Z");
		});
		assertThat(runs(complaint)).singleElement().satisfies((run) -> {
			assertRun(run, 35, "2026-04-20T23:00:00Z");
			assertThat(run.path("longer").isNull()).isTrue();
		});
		assertThat(send(complaint, HOLDING, 409).path("type").asString()).endsWith("longer-time-given");
	}

	@Test
	void afterFifteenBusinessDaysItIsTooLate() {
		String complaint = received("NORMAL");
		this.clock.set(Instant.parse("2026-03-24T00:01:00Z"));
		assertThat(longer(complaint).isNull()).isTrue();
		assertThat(send(complaint, HOLDING, 409).path("type").asString()).endsWith("longer-time-too-late");
		assertThat(this.cases.count("SELECT count(*) FROM letter WHERE complaint = '" + complaint + "'")).isZero();
	}

	@Test
	void aCaseThatIsOpenedAgainAndHeldAgainExplainsEachRunByItsOwnHoldingReply() {
		String complaint = received("NORMAL");
		this.clock.set(Instant.parse("2026-03-10T09:00:00Z"));
		send(complaint, HOLDING, 201);
		resolve(complaint);
		this.clock.set(Instant.parse("2026-03-30T09:00:00Z"));
		move(complaint, Map.of("to", "REOPENED", "note", "The customer asked for it"));
		assertThat(runs(complaint)).satisfiesExactly((first) -> assertRun(first, 35, "2026-04-20T23:00:00Z"),
				(second) -> {
					assertRun(second, 15, "2026-04-20T23:00:00Z");
					assertThat(second.path("longer").path("count").asInt()).isEqualTo(35);
				});
		this.clock.set(Instant.parse("2026-04-07T09:00:00Z"));
		send(complaint, HOLDING, 201);
		assertThat(get("/" + complaint).path("resolveBy").asString()).isEqualTo("2026-05-18T23:00:00Z");
		assertThat(runs(complaint)).satisfiesExactly((first) -> assertRun(first, 35, "2026-04-20T23:00:00Z"),
				(second) -> assertRun(second, 35, "2026-05-18T23:00:00Z"));
		assertThat(longerTimes(complaint)).hasSize(2);
	}

	@Test
	void aCaseThatWasHeldAndIsOpenedAgainHasTheOrdinaryTimeAgain() {
		String complaint = received("NORMAL");
		send(complaint, HOLDING, 201);
		resolve(complaint);
		this.clock.set(TestWorld.MONDAY.plusSeconds(86_400));
		move(complaint, Map.of("to", "REOPENED", "note", "The customer asked for it"));
		assertThat(get("/" + complaint).path("resolveBy").asString()).isEqualTo("2026-03-25T00:00:00Z");
	}

	private void resolve(String complaint) {
		move(complaint, Map.of("to", "ACKNOWLEDGED"));
		move(complaint, Map.of("to", "INVESTIGATING"));
		move(complaint, Map.of("to", "RESOLVED", "outcome", "UPHELD", "inCustomersFavour", true));
	}

	/** The limit, the deadline, and as many working days of twenty-four hours. */
	private static void assertRun(JsonNode run, int days, String due) {
		assertThat(run.path("limit").path("count").asInt()).isEqualTo(days);
		assertThat(run.path("byCalendar").asString()).isEqualTo(due);
		assertThat(run.path("dueAt").asString()).isEqualTo(due);
		assertThat(run.path("countedMinutes").asLong()).isEqualTo(days * 24 * 60);
		assertThat(run.path("spans").valueStream().toList().getLast().path("to").asString()).isEqualTo(due);
	}

}
