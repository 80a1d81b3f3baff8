package io.touchpoint.complaint.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import io.touchpoint.complaint.site.Hours;
import io.touchpoint.complaint.site.Hours.Closure;
import io.touchpoint.complaint.site.Hours.Opening;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkingCalendarTests {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final WorkingCalendar newYork = new WorkingCalendar(ZoneId.of("America/New_York"), Hours.WEEKDAYS);

	/**
	 * Monday to Friday with a lunch break, Saturday morning; England; closed on one day.
	 */
	static Hours desk() {
		List<Opening> opening = Stream
			.concat(Stream.of(DayOfWeek.values())
				.filter((day) -> day.getValue() <= 5)
				.flatMap((day) -> Stream.of(Opening.of(day, "08:00", "12:00"), Opening.of(day, "13:00", "18:00"))),
					Stream.of(Opening.of(DayOfWeek.SATURDAY, "09:00", "12:00")))
			.toList();
		return new Hours(opening, "GB", "eng", List.of(new Closure(LocalDate.of(2026, 3, 4), "Move")), 1);
	}

	private static Instant at(String time) {
		return Instant.parse(time);
	}

	@Test
	void threeWorkingDaysFromThursdayEndOnTuesdayNight() {
		assertThat(new WorkingCalendar(ZoneId.of("UTC"), Hours.WEEKDAYS).endOf(at("2026-03-05T23:59:00Z"), 3))
			.isEqualTo("2026-03-11T00:00:00Z");
	}

	@Test
	void theWeekendCountsForNothing() {
		assertThat(this.newYork.between(at("2026-03-07T05:00:00Z"), at("2026-03-09T04:00:00Z"))).isZero();
	}

	@Test
	void theClocksChangeOnAWeekendSoAWorkingWeekHasItsHours() {
		assertThat(this.newYork.between(at("2026-03-02T05:00:00Z"), at("2026-03-16T04:00:00Z")))
			.isEqualTo(Duration.ofDays(10));
	}

	@Test
	void aSaturdayWithAnOpenMorningIsAWorkingDayAndAClosureIsNone() {
		WorkingCalendar desk = new WorkingCalendar(LONDON, desk());
		assertThat(desk.endOf(at("2026-03-05T10:00:00Z"), 2)).isEqualTo("2026-03-08T00:00:00Z");
		assertThat(desk.endOf(at("2026-03-03T10:00:00Z"), 1)).isEqualTo("2026-03-06T00:00:00Z");
	}

	@Test
	void easterIsFreeInEnglandAndTheDeadlineWaitsForTuesday() {
		WorkingCalendar desk = new WorkingCalendar(LONDON, desk());
		assertThat(desk.holiday(LocalDate.of(2026, 4, 3))).isEqualTo("Good Friday");
		assertThat(desk.holiday(LocalDate.of(2026, 4, 6))).isEqualTo("Easter Monday");
		assertThat(desk.endOf(at("2026-04-02T10:00:00Z"), 2)).isEqualTo("2026-04-07T23:00:00Z");
		WorkingCalendar scottish = new WorkingCalendar(LONDON, new Hours(desk().opening(), "GB", "sct", List.of(), 1));
		assertThat(scottish.holiday(LocalDate.of(2026, 4, 6))).isNull();
		assertThat(new WorkingCalendar(LONDON, new Hours(desk().opening(), "XX", null, List.of(), 1))
			.holiday(LocalDate.of(2026, 12, 25))).as("a country that nobody knows").isNull();
	}

	@Test
	void openTimeSkipsTheLunchBreakAndTheNight() {
		WorkingCalendar desk = new WorkingCalendar(LONDON, desk());
		assertThat(desk.between(at("2026-03-02T11:30:00Z"), at("2026-03-02T13:30:00Z"))).isEqualTo(Duration.ofHours(1));
		assertThat(desk.plus(at("2026-03-02T17:30:00Z"), Duration.ofHours(1))).isEqualTo("2026-03-03T08:30:00Z");
		assertThat(desk.plus(at("2026-03-03T17:30:00Z"), Duration.ofHours(1))).isEqualTo("2026-03-05T08:30:00Z");
	}

	@Test
	void aNightShiftHasTheHoursThatTheNightHas() {
		Hours nights = new Hours(Stream.of(DayOfWeek.values()).map((day) -> Opening.of(day, "00:30", "06:00")).toList(),
				null, null, List.of(), 1);
		WorkingCalendar calendar = new WorkingCalendar(LONDON, nights);
		assertThat(open(calendar, LocalDate.of(2026, 3, 28))).isEqualTo(Duration.ofMinutes(330));
		assertThat(open(calendar, LocalDate.of(2026, 3, 29))).as("an hour is left out")
			.isEqualTo(Duration.ofMinutes(270));
		assertThat(open(calendar, LocalDate.of(2026, 10, 25))).as("an hour comes twice")
			.isEqualTo(Duration.ofMinutes(390));
	}

	@Test
	void hoursThatDoNotExistOnTheDayOfTheChangeAreNoWork() {
		Hours odd = new Hours(
				List.of(Opening.of(DayOfWeek.SUNDAY, "01:10", "01:30"), Opening.of(DayOfWeek.SUNDAY, "01:30", "01:50")),
				null, null, List.of(), 1);
		WorkingCalendar calendar = new WorkingCalendar(LONDON, odd);
		assertThat(calendar.working(LocalDate.of(2026, 3, 29))).isFalse();
		assertThat(calendar.endOf(at("2026-03-22T12:00:00Z"), 1)).isEqualTo("2026-04-05T23:00:00Z");
	}

	@Test
	void aCalendarWithoutOpeningHoursOrWithOverlappingOnesIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Hours(List.of(), null, null, List.of(), 1))
			.withMessageContaining("without opening hours");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Hours(List.of(Opening.of(DayOfWeek.MONDAY, "08:00", "12:01"),
					Opening.of(DayOfWeek.MONDAY, "12:00", "18:00")), null, null, List.of(), 1))
			.withMessageContaining("overlap on MONDAY");
		assertThatIllegalArgumentException().isThrownBy(() -> Opening.of(DayOfWeek.MONDAY, "18:00", "08:00"));
		assertThatIllegalArgumentException().isThrownBy(() -> Opening.of(DayOfWeek.MONDAY, "08:00", "25:00"));
		assertThat(Opening.of(DayOfWeek.MONDAY, "22:00", "24:00").to()).isEqualTo(1440);
	}

	private static Duration open(WorkingCalendar calendar, LocalDate day) {
		return calendar.open(day).stream().map(WorkingCalendar.Interval::length).reduce(Duration.ZERO, Duration::plus);
	}

}
