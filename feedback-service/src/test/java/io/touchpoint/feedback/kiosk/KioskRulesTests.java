package io.touchpoint.feedback.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KioskRulesTests {

	private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	@Test
	void anAnswersTimeIsCorrectedByWhatTheClockWasBehind() {
		assertThat(DeviceTime.corrected(Instant.parse("2026-11-28T09:00:00Z"), 7_200_000, NOW))
			.isEqualTo("2026-11-28T11:00:00Z");
	}

	@Test
	void anAnswerThatWaitedForOverAYearKeepsItsTime() {
		assertThat(DeviceTime.corrected(Instant.parse("2025-01-01T00:00:00Z"), 0, NOW))
			.isEqualTo("2025-01-01T00:00:00Z");
	}

	@Test
	void aTimeThatCannotBeTrueIsNone() {
		assertThat(DeviceTime.corrected(Instant.parse("1970-01-01T00:10:00Z"), 0, NOW)).isNull();
		assertThat(DeviceTime.corrected(NOW.plusSeconds(3600), 0, NOW)).isNull();
		assertThat(DeviceTime.corrected(Instant.MAX, Long.MAX_VALUE, NOW)).isNull();
		assertThat(DeviceTime.corrected(null, 0, NOW)).isNull();
	}

	@Test
	void aKioskIsSilentWhenItWasNotHeardOfForAWhile() {
		assertThat(KioskState.of(NOW, null, NOW.minusSeconds(60), NOW)).isEqualTo(KioskState.ONLINE);
		assertThat(KioskState.of(NOW, null, NOW.minus(Duration.ofMinutes(5)), NOW)).isEqualTo(KioskState.SILENT);
		assertThat(KioskState.of(null, null, null, NOW)).isEqualTo(KioskState.UNPAIRED);
		assertThat(KioskState.of(NOW, NOW, NOW, NOW)).isEqualTo(KioskState.REVOKED);
	}

	@Test
	void aPairingCodeIsTheSameHoweverItIsTyped() {
		assertThat(KioskSecrets.hashOfCode(" abcd-2345 ")).isEqualTo(KioskSecrets.hashOfCode("ABCD2345"));
	}

	@Test
	void codesAndSecretsAreNotGuessable() {
		KioskSecrets secrets = new KioskSecrets();
		assertThat(secrets.code()).matches("[2-9A-HJ-NP-TV-Z]{8}").isNotEqualTo(secrets.code());
		assertThat(secrets.secret()).hasSize(43).isNotEqualTo(secrets.secret());
	}

	@Test
	void aDeviceMayHandOverALongQueueAtOnceAndThenAtAPace() {
		AtomicReference<Instant> time = new AtomicReference<>(NOW);
		Clock clock = new Clock() {
			@Override
			public ZoneOffset getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return time.get();
			}
		};
		AnswerBudget budget = new AnswerBudget(new KioskProperties(20, 5, 3, Duration.ofMinutes(15), 50, 1, 100, 60),
				clock);
		UUID kiosk = UUID.randomUUID();
		assertThat(budget.take(kiosk, 50)).isZero();
		assertThat(budget.take(kiosk, 50)).isZero();
		assertThat(budget.take(kiosk, 50)).isEqualTo(Duration.ofSeconds(50));
		assertThat(budget.take(UUID.randomUUID(), 50)).isZero();
		time.set(NOW.plusSeconds(50));
		assertThat(budget.take(kiosk, 50)).isZero();
		assertThat(budget.take(kiosk, 1)).isPositive();
	}

}
