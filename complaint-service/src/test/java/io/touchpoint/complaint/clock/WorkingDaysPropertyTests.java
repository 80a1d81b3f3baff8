package io.touchpoint.complaint.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Around the changes of the clocks too: two years contain four of them in most zones.
 */
class WorkingDaysPropertyTests {

	private static final long START = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

	private static final long END = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();

	@Property
	void partsAddUpToTheWhole(@ForAll("zones") ZoneId zone, @ForAll("moments") Instant one,
			@ForAll("moments") Instant two, @ForAll("moments") Instant three) {
		Instant[] sorted = java.util.stream.Stream.of(one, two, three).sorted().toArray(Instant[]::new);
		WorkingDays days = new WorkingDays(zone);
		assertThat(days.between(sorted[0], sorted[1]).plus(days.between(sorted[1], sorted[2])))
			.isEqualTo(days.between(sorted[0], sorted[2]));
	}

	@Property
	void twoStepsAreOne(@ForAll("zones") ZoneId zone, @ForAll("moments") Instant from,
			@ForAll @IntRange(max = 400) int hours, @ForAll @IntRange(max = 400) int more) {
		WorkingDays days = new WorkingDays(zone);
		assertThat(days.plus(days.plus(from, Duration.ofHours(hours)), Duration.ofHours(more)))
			.isEqualTo(days.plus(from, Duration.ofHours(hours + more)));
	}

	@Property
	void whatIsAddedHasPassed(@ForAll("zones") ZoneId zone, @ForAll("moments") Instant from,
			@ForAll @IntRange(max = 900) int hours) {
		WorkingDays days = new WorkingDays(zone);
		assertThat(days.between(from, days.plus(from, Duration.ofHours(hours)))).isEqualTo(Duration.ofHours(hours));
	}

	@Property
	void laterNeverEndsEarlier(@ForAll("zones") ZoneId zone, @ForAll("moments") Instant one,
			@ForAll("moments") Instant two, @ForAll @IntRange(min = 1, max = 45) int count) {
		WorkingDays days = new WorkingDays(zone);
		Instant early = one.isBefore(two) ? one : two;
		Instant late = one.isBefore(two) ? two : one;
		assertThat(days.endOf(early, count)).isBeforeOrEqualTo(days.endOf(late, count));
		assertThat(days.endOf(early, count)).isBefore(days.endOf(early, count + 1));
	}

	@Property
	void aDeadlineIsTheEndOfAWorkingDayAfterThatManyOfThem(@ForAll("zones") ZoneId zone,
			@ForAll("moments") Instant from, @ForAll @IntRange(min = 1, max = 45) int count) {
		Instant end = new WorkingDays(zone).endOf(from, count);
		LocalDate last = end.minusNanos(1).atZone(zone).toLocalDate();
		assertThat(last.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
		assertThat(end).isEqualTo(last.plusDays(1).atStartOfDay(zone).toInstant());
		long working = from.atZone(zone)
			.toLocalDate()
			.plusDays(1)
			.datesUntil(last.plusDays(1))
			.filter((day) -> day.getDayOfWeek().getValue() <= 5)
			.count();
		assertThat(working).isEqualTo(count);
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries
			.of("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
					"Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo")
			.map(ZoneId::of);
	}

	@Provide
	Arbitrary<Instant> moments() {
		return Arbitraries.longs().between(START, END).map(Instant::ofEpochSecond);
	}

}
