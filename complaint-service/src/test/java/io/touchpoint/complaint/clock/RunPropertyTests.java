package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.complaint.site.Hours;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is worked out from the history is what the case worked out step by step.
 */
class RunPropertyTests {

	private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	/** A case asked of its customer again and again, and opened again in between. */
	private record Life(Complaint complaint, List<Stage> history) {
	}

	static ClockSettings settings(Preset preset) {
		return new ClockSettings(preset, null, null, null, null, Limit.of("15 open minutes"), null, Duration.ofDays(30),
				Limit.of("0 minutes"), Limit.of("1 working day"), Duration.ofSeconds(30), 200, Duration.ofSeconds(5),
				Duration.ofSeconds(2));
	}

	@Property(tries = 300)
	void theHistoryGivesTheDeadlineThatTheCaseCarries(@ForAll("presets") Preset preset, @ForAll Severity severity,
			@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5_000) Integer> gaps) {
		ClockSettings settings = settings(preset);
		WorkingCalendar calendar = new WorkingCalendar(ZONE, WorkingCalendarTests.desk());
		Life life = life(severity, gaps, new Calendars(settings).at(ZONE, WorkingCalendarTests.desk()));
		Run run = Run.resolve(life.complaint(), life.history(), settings, calendar).getLast();
		assertThat(run.dueAt()).isEqualTo(life.complaint().times().resolveBy());
		assertThat(run.stoppedAt()).isEqualTo(life.complaint().times().waitingSince());
		assertThat(Run.acknowledge(life.complaint(), life.history(), settings, calendar).dueAt())
			.isEqualTo(life.complaint().times().acknowledgeBy());
	}

	@Property(tries = 300)
	void anotherSeverityGivesTheDeadlineThatTheCaseWouldHaveHadFromTheBeginning(@ForAll("presets") Preset preset,
			@ForAll Severity before, @ForAll Severity after,
			@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5_000) Integer> gaps) {
		Deadlines deadlines = new Calendars(settings(preset)).at(ZONE, WorkingCalendarTests.desk());
		Life life = life(before, gaps, deadlines);
		Complaint filed = life.complaint()
			.reclassify(as(after), Actor.CUSTOMER, START.plus(Duration.ofDays(90)), life.history(), deadlines)
			.complaint();
		Times expected = filed.status().open() ? life(after, gaps, deadlines).complaint().times()
				: life.complaint().times();
		assertThat(filed.times().resolveBy()).isEqualTo(expected.resolveBy());
		assertThat(filed.times().waitingSince()).isEqualTo(expected.waitingSince());
		assertThat(filed.times().acknowledgeBy()).isEqualTo(life.complaint().times().acknowledgeBy());
	}

	@Property(tries = 300)
	void everyMinuteOfARunIsExplainedOnce(@ForAll("presets") Preset preset, @ForAll Severity severity,
			@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5_000) Integer> gaps) {
		ClockSettings settings = settings(preset);
		WorkingCalendar calendar = new WorkingCalendar(ZONE, WorkingCalendarTests.desk());
		Life life = life(severity, gaps, new Calendars(settings).at(ZONE, WorkingCalendarTests.desk()));
		for (Run run : Run.resolve(life.complaint(), life.history(), settings, calendar)) {
			Instant now = START.plus(Duration.ofDays(400));
			Spans spans = Spans.of(run, calendar, now);
			Instant until = (run.stoppedAt() != null) ? now : run.dueAt();
			assertThat(spans.all().getFirst().from()).isEqualTo(run.startedAt());
			assertThat(spans.all().getLast().to()).isEqualTo(until);
			for (int i = 1; i < spans.all().size(); i++) {
				assertThat(spans.all().get(i).from()).isEqualTo(spans.all().get(i - 1).to());
			}
			if (run.limit().unit().open()) {
				Duration waiting = spans.all()
					.stream()
					.filter((span) -> span.kind() == Span.Kind.WAITING)
					.map(Span::length)
					.reduce(Duration.ZERO, Duration::plus);
				assertThat(spans.counted().plus(waiting))
					.isEqualTo(calendar.between(run.limit().countsFrom(run.startedAt(), calendar), until));
			}
			assertThat(spans.at(50)).isBetween(run.startedAt(), spans.at(80));
			assertThat(spans.at(80)).isBeforeOrEqualTo(until);
		}
	}

	@Property(tries = 200)
	void oneMoreHolidayNeverBringsADeadlineForward(@ForAll Severity severity, @ForAll @IntRange(max = 60) int day,
			@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 3_000) Integer> gaps) {
		ClockSettings settings = settings(Preset.STANDARD);
		Hours before = WorkingCalendarTests.desk();
		Hours after = new Hours(before.opening(), before.country(), before.holidayRegion(), List
			.of(before.closures().getFirst(), new Hours.Closure(LocalDate.of(2026, 3, 2).plusDays(day), "Strike")), 2);
		Life life = life(severity, gaps, new Calendars(settings).at(ZONE, before));
		boolean waited = life.history().stream().anyMatch((stage) -> stage.to() == Status.WAITING_FOR_CUSTOMER);
		Instant due = Run.resolve(life.complaint(), life.history(), settings, new WorkingCalendar(ZONE, after))
			.getLast()
			.dueAt();
		// A day without work within a pause also shortens what the pause is worth.
		if (!waited) {
			assertThat(due).isAfterOrEqualTo(life.complaint().times().resolveBy());
		}
	}

	@Property(tries = 200)
	void aHoldingReplyGivesMoreTimeToTheRunInWhichItWentOutAndToNoOther(@ForAll("presets") Preset preset,
			@ForAll Severity severity,
			@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5_000) Integer> gaps) {
		ClockSettings settings = settings(preset);
		WorkingCalendar calendar = new WorkingCalendar(ZONE, WorkingCalendarTests.desk());
		Life life = life(severity, gaps, new Calendars(settings).at(ZONE, WorkingCalendarTests.desk()));
		Complaint told = life.complaint();
		Complaint held = told.asTold(told.status(), told.settlement(), told.times().held(life.history().getLast().at()),
				told.timely());
		List<Run> before = Run.resolve(told, life.history(), settings, calendar);
		List<Run> after = Run.resolve(held, life.history(), settings, calendar);
		assertThat(after.subList(0, after.size() - 1)).isEqualTo(before.subList(0, before.size() - 1));
		if (settings.toResolveAfterHolding(severity) == null) {
			assertThat(after).isEqualTo(before);
		}
		else {
			assertThat(after.getLast().dueAt()).isAfter(before.getLast().dueAt());
		}
	}

	private static Life life(Severity severity, List<Integer> gaps, Deadlines deadlines) {
		Matter matter = new Matter(Channel.WEB, as(severity), "Subject", "Description", "en");
		Complaint now = Complaint
			.receive(new UUID(0, 1), "here", "C-1", matter, null, Actor.CUSTOMER, START, START, false, deadlines)
			.complaint();
		List<Stage> history = new java.util.ArrayList<>();
		Instant at = START;
		for (int gap : gaps) {
			at = at.plus(Duration.ofMinutes(gap));
			Status to = next(now.status(), gap);
			Settlement settlement = (to == Status.RESOLVED) ? new Settlement(Outcome.UPHELD, true, null)
					: Settlement.NONE;
			history.add(new Stage(at, now.status(), to));
			now = ((Accepted) now.move(new Move(to, null, settlement), Actor.CUSTOMER, at, deadlines)).complaint();
		}
		return new Life(now, history);
	}

	static Classification as(Severity severity) {
		return new Classification(severity, List.of(Cause.IGNORED), CustomerType.PATIENT, About.SERVICE, null,
				Formality.FORMAL);
	}

	private static Status next(Status status, int gap) {
		return switch (status) {
			case RECEIVED -> Status.ACKNOWLEDGED;
			case ACKNOWLEDGED, REOPENED -> Status.INVESTIGATING;
			case INVESTIGATING -> (gap % 4 == 0) ? Status.RESOLVED : Status.WAITING_FOR_CUSTOMER;
			case WAITING_FOR_CUSTOMER -> Status.INVESTIGATING;
			case RESOLVED, CLOSED, WITHDRAWN, REFERRED, MERGED -> Status.REOPENED;
		};
	}

	@Provide
	Arbitrary<Preset> presets() {
		return Arbitraries.of(Preset.class);
	}

}
