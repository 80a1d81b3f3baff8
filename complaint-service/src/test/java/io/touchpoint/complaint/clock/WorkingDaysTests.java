package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysTests {

	private final WorkingDays newYork = new WorkingDays(ZoneId.of("America/New_York"));

	@Test
	void threeWorkingDaysFromThursdayEndOnTuesdayNight() {
		assertThat(new WorkingDays(ZoneId.of("UTC")).endOf(Instant.parse("2026-03-05T23:59:00Z"), 3))
			.isEqualTo("2026-03-11T00:00:00Z");
	}

	@Test
	void theWeekendCountsForNothing() {
		assertThat(this.newYork.between(Instant.parse("2026-03-07T05:00:00Z"), Instant.parse("2026-03-09T04:00:00Z")))
			.isZero();
	}

	@Test
	void theClocksChangeOnAWeekendSoAWorkingWeekHasItsHours() {
		assertThat(this.newYork.between(Instant.parse("2026-03-02T05:00:00Z"), Instant.parse("2026-03-16T04:00:00Z")))
			.isEqualTo(Duration.ofDays(10));
	}

}
