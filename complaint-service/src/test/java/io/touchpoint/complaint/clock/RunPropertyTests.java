package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.ALife;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
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
 * What is worked out from the history is what the case worked out step by step: for lives
 * of all shapes, with pauses, holding replies, merging, referral, withdrawal and
 * reopening.
 */
class RunPropertyTests {

	private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final WorkingCalendar CALENDAR = new WorkingCalendar(ZONE, WorkingCalendarTests.desk());

	static ClockSettings settings(Preset preset) {
		return settings(preset, null, null);
	}

	private static ClockSettings settings(Preset preset, Map<Severity, Limit> extended, Boolean pauses) {
		return new ClockSettings(preset, null, null, extended, null, Limit.of("15 open minutes"), pauses,
				Duration.ofDays(30), Limit.of("0 minutes"), Limit.of("1 working day"), Duration.ofSeconds(30), 200,
				Duration.ofSeconds(5), Duration.ofSeconds(2));
	}

	@Property(tries = 500)
	void theHistoryGivesTheDeadlineThatTheCaseCarries(@ForAll("rules") ClockSettings settings,
			@ForAll Severity severity, @ForAll("numbers") List<Integer> numbers) {
		ALife life = life(severity, numbers, deadlines(settings));
		Run run = runs(life, settings).getLast();
		assertThat(run.dueAt()).isEqualTo(life.complaint().times().resolveBy());
		assertThat(run.stoppedAt()).isEqualTo(life.complaint().times().waitingSince());
		assertThat(run.endedAt() == null).isEqualTo(life.complaint().status().open());
		assertThat(Run.acknowledge(life.complaint(), life.history(), settings, CALENDAR).dueAt())
			.isEqualTo(life.complaint().times().acknowledgeBy());
	}

	@Property(tries = 300)
	void anotherSeverityGivesTheDeadlineThatTheCaseWouldHaveHadFromTheBeginning(@ForAll("rules") ClockSettings settings,
			@ForAll Severity before, @ForAll Severity after, @ForAll("numbers") List<Integer> numbers) {
		Deadlines deadlines = deadlines(settings);
		ALife life = life(before, numbers, deadlines);
		Complaint filed = life.complaint()
			.reclassify(ALife.as(after), Actor.CUSTOMER, START.plus(Duration.ofDays(90)), life.history(), deadlines)
			.complaint();
		Times expected = filed.status().open() ? life(after, numbers, deadlines).complaint().times()
				: life.complaint().times();
		assertThat(filed.times().resolveBy()).isEqualTo(expected.resolveBy());
		assertThat(filed.times().waitingSince()).isEqualTo(expected.waitingSince());
		assertThat(filed.times().acknowledgeBy()).isEqualTo(life.complaint().times().acknowledgeBy());
	}

	@Property(tries = 300)
	void everyMinuteOfARunIsExplainedOnce(@ForAll("rules") ClockSettings settings, @ForAll Severity severity,
			@ForAll("numbers") List<Integer> numbers) {
		ALife life = life(severity, numbers, deadlines(settings));
		for (Run run : runs(life, settings)) {
			Instant now = START.plus(Duration.ofDays(400));
			Spans spans = Spans.of(run, CALENDAR, now);
			Instant until = (run.stoppedAt() != null) ? now : run.dueAt();
			assertThat(spans.all().getFirst().from()).isEqualTo(run.startedAt());
			assertThat(spans.all().getLast().to()).isEqualTo(until);
			for (int i = 1; i < spans.all().size(); i++) {
				assertThat(spans.all().get(i).from()).isEqualTo(spans.all().get(i - 1).to());
			}
			assertThat(spans.at(50)).isBetween(run.startedAt(), spans.at(80));
			assertThat(spans.at(80)).isBeforeOrEqualTo(until);
		}
	}

	@Property(tries = 300)
	void cutAtAnyMomentBothPartsCountWhatTheCalendarCountsWithoutThePauses(@ForAll("rules") ClockSettings settings,
			@ForAll Severity severity, @ForAll("numbers") List<Integer> numbers,
			@ForAll @IntRange(max = 200_000) int minutes) {
		ALife life = life(severity, numbers, deadlines(settings));
		for (Run run : runs(life, settings)) {
			Instant now = START.plus(Duration.ofDays(400));
			Spans spans = Spans.of(run, CALENDAR, now);
			Instant from = spans.all().getFirst().from();
			Instant until = spans.all().getLast().to();
			Instant cut = earlier(from.plus(Duration.ofMinutes(minutes)), until);
			assertThat(counted(spans, from, cut)).isEqualTo(worked(run, from, cut));
			assertThat(counted(spans, cut, until)).isEqualTo(worked(run, cut, until));
			assertThat(counted(spans, from, cut).plus(counted(spans, cut, until))).isEqualTo(spans.counted());
		}
	}

	private static Duration counted(Spans spans, Instant from, Instant to) {
		return sum(spans.all()
			.stream()
			.filter((span) -> span.kind().counted())
			.map((span) -> Duration.between(later(span.from(), from), earlier(span.to(), to)))
			.filter(Duration::isPositive));
	}

	/** The time of a run between two moments, from its pauses and the calendar alone. */
	private static Duration worked(Run run, Instant from, Instant to) {
		Instant begin = later(from, run.limit().countsFrom(run.startedAt(), CALENDAR));
		Stream<Run.Pause> pauses = Stream.concat(run.pauses().stream(),
				Stream.ofNullable(run.stoppedAt()).map((since) -> new Run.Pause(since, Instant.MAX)));
		Duration paused = sum(pauses.map((pause) -> passing(run, later(pause.from(), begin), earlier(pause.to(), to))));
		return passing(run, begin, to).minus(paused);
	}

	private static Duration passing(Run run, Instant from, Instant to) {
		return !from.isBefore(to) ? Duration.ZERO
				: run.limit().unit().open() ? CALENDAR.between(from, to) : Duration.between(from, to);
	}

	private static Duration sum(Stream<Duration> parts) {
		return parts.reduce(Duration.ZERO, Duration::plus);
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	@Property(tries = 200)
	void oneMoreHolidayNeverBringsADeadlineForward(@ForAll Severity severity, @ForAll @IntRange(max = 60) int day,
			@ForAll("numbers") List<Integer> numbers) {
		ClockSettings settings = settings(Preset.STANDARD, longer("60 working days"), null);
		Hours before = WorkingCalendarTests.desk();
		Hours after = new Hours(before.opening(), before.country(), before.holidayRegion(), List
			.of(before.closures().getFirst(), new Hours.Closure(LocalDate.of(2026, 3, 2).plusDays(day), "Strike")), 2);
		ALife life = life(severity, numbers, new Calendars(settings).at(ZONE, before));
		boolean waited = life.history()
			.stream()
			.anyMatch((stage) -> stage instanceof Stage.Moved moved && moved.to() == Status.WAITING_FOR_CUSTOMER);
		Instant due = Run.resolve(life.complaint(), life.history(), settings, new WorkingCalendar(ZONE, after))
			.getLast()
			.dueAt();
		// A day without work within a pause also shortens what the pause is worth.
		if (!waited) {
			assertThat(due).isAfterOrEqualTo(life.complaint().times().resolveBy());
		}
	}

	@Property(tries = 300)
	void eachRunHasTheLimitOfItsOwnHoldingReplies(@ForAll("rules") ClockSettings settings, @ForAll Severity severity,
			@ForAll("numbers") List<Integer> numbers) {
		ALife life = life(severity, numbers, deadlines(settings));
		List<Run> runs = runs(life, settings);
		Limit longer = settings.toResolveAfterHolding(severity);
		for (int i = 0; i < runs.size(); i++) {
			Instant from = runs.get(i).startedAt();
			Instant to = (i + 1 < runs.size()) ? runs.get(i + 1).startedAt() : Instant.MAX;
			boolean held = life.history()
				.stream()
				.anyMatch((stage) -> stage instanceof Stage.Held && !stage.at().isBefore(from)
						&& stage.at().isBefore(to));
			assertThat(runs.get(i).limit()).isEqualTo((held && longer != null) ? longer : settings.toResolve(severity));
		}
	}

	@Property(tries = 200)
	void aHoldingReplyGivesMoreTimeToTheRunInWhichItWentOutAndToNoOther(@ForAll("rules") ClockSettings settings,
			@ForAll Severity severity, @ForAll("numbers") List<Integer> numbers) {
		Deadlines deadlines = deadlines(settings);
		ALife told = life(severity, numbers, deadlines);
		ALife held = told.held(START.plus(Duration.ofDays(400)), deadlines);
		List<Run> before = runs(told, settings);
		List<Run> after = runs(held, settings);
		Limit longer = settings.toResolveAfterHolding(severity);
		assertThat(after.subList(0, after.size() - 1)).isEqualTo(before.subList(0, before.size() - 1));
		if (!told.complaint().status().open() || longer == null || before.getLast().limit().equals(longer)) {
			assertThat(after).isEqualTo(before);
		}
		else {
			assertThat(after.getLast().dueAt()).isAfter(before.getLast().dueAt());
			assertThat(after.getLast().pauses()).isEqualTo(before.getLast().pauses());
		}
	}

	@Property(tries = 200)
	void whenWithinARunTheHoldingReplyWentOutMakesNoDifference(@ForAll("rules") ClockSettings settings,
			@ForAll Severity severity, @ForAll("numbers") List<Integer> numbers,
			@ForAll @IntRange(max = 24) int where) {
		ALife life = life(severity, numbers, deadlines(settings));
		List<Stage> moves = life.history().stream().filter((stage) -> stage instanceof Stage.Moved).toList();
		int reopened = IntStream.range(0, moves.size())
			.filter((i) -> ((Stage.Moved) moves.get(i)).reopens())
			.max()
			.orElse(-1) + 1;
		int at = reopened + where % (moves.size() - reopened + 1);
		assertThat(heldAt(life, moves, at, settings).dueAt())
			.isEqualTo(heldAt(life, moves, moves.size(), settings).dueAt());
	}

	private static Run heldAt(ALife life, List<Stage> moves, int at, ClockSettings settings) {
		Instant when = (at == 0) ? START : moves.get(at - 1).at();
		List<Stage> history = Stream
			.of(moves.subList(0, at).stream(), Stream.of((Stage) new Stage.Held(when)),
					moves.subList(at, moves.size()).stream())
			.flatMap((part) -> part)
			.toList();
		return Run.resolve(life.complaint(), history, settings, CALENDAR).getLast();
	}

	private static ALife life(Severity severity, List<Integer> numbers, Deadlines deadlines) {
		return ALife.of(START, severity, numbers, deadlines);
	}

	private static Deadlines deadlines(ClockSettings settings) {
		return new Calendars(settings).at(ZONE, WorkingCalendarTests.desk());
	}

	private static List<Run> runs(ALife life, ClockSettings settings) {
		return Run.resolve(life.complaint(), life.history(), settings, CALENDAR);
	}

	private static Map<Severity, Limit> longer(String limit) {
		return Map.of(Severity.CRITICAL, Limit.of(limit), Severity.HIGH, Limit.of(limit), Severity.NORMAL,
				Limit.of(limit), Severity.LOW, Limit.of(limit));
	}

	/** What each preset says, and holding replies beside pauses. */
	@Provide
	Arbitrary<ClockSettings> rules() {
		return Arbitraries.of(
				Stream
					.concat(Stream.of(Preset.values()).map(RunPropertyTests::settings),
							Stream.of(settings(Preset.STANDARD, longer("60 working days"), null),
									settings(Preset.CMS, null, true), settings(Preset.FCA_PAYMENTS, null, true)))
					.toList());
	}

	@Provide
	Arbitrary<List<Integer>> numbers() {
		return Arbitraries.integers().between(1, 5_000).list().ofMinSize(1).ofMaxSize(24);
	}

}
