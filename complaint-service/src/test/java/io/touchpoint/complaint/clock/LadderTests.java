package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import io.touchpoint.complaint.clock.Ladder.Told;
import io.touchpoint.complaint.site.Hours;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LadderTests {

	/** A Monday morning. */
	private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

	private static final WorkingCalendar CALENDAR = new WorkingCalendar(ZoneId.of("UTC"), Hours.WEEKDAYS);

	private static Run run(int days) {
		Limit limit = new Limit(days, Limit.Unit.WORKING_DAYS);
		return new Run(CaseClock.RESOLVE, limit, START, limit.end(START, CALENDAR), List.of(), null, null);
	}

	private static Ladder ladder(int days) {
		return Ladder.of(run(days), CALENDAR, RunPropertyTests.settings(Preset.STANDARD), START);
	}

	@Test
	void warningsComeAtTheirShareOfTheTimeThatCounts() {
		Ladder ladder = ladder(5);
		assertThat(ladder.steps().get(Step.WARNED_50)).isEqualTo("2026-03-05T12:00:00Z");
		assertThat(ladder.steps().get(Step.WARNED_80)).isEqualTo("2026-03-07T00:00:00Z");
		assertThat(ladder.steps().get(Step.BREACHED)).isEqualTo("2026-03-10T00:00:00Z");
		assertThat(ladder.steps().get(Step.TOLD_MANAGERS)).isEqualTo("2026-03-10T00:00:00Z");
		assertThat(ladder.steps().get(Step.TOLD_HEAD_OFFICE)).isEqualTo("2026-03-11T00:00:00Z");
	}

	@Test
	void aClockThatStandsStillTellsNothing() {
		Run run = run(5);
		Run stopped = new Run(run.clock(), run.limit(), run.startedAt(), run.dueAt(), List.of(), START, null);
		assertThat(Ladder.of(stopped, CALENDAR, RunPropertyTests.settings(Preset.STANDARD), START).steps()).isEmpty();
	}

	@Test
	void aLaterDeadlineTellsAgainOnlyWhatLiesAheadOfIt() {
		Instant friday = Instant.parse("2026-03-06T12:00:00Z");
		Told told = new Told(0, Set.of(Step.WARNED_50));
		assertThat(ladder(5).rebased(told, friday)).isEqualTo(told);
		assertThat(ladder(20).rebased(told, friday)).isEqualTo(new Told(1, Set.of()));
		Told breached = new Told(0, Set.of(Step.WARNED_50, Step.WARNED_80, Step.BREACHED));
		Told rebased = ladder(6).rebased(breached, friday);
		assertThat(rebased).isEqualTo(new Told(1, Set.of(Step.WARNED_50)));
		assertThat(ladder(6).standing(rebased).next()).isEqualTo(Step.WARNED_80);
	}

	@Test
	void anEarlierDeadlineTellsWhatIsDueNowAndNothingTwice() {
		Told told = new Told(0, Set.of(Step.WARNED_50));
		Instant now = START.plus(Duration.ofDays(10));
		assertThat(ladder(5).due(told, now)).containsExactly(Step.WARNED_80, Step.BREACHED, Step.TOLD_MANAGERS,
				Step.TOLD_HEAD_OFFICE);
		assertThat(ladder(5).rebased(told, now)).isEqualTo(told);
	}

}
