package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.feedback.journey.Standing.Counted;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTests {

	private static final Rhythm MONTHLY = new Rhythm(1, Rhythm.Unit.MONTHS);

	private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);

	private static final LocalDate EARLY = LocalDate.of(2026, 11, 5);

	private static final LocalDate LATE = LocalDate.of(2026, 11, 25);

	private static Standing standing(LocalDate today, LocalDate since, long now, long before) {
		return Standing.of(MONTHLY, 10, since, today, new Counted(now, before, now + before > 0));
	}

	@ParameterizedTest
	@CsvSource({ "DAYS, 3, 2026-11-28, 2026-11-28, 2026-12-01", "WEEKS, 1, 2026-11-28, 2026-11-23, 2026-11-30",
			"WEEKS, 2, 2026-11-29, 2026-11-16, 2026-11-30", "MONTHS, 1, 2026-02-28, 2026-02-01, 2026-03-01",
			"MONTHS, 5, 2026-11-28, 2026-07-01, 2026-12-01", "QUARTERS, 1, 2026-11-28, 2026-10-01, 2027-01-01",
			"QUARTERS, 2, 2023-12-31, 2023-07-01, 2024-01-01" })
	void periodsAreThoseOfTheCalendar(Rhythm.Unit unit, int every, LocalDate day, LocalDate from, LocalDate to) {
		assertThat(new Rhythm(every, unit).periodOf(day)).isEqualTo(new Rhythm.Period(from, to));
	}

	@Test
	void enoughAnswersInThePeriodAreOnPlanUntilTheEndOfTheNextOne() {
		Standing standing = standing(EARLY, LONG_AGO, 10, 0);
		assertThat(standing.state()).isEqualTo(Standing.State.ON_PLAN);
		assertThat(standing.nextDue()).isEqualTo("2026-12-31");
		assertThat(standing.missedOn()).isNull();
	}

	@Test
	void aDoneEvaluationHoldsUntilTheNextIsDueSoon() {
		assertThat(standing(EARLY, LONG_AGO, 9, 10).state()).isEqualTo(Standing.State.ON_PLAN);
		assertThat(standing(LATE, LONG_AGO, 9, 10).state()).isEqualTo(Standing.State.DUE);
		assertThat(standing(LATE, LONG_AGO, 9, 10).evaluatedOnPlan()).isTrue();
		assertThat(standing(LATE, LONG_AGO, 9, 10).nextDue()).isEqualTo("2026-11-30");
	}

	@Test
	void aDueDateThatWentByIsOverdueUntilItIsMadeUpFor() {
		Standing standing = standing(EARLY, LONG_AGO, 9, 9);
		assertThat(standing.state()).isEqualTo(Standing.State.OVERDUE);
		assertThat(standing.missedOn()).isEqualTo("2026-10-31");
		assertThat(standing.evaluatedOnPlan()).isFalse();
		assertThat(standing(EARLY, LONG_AGO, 10, 9).missedOn()).isNull();
	}

	@Test
	void whatWasNeverEvaluatedSaysSoAndIsPastDueToo() {
		Standing standing = standing(EARLY, LONG_AGO, 0, 0);
		assertThat(standing.state()).isEqualTo(Standing.State.UNMEASURED);
		assertThat(standing.missedOn()).isEqualTo("2026-10-31");
	}

	@Test
	void nothingIsOverdueBeforeAWholePeriodHasPassed() {
		Standing begunThisMonth = standing(EARLY, LocalDate.of(2026, 11, 3), 1, 0);
		assertThat(begunThisMonth.state()).isEqualTo(Standing.State.DUE);
		assertThat(begunThisMonth.nextDue()).isEqualTo("2026-12-31");
		Standing begunLastMonth = standing(EARLY, LocalDate.of(2026, 10, 2), 0, 0);
		assertThat(begunLastMonth.missedOn()).isNull();
		assertThat(begunLastMonth.nextDue()).isEqualTo("2026-11-30");
		assertThat(standing(EARLY, LocalDate.of(2026, 10, 1), 0, 0).missedOn()).isEqualTo("2026-10-31");
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-31T23:30:00Z, Europe/London, 2026-10-31", "2026-10-31T23:30:00Z, Asia/Kathmandu, 2026-11-01",
			"2026-11-01T03:30:00Z, America/New_York, 2026-10-31", "2026-10-25T00:30:00Z, Europe/London, 2026-10-25" })
	void theDayIsTheSites(Instant now, String zone, LocalDate day) {
		assertThat(at(zone, Instant.EPOCH).today(now)).isEqualTo(day);
	}

	/** In Cairo the clocks go forward at midnight, so 24 April 2026 begins at one. */
	@ParameterizedTest
	@CsvSource({ "2026-04-23T22:00:00Z, Africa/Cairo, 2026-04-24", "2026-04-23T22:00:01Z, Africa/Cairo, 2026-04-25",
			"2026-10-01T00:00:00Z, UTC, 2026-10-01", "2026-10-01T00:00:01Z, UTC, 2026-10-02" })
	void aPlanIsInForceFromItsFirstWholeDay(Instant since, String zone, LocalDate day) {
		assertThat(at(zone, since).firstDay()).isEqualTo(day);
	}

	private static PlannedTouchpoint at(String zone, Instant since) {
		return new PlannedTouchpoint("a", "A", "north", ZoneId.of(zone),
				new Touchpoint(CustomerType.PATIENT, "waiting", 1, Touchpoint.Kind.INTERACTION, "desk",
						new Wording(Map.of("en", "Waiting")), false),
				EvaluationPlan.forKind(Touchpoint.Kind.INTERACTION, "desk", Rhythm.ofMonths(3)), false, true, since, 0);
	}

}
