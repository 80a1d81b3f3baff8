package io.touchpoint.complaint.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.touchpoint.complaint.site.Hours;
import io.touchpoint.complaint.site.Hours.Closure;
import io.touchpoint.complaint.site.Hours.Opening;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any calendar, around the changes of the clocks too: two years contain four of them in
 * most zones.
 */
class WorkingCalendarPropertyTests {

	private static final long START = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

	private static final long END = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();

	private static final int QUARTERS = 96;

	@Property
	void partsAddUpToTheWhole(@ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant one,
			@ForAll("moments") Instant two, @ForAll("moments") Instant three) {
		Instant[] sorted = Stream.of(one, two, three).sorted().toArray(Instant[]::new);
		assertThat(calendar.between(sorted[0], sorted[1]).plus(calendar.between(sorted[1], sorted[2])))
			.isEqualTo(calendar.between(sorted[0], sorted[2]));
	}

	@Property
	void twoStepsAreOne(@ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant from,
			@ForAll @IntRange(max = 100) int hours, @ForAll @IntRange(max = 100) int more) {
		assertThat(calendar.plus(calendar.plus(from, Duration.ofHours(hours)), Duration.ofHours(more)))
			.isEqualTo(calendar.plus(from, Duration.ofHours(hours + more)));
	}

	@Property
	void whatIsAddedHasPassed(@ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant from,
			@ForAll @IntRange(max = 200) int hours) {
		assertThat(calendar.between(from, calendar.plus(from, Duration.ofHours(hours))))
			.isEqualTo(Duration.ofHours(hours));
	}

	@Property
	void laterNeverEndsEarlier(@ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant one,
			@ForAll("moments") Instant two, @ForAll @IntRange(min = 1, max = 45) int count) {
		Instant early = one.isBefore(two) ? one : two;
		Instant late = one.isBefore(two) ? two : one;
		assertThat(calendar.endOf(early, count)).isBeforeOrEqualTo(calendar.endOf(late, count));
		assertThat(calendar.endOf(early, count)).isBefore(calendar.endOf(early, count + 1));
		assertThat(calendar.plus(early, Duration.ofHours(count)))
			.isBeforeOrEqualTo(calendar.plus(late, Duration.ofHours(count)));
	}

	@Property
	void aDeadlineIsTheEndOfAWorkingDayAfterThatManyOfThem(@ForAll("calendars") WorkingCalendar calendar,
			@ForAll("moments") Instant from, @ForAll @IntRange(min = 1, max = 45) int count) {
		Instant end = calendar.endOf(from, count);
		LocalDate last = calendar.dayOf(end.minusNanos(1));
		assertThat(calendar.working(last)).isTrue();
		assertThat(end).isEqualTo(calendar.startOf(last.plusDays(1)));
		assertThat(calendar.dayOf(from).plusDays(1).datesUntil(last.plusDays(1)).filter(calendar::working).count())
			.isEqualTo(count);
	}

	@Property
	void oneMoreDayWithoutWorkNeverBringsADeadlineForward(@ForAll("zones") ZoneId zone, @ForAll("hours") Hours hours,
			@ForAll("moments") Instant from, @ForAll @IntRange(min = 1, max = 45) int count,
			@ForAll @IntRange(max = 60) int later) {
		WorkingCalendar before = new WorkingCalendar(zone, hours);
		List<Closure> closures = new ArrayList<>(hours.closures());
		closures.add(new Closure(before.dayOf(from).plusDays(later), "Strike"));
		WorkingCalendar after = new WorkingCalendar(zone,
				new Hours(hours.opening(), hours.country(), hours.holidayRegion(), closures, 2));
		assertThat(after.endOf(from, count)).isAfterOrEqualTo(before.endOf(from, count));
		assertThat(after.plus(from, Duration.ofHours(count)))
			.isAfterOrEqualTo(before.plus(from, Duration.ofHours(count)));
	}

	@Property
	void theLongerTimeOfAHoldingReplyNeverEndsEarlierWhateverThePauses(@ForAll("calendars") WorkingCalendar calendar,
			@ForAll Limit.Unit unit, @ForAll("moments") Instant from, @ForAll @IntRange(max = 45) int count,
			@ForAll @IntRange(max = 20) int more, @ForAll @IntRange(max = 5_000) int until,
			@ForAll @IntRange(max = 5_000) int paused) {
		Limit limit = new Limit(count, unit);
		Limit longer = new Limit(count + more, unit);
		Instant stopped = from.plus(Duration.ofMinutes(until));
		Instant goesOn = stopped.plus(Duration.ofMinutes(paused));
		Instant due = limit.end(from, calendar);
		Instant later = longer.end(from, calendar);
		assertThat(later).isAfterOrEqualTo(due);
		assertThat(limit.extended(due, stopped, goesOn, calendar)).isBetween(due,
				longer.extended(later, stopped, goesOn, calendar));
	}

	@Property
	void openIntervalsOfADayFollowEachOtherWithinIt(@ForAll("calendars") WorkingCalendar calendar,
			@ForAll("moments") Instant at) {
		LocalDate day = calendar.dayOf(at);
		Instant reached = calendar.startOf(day);
		for (WorkingCalendar.Interval open : calendar.open(day)) {
			assertThat(open.from()).isAfterOrEqualTo(reached);
			assertThat(open.to()).isAfter(open.from());
			reached = open.to();
		}
		assertThat(reached).isBeforeOrEqualTo(calendar.startOf(day.plusDays(1)));
	}

	@Provide
	Arbitrary<WorkingCalendar> calendars() {
		return Combinators.combine(zones(), hours()).as(WorkingCalendar::new);
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries
			.of("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
					"Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo")
			.map(ZoneId::of);
	}

	@Provide
	Arbitrary<Hours> hours() {
		Arbitrary<List<Opening>> opening = Arbitraries.of(DayOfWeek.values())
			.set()
			.ofMinSize(1)
			.flatMap((days) -> Arbitraries.integers()
				.between(0, QUARTERS)
				.set()
				.ofMinSize(2)
				.ofMaxSize(6)
				.map((cuts) -> days.stream()
					.flatMap((day) -> openings(day, cuts.stream().sorted().toList()))
					.toList()));
		Arbitrary<String> country = Arbitraries.of("GB", "US", "DE", "EG").injectNull(0.3);
		Arbitrary<List<Closure>> closures = Arbitraries.integers()
			.between(0, 730)
			.list()
			.ofMaxSize(20)
			.map((days) -> days.stream()
				.distinct()
				.map((day) -> new Closure(LocalDate.of(2025, 1, 1).plusDays(day), "Closed"))
				.toList());
		return Combinators.combine(opening, country, closures)
			.as((hours, land, closed) -> new Hours(hours, land, null, closed, 1));
	}

	private static Stream<Opening> openings(DayOfWeek day, List<Integer> cuts) {
		return Stream.iterate(0, (i) -> i + 1 < cuts.size(), (i) -> i + 2)
			.map((i) -> new Opening(day, cuts.get(i) * 15, cuts.get(i + 1) * 15));
	}

	@Provide
	Arbitrary<Instant> moments() {
		return Arbitraries.longs().between(START, END).map(Instant::ofEpochSecond);
	}

}
