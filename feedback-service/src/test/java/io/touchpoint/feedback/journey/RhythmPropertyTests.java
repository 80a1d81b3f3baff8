package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import io.touchpoint.feedback.journey.Rhythm.Period;
import io.touchpoint.feedback.journey.Standing.Counted;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over a century, before and after the day that periods are counted from.
 */
class RhythmPropertyTests {

	@Property
	void eachDayLiesInItsPeriodAndEachPeriodAfterTheOther(@ForAll("rhythms") Rhythm rhythm,
			@ForAll("days") LocalDate day) {
		Period period = rhythm.periodOf(day);
		assertThat(period.contains(day)).isTrue();
		assertThat(rhythm.after(period).from()).isEqualTo(period.to());
		assertThat(rhythm.before(period).to()).isEqualTo(period.from());
		assertThat(rhythm.periodOf(period.due())).isEqualTo(period);
	}

	@Property
	void laterDaysHaveNoEarlierPeriod(@ForAll("rhythms") Rhythm rhythm, @ForAll("days") LocalDate one,
			@ForAll("days") LocalDate two) {
		LocalDate early = one.isBefore(two) ? one : two;
		LocalDate late = one.isBefore(two) ? two : one;
		assertThat(rhythm.periodOf(early).from()).isBeforeOrEqualTo(rhythm.periodOf(late).from());
	}

	@Property
	void aPeriodIsAsLongAsItsRhythmSays(@ForAll("rhythms") Rhythm rhythm, @ForAll("days") LocalDate day) {
		Period period = rhythm.periodOf(day);
		long length = switch (rhythm.unit()) {
			case DAYS -> ChronoUnit.DAYS.between(period.from(), period.to());
			case WEEKS -> ChronoUnit.WEEKS.between(period.from(), period.to());
			case MONTHS -> ChronoUnit.MONTHS.between(period.from(), period.to());
			case QUARTERS -> ChronoUnit.MONTHS.between(period.from(), period.to()) / 3;
		};
		assertThat(length).isEqualTo(rhythm.every());
	}

	@Property
	void theNextDueDateIsNeverInThePastAndComesAfterWhatWasDone(@ForAll("rhythms") Rhythm rhythm,
			@ForAll("days") LocalDate today, @ForAll("days") LocalDate since, @ForAll @IntRange(max = 3) int now,
			@ForAll @IntRange(max = 3) int before) {
		Standing standing = Standing.of(rhythm, 2, since, today, new Counted(now, before, now + before > 0));
		assertThat(standing.nextDue()).isAfterOrEqualTo(today).isAfterOrEqualTo(standing.current().due());
		if (now >= 2) {
			assertThat(standing.nextDue()).isAfter(standing.current().due());
			assertThat(standing.missedOn()).isNull();
		}
		if (standing.missedOn() != null) {
			assertThat(standing.missedOn()).isBefore(today);
			assertThat(since).isBefore(standing.missedOn().plusDays(1));
			assertThat(standing.evaluatedOnPlan()).isFalse();
		}
	}

	@Property
	void moreAnswersNeverMakeItWorse(@ForAll("rhythms") Rhythm rhythm, @ForAll("days") LocalDate today,
			@ForAll("days") LocalDate since, @ForAll @IntRange(min = 1, max = 5) int needed,
			@ForAll @IntRange(max = 5) int now, @ForAll @IntRange(max = 5) int before) {
		Standing less = Standing.of(rhythm, needed, since, today, new Counted(now, before, now + before > 0));
		Standing more = Standing.of(rhythm, needed, since, today, new Counted(now + 1, before, true));
		assertThat(more.evaluatedOnPlan() || !less.evaluatedOnPlan()).isTrue();
		assertThat(more.missedOn() == null || more.missedOn().equals(less.missedOn())).isTrue();
		assertThat(more.nextDue()).isAfterOrEqualTo(less.nextDue());
	}

	/** Some zones skip a midnight. */
	@Property
	void daysAtASiteFollowItsClocks(@ForAll("zones") ZoneId zone, @ForAll("days") LocalDate day,
			@ForAll("rhythms") Rhythm rhythm) {
		Instant begin = rhythm.periodOf(day).from().atStartOfDay(zone).toInstant();
		Instant end = rhythm.periodOf(day).to().atStartOfDay(zone).toInstant();
		assertThat(begin).isBefore(end);
		assertThat(rhythm.periodOf(LocalDate.ofInstant(end.minusNanos(1), zone))).isEqualTo(rhythm.periodOf(day));
		assertThat(rhythm.periodOf(LocalDate.ofInstant(begin, zone))).isEqualTo(rhythm.periodOf(day));
	}

	@Provide
	Arbitrary<Rhythm> rhythms() {
		return Combinators.combine(Arbitraries.integers().between(1, 99), Arbitraries.of(Rhythm.Unit.class))
			.as(Rhythm::new);
	}

	@Provide
	Arbitrary<LocalDate> days() {
		return Arbitraries.longs()
			.between(LocalDate.of(1975, 1, 1).toEpochDay(), LocalDate.of(2075, 1, 1).toEpochDay())
			.map(LocalDate::ofEpochDay);
	}

	/**
	 * Pacific/Apia had no 30 December 2011: a period of that day alone was empty there.
	 */
	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries
			.of("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
					"Asia/Kathmandu", "Africa/Cairo")
			.map(ZoneId::of);
	}

}
