package io.touchpoint.complaint.handoff;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;

import io.touchpoint.complaint.casework.ALife;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.clock.TestCalendars;
import io.touchpoint.complaint.handoff.Happening.Handed;
import io.touchpoint.complaint.handoff.Happening.Moved;
import io.touchpoint.complaint.handoff.Happening.Worked;
import io.touchpoint.complaint.site.Hours;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories of all shapes, over both changes of the clocks of 2026.
 */
class SplitPropertyTests {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final List<Instant> STARTS = List.of(Instant.parse("2026-03-27T16:10:00Z"),
			Instant.parse("2026-10-23T15:10:00Z"), Instant.parse("2026-06-01T08:00:00Z"));

	/** Open on both days of the change, one of them through the hour that is skipped. */
	private static final Deadlines CALENDAR = TestCalendars.at(LONDON, new Hours(List.of(
			Hours.Opening.of(DayOfWeek.MONDAY, "08:00", "12:30"), Hours.Opening.of(DayOfWeek.MONDAY, "13:00", "18:00"),
			Hours.Opening.of(DayOfWeek.WEDNESDAY, "00:00", "24:00"),
			Hours.Opening.of(DayOfWeek.FRIDAY, "09:00", "17:00"), Hours.Opening.of(DayOfWeek.SUNDAY, "00:30", "06:00")),
			"GB", "eng", List.of(new Hours.Closure(LocalDate.of(2026, 6, 3), "Move")), 1));

	private static final List<Actor> PEOPLE = List.of(new Actor("a", "Ana"), new Actor("b", "Ben"), Actor.named("Cid"),
			Actor.CUSTOMER, Actor.CLOCK);

	private static final List<Desk> DESKS = List.of(Desk.NOBODY, new Desk("front", null), new Desk("pharmacy", null),
			new Desk("pharmacy", new Person("b", "Ben")), new Desk(null, new Person("a", "Ana")));

	@Property(tries = 400)
	void thePartsAddUpToTheWholeToTheSecond(@ForAll @IntRange(max = 2) int start,
			@ForAll @Size(max = 25) List<@IntRange(max = 1_000_000) Integer> seeds,
			@ForAll @IntRange(max = 5_000_000) int after) {
		Life life = life(STARTS.get(start), seeds, 2_777_777);
		Instant now = life.last.plusMillis(after * 100L);
		Cycle cycle = Split.of(life.first, life.history, null, now, CALENDAR);
		assertThat(cycle.totalSeconds()).isEqualTo(life.owned(now));
		assertThat(List.of(cycle.activeSeconds(), cycle.deadSeconds(), cycle.waitingSeconds(), cycle.closedSeconds()))
			.allMatch((seconds) -> seconds >= 0);
		assertThat(cycle.handOffs().stream().mapToLong(HandOff::deadSeconds).sum()).isEqualTo(cycle.deadSeconds());
		assertThat(cycle.handOffs()).hasSize((int) life.history.stream()
			.filter((happening) -> happening instanceof Handed handed && !handed.from().equals(Desk.NOBODY))
			.count());
		assertThat(cycle.endedAt() == null).isEqualTo(life.status.open());
	}

	@Property(tries = 60)
	void eachMinuteIsWhatItIsByItself(@ForAll @IntRange(max = 2) int start,
			@ForAll @Size(max = 20) List<@IntRange(max = 1_000_000) Integer> seeds) {
		Life life = life(STARTS.get(start), seeds.stream().map((seed) -> seed - seed % 60).toList(), 60_000);
		Instant now = life.last.plus(Duration.ofHours(30));
		Cycle cycle = Split.of(life.first, life.history, null, now, CALENDAR);
		long[] expected = new long[4];
		for (Instant at = life.first; at.isBefore(now); at = at.plusSeconds(60)) {
			int what = life.at(at);
			if (what >= 0) {
				expected[what] += 60;
			}
		}
		assertThat(new long[] { cycle.closedSeconds(), cycle.waitingSeconds(), cycle.deadSeconds(),
				cycle.activeSeconds() })
			.isEqualTo(expected);
	}

	/**
	 * Lives by the decisions of a case: asked, held, withdrawn, referred, opened again in
	 * time, merged and parted, and handed on in between. The cycle is the time in which
	 * the case was open.
	 */
	@Property(tries = 400)
	void thePartsOfALifeAddUpToTheTimeInWhichTheCaseWasOpen(@ForAll @IntRange(max = 2) int start,
			@ForAll @Size(max = 25) List<@IntRange(min = 1, max = 12_000) Integer> numbers,
			@ForAll @IntRange(max = 5_000_000) int after) {
		Instant first = STARTS.get(start);
		ALife life = ALife.of(first, Severity.NORMAL, numbers, CALENDAR);
		Instant now = (life.history().isEmpty() ? first : life.history().getLast().at()).plusMillis(after * 100L);
		Cycle cycle = Split.of(first, happenings(life), null, now, CALENDAR);
		assertThat(cycle.totalSeconds())
			.isEqualTo(seconds(first, life, now, (from, to) -> Life.between(from, to), Status::open));
		assertThat(cycle.waitingSeconds()).isEqualTo(seconds(first, life, now,
				(from, to) -> CALENDAR.open(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS))
					.toSeconds(),
				(status) -> status == Status.WAITING_FOR_CUSTOMER));
		assertThat(cycle.handOffs().stream().mapToLong(HandOff::deadSeconds).sum()).isEqualTo(cycle.deadSeconds());
		assertThat(cycle.endedAt() == null).isEqualTo(life.complaint().status().open());
	}

	private static List<Happening> happenings(ALife life) {
		List<Happening> happenings = new ArrayList<>();
		Desk desk = Desk.NOBODY;
		for (Stage stage : life.history()) {
			Actor by = PEOPLE.get((int) (stage.at().getEpochSecond() % PEOPLE.size()));
			happenings.add(switch (stage) {
				case Stage.Moved moved -> new Moved(moved.at(), by, moved.from(), moved.to());
				case Stage.Held held -> new Worked(held.at(), by);
			});
			Desk to = DESKS.get((int) (stage.at().getEpochSecond() / 7 % DESKS.size()));
			if (!to.equals(desk)) {
				happenings.add(new Handed(stage.at(), by, desk, to));
				desk = to;
			}
		}
		return happenings;
	}

	private static long seconds(Instant first, ALife life, Instant now, ToLongBiFunction<Instant, Instant> measure,
			Predicate<Status> counts) {
		long seconds = 0;
		Instant from = first;
		Status status = Status.RECEIVED;
		for (Stage stage : life.history()) {
			if (stage instanceof Stage.Moved moved) {
				seconds += counts.test(status) ? measure.applyAsLong(from, moved.at()) : 0;
				from = moved.at();
				status = moved.to();
			}
		}
		return seconds + (counts.test(status) ? measure.applyAsLong(from, now) : 0);
	}

	/** A history with what is needed to judge a moment of it by itself. */
	private static final class Life {

		private final Instant first;

		private final List<Happening> history = new ArrayList<>();

		private Instant last;

		private Status status = Status.RECEIVED;

		private Desk desk = Desk.NOBODY;

		Life(Instant first) {
			this.first = first;
			this.last = first;
		}

		long owned(Instant now) {
			long seconds = 0;
			Instant from = this.first;
			for (Happening happening : this.history) {
				if (happening instanceof Moved moved) {
					if (!moved.to().open() && from != null) {
						seconds += between(from, moved.at());
						from = null;
					}
					if (moved.to() == Status.REOPENED) {
						from = moved.at();
					}
				}
			}
			return (from != null) ? seconds + between(from, now) : seconds;
		}

		private static long between(Instant from, Instant to) {
			return ChronoUnit.SECONDS.between(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS));
		}

		/** 0 closed, 1 waiting, 2 dead, 3 active; -1 between an end and a reopening. */
		int at(Instant minute) {
			Status stands = Status.RECEIVED;
			boolean ended = false;
			Handed pending = null;
			for (Happening happening : this.history) {
				if (happening.at().isAfter(minute)) {
					break;
				}
				boolean takes = pending != null && happening.by().colleague()
						&& !who(happening.by()).equals(who(pending.by()));
				switch (happening) {
					case Handed handed when !handed.from().equals(Desk.NOBODY) ->
						pending = (handed.to().owner() != null && handed.to().owner().id().equals(who(handed.by())))
								? null : handed;
					case Moved moved -> {
						boolean ends = stands.open() && !moved.to().open();
						stands = moved.to();
						ended = !moved.to().open();
						pending = (takes || ends) ? null : pending;
					}
					case Handed handed -> pending = takes ? null : pending;
					case Worked worked -> pending = takes ? null : pending;
				}
			}
			if (ended) {
				return -1;
			}
			if (CALENDAR.open(minute, minute.plusSeconds(60)).isZero()) {
				return 0;
			}
			return (stands == Status.WAITING_FOR_CUSTOMER) ? 1 : (pending != null) ? 2 : 3;
		}

		private static String who(Actor actor) {
			return (actor.id() != null) ? actor.id() : actor.name();
		}

	}

	private static Life life(Instant start, List<Integer> seeds, int most) {
		Life life = new Life(start);
		for (int seed : seeds) {
			life.last = life.last.plus((most % 60 == 0) ? Duration.ofSeconds(seed % most)
					: Duration.ofMillis(seed * 999L % (most * 100L)));
			Actor by = PEOPLE.get(seed / 60 % PEOPLE.size());
			switch (seed / 300 % 3) {
				case 0 -> {
					Status to = next(life.status, seed / 900);
					life.history.add(new Moved(life.last, by, life.status, to));
					life.status = to;
				}
				case 1 -> {
					Desk to = DESKS.get(seed / 900 % DESKS.size());
					if (!to.equals(life.desk)) {
						life.history.add(new Handed(life.last, by, life.desk, to));
						life.desk = to;
					}
				}
				default -> life.history.add(new Worked(life.last, by));
			}
		}
		return life;
	}

	private static Status next(Status status, int which) {
		List<Status> next = status.next().isEmpty() ? List.of(Status.REOPENED)
				: List.copyOf(status.next()).stream().sorted().toList();
		return next.get(which % next.size());
	}

}
