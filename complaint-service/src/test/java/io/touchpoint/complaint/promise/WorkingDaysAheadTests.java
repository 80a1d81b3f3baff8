package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.time.ZoneId;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.WorkingDaysAhead;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysAheadTests {

	private static final Deadlines LONDON = APromise.weekdays(APromise.LONDON);

	@Test
	void threeWorkingDaysFromThursdayEndOnTuesday() {
		assertThat(WorkingDaysAhead.end(Instant.parse("2026-03-05T15:00:00Z"), 3, LONDON))
			.isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
	}

	@Test
	void aReminderComesAsTheLastWorkingDayBeforeBegins() {
		assertThat(WorkingDaysAhead.remindAt(Instant.parse("2026-02-23T09:00:00Z"),
				Instant.parse("2026-03-09T17:00:00Z"), 1, LONDON))
			.isEqualTo(Instant.parse("2026-03-06T00:00:00Z"));
	}

	@Test
	void whatIsDueTomorrowIsCalledToMindWhenHalfOfTheTimeIsOver() {
		assertThat(WorkingDaysAhead.remindAt(Instant.parse("2026-03-02T09:00:00Z"),
				Instant.parse("2026-03-03T17:00:00Z"), 1, LONDON))
			.isEqualTo(Instant.parse("2026-03-03T01:00:00Z"));
	}

	@Property(tries = 300)
	void aReminderComesBetweenTheMakingAndTheDueMoment(@ForAll("zones") ZoneId zone,
			@ForAll @LongRange(min = 1_760_000_000L, max = 1_800_000_000L) long made,
			@ForAll @LongRange(min = 60, max = 20_000_000L) long later, @ForAll @IntRange(min = 1, max = 5) int days) {
		Instant from = Instant.ofEpochSecond(made);
		Instant due = from.plusSeconds(later);
		Deadlines deadlines = APromise.weekdays(zone);
		Instant remind = WorkingDaysAhead.remindAt(from, due, days, deadlines);
		assertThat(remind).isBetween(from, due);
		assertThat(WorkingDaysAhead.end(remind, days, deadlines)).isAfterOrEqualTo(due);
	}

	@Property(tries = 300)
	void moreWorkingDaysEndLater(@ForAll("zones") ZoneId zone,
			@ForAll @LongRange(min = 1_760_000_000L, max = 1_800_000_000L) long from,
			@ForAll @IntRange(min = 1, max = 60) int days) {
		Deadlines deadlines = APromise.weekdays(zone);
		Instant start = Instant.ofEpochSecond(from);
		assertThat(WorkingDaysAhead.end(start, days + 1, deadlines))
			.isAfter(WorkingDaysAhead.end(start, days, deadlines));
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries.of("Europe/London", "America/New_York", "Asia/Riyadh", "Pacific/Auckland").map(ZoneId::of);
	}

}
