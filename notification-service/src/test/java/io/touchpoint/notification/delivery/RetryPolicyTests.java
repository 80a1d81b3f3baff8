package io.touchpoint.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTests {

	private static final Instant STORED = Instant.parse("2026-11-21T12:00:00Z");

	private final RetryPolicy policy = new RetryPolicy(16, Duration.ofSeconds(2), 3, Duration.ofHours(6),
			Duration.ofSeconds(30), Duration.ofDays(3));

	@Test
	void pausesGrowByTheFactorUpToTheLongest() {
		assertThat(IntStream.rangeClosed(1, 11).mapToObj((attempt) -> pause(deferred(), attempt, 0))).containsExactly(
				Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(18), Duration.ofSeconds(54),
				Duration.ofSeconds(162), Duration.ofSeconds(486), Duration.ofSeconds(1458), Duration.ofSeconds(4374),
				Duration.ofSeconds(13122), Duration.ofHours(6), Duration.ofHours(6));
	}

	@Test
	void jitterTakesUpToHalfOfThePause() {
		assertThat(pause(deferred(), 3, 0.5)).isEqualTo(Duration.ofMillis(13_500));
		assertThat(pause(deferred(), 3, 0.999_999)).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_001));
	}

	@Test
	void theLastTryEndsWithItsReason() {
		Verdict verdict = this.policy.decide(deferred(), 16, STORED, STORED.plusSeconds(60), 0);

		assertThat(verdict.state()).isEqualTo(MessageState.DEAD);
		assertThat(verdict.reason()).isEqualTo("Given up after 16 tries: 451 Later");
	}

	@Test
	void aRefusalForGoodEndsAtOnce() {
		Verdict verdict = this.policy.decide(new Outcome.Refused("550 No"), 1, STORED, STORED, 0);

		assertThat(verdict).isEqualTo(new Verdict(MessageState.DEAD, STORED, "550 No"));
	}

	@Test
	void anOutageCostsNoTriesAndPausesShortly() {
		Outcome outage = new Outcome.Unreachable("Connection refused");

		Verdict verdict = this.policy.decide(outage, 500, STORED, STORED.plus(Duration.ofDays(2)), 0);

		assertThat(verdict.state()).isEqualTo(MessageState.RETRYING);
		assertThat(pause(outage, 500, 0)).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void whatIsTooOldIsGivenUpEvenInAnOutage() {
		Verdict verdict = this.policy.decide(new Outcome.Unreachable("Connection refused"), 500, STORED,
				STORED.plus(Duration.ofDays(3)), 0);

		assertThat(verdict.state()).isEqualTo(MessageState.DEAD);
		assertThat(verdict.reason()).isEqualTo("Given up after 72 h: Connection refused");
	}

	@Test
	void whatWasSentIsDone() {
		assertThat(this.policy.decide(new Outcome.Sent(), 3, STORED, STORED, 0))
			.isEqualTo(new Verdict(MessageState.SENT, STORED, null));
	}

	@Test
	void theDefaultTriesLastAboutTwoDays() {
		Duration all = IntStream.range(1, 16)
			.mapToObj((attempt) -> pause(deferred(), attempt, 0))
			.reduce(Duration.ZERO, Duration::plus);

		assertThat(all).isBetween(Duration.ofHours(40), Duration.ofHours(48));
	}

	private Duration pause(Outcome outcome, int attempt, double chance) {
		return Duration.between(STORED, this.policy.decide(outcome, attempt, STORED, STORED, chance).dueAt());
	}

	private static Outcome deferred() {
		return new Outcome.Deferred("451 Later");
	}

}
