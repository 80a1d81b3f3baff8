package io.touchpoint.complaint.handoff;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.handoff.Happening.Handed;
import io.touchpoint.complaint.handoff.Happening.Moved;
import io.touchpoint.complaint.handoff.Happening.Worked;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the history of a case once and splits its time as {@link Cycle} says.
 */
final class Split {

	private final Deadlines calendar;

	private final Instant receivedAt;

	private final List<HandOff> handOffs = new ArrayList<>();

	private final List<Desk> had = new ArrayList<>();

	private final Set<Status> seen = EnumSet.of(Status.RECEIVED);

	/** Up to where the time is split. */
	private Instant upTo;

	private Status status = Status.RECEIVED;

	private @Nullable Instant endedAt;

	/** The hand-off that nobody has taken up yet. */
	private @Nullable Handed open;

	private long openDead;

	private long active;

	private long dead;

	private long waiting;

	private long closed;

	private int reopened;

	private int repeated;

	private Split(Instant receivedAt, Deadlines calendar) {
		this.receivedAt = receivedAt;
		this.upTo = seconds(receivedAt);
		this.calendar = calendar;
	}

	/**
	 * Splits the time of a case.
	 * @param history in order
	 * @param ended when a case that is not open ended, if its history does not tell
	 * @param now the end of the split while the case is open
	 * @param calendar of the site
	 */
	static Cycle of(Instant receivedAt, List<Happening> history, @Nullable Instant ended, Instant now,
			Deadlines calendar) {
		Split split = new Split(receivedAt, calendar);
		history.forEach(split::goOn);
		if (split.endedAt == null) {
			split.pass((ended != null) ? ended : now);
			split.endedAt = ended;
		}
		split.settle(null);
		return split.cycle();
	}

	private void goOn(Happening happening) {
		pass(happening.at());
		switch (happening) {
			case Moved moved -> {
				act(moved.by(), moved.at());
				move(moved);
			}
			case Handed handed -> hand(handed);
			case Worked worked -> act(worked.by(), worked.at());
		}
	}

	private void move(Moved moved) {
		this.status = moved.to();
		if (moved.from() == Status.MERGED) {
			part(moved.to());
			return;
		}
		if (moved.to() == Status.REOPENED) {
			this.reopened++;
			this.endedAt = null;
			this.seen.clear();
		}
		else if (!moved.to().open() && this.endedAt == null) {
			this.endedAt = moved.at();
			settle(null);
		}
		boolean goesOn = moved.from() == Status.WAITING_FOR_CUSTOMER || moved.to() == Status.WAITING_FOR_CUSTOMER;
		if (!this.seen.add(moved.to()) && !goesOn) {
			this.repeated++;
		}
	}

	/** The case stands where it stood; the time until then was the other case's. */
	private void part(Status to) {
		if (to.open()) {
			this.endedAt = null;
		}
	}

	private void hand(Handed handed) {
		if (handed.from().equals(Desk.NOBODY)) {
			if (takesItself(handed)) {
				settle(handed.at());
			}
			else {
				act(handed.by(), handed.at());
			}
			return;
		}
		settle(takesUp(handed.by(), this.open) ? handed.at() : null);
		this.had.add(handed.from());
		this.open = handed;
		if (takesItself(handed)) {
			settle(handed.at());
		}
	}

	/** Old lines, and those of other systems, tell of who did it by name only. */
	private static boolean takesItself(Handed handed) {
		Person owner = handed.to().owner();
		Actor by = handed.by();
		return owner != null && ((by.id() != null) ? owner.id().equals(by.id()) : owner.name().equals(by.name()));
	}

	private void act(Actor by, Instant at) {
		if (takesUp(by, this.open)) {
			settle(at);
		}
	}

	private static boolean takesUp(Actor by, @Nullable Handed handed) {
		return handed != null && by.colleague() && !key(by).equals(key(handed.by()));
	}

	private static String key(Actor actor) {
		return (actor.id() != null) ? actor.id() : actor.name();
	}

	/** The hand-off that was open is over. */
	private void settle(@Nullable Instant takenUpAt) {
		Handed handed = this.open;
		if (handed != null) {
			this.handOffs.add(new HandOff(handed.at(), handed.by().name(), handed.from(), handed.to(), takenUpAt,
					this.openDead, returned(handed)));
		}
		this.open = null;
		this.openDead = 0;
	}

	/** What changed, the unit or else the person, had the case before. */
	private boolean returned(Handed handed) {
		Desk to = handed.to();
		boolean otherUnit = !Objects.equals(handed.from().unit(), to.unit());
		return this.had.stream()
			.anyMatch((desk) -> otherUnit ? to.unit() != null && to.unit().equals(desk.unit())
					: to.owner() != null && to.owner().equals(desk.owner()) && Objects.equals(to.unit(), desk.unit()));
	}

	private void pass(Instant until) {
		Instant from = this.upTo;
		Instant to = seconds(until);
		if (!to.isAfter(from)) {
			return;
		}
		this.upTo = to;
		if (this.endedAt != null) {
			return;
		}
		long all = ChronoUnit.SECONDS.between(from, to);
		long work = this.calendar.open(from, to).toSeconds();
		this.closed += all - work;
		if (this.status == Status.WAITING_FOR_CUSTOMER) {
			this.waiting += work;
		}
		else if (this.open != null) {
			this.dead += work;
			this.openDead += work;
		}
		else {
			this.active += work;
		}
	}

	private static Instant seconds(Instant at) {
		return at.truncatedTo(ChronoUnit.SECONDS);
	}

	private Cycle cycle() {
		return new Cycle(this.receivedAt, this.endedAt, this.active, this.dead, this.waiting, this.closed,
				this.handOffs, this.reopened, this.repeated,
				(int) this.handOffs.stream().filter(HandOff::returned).count());
	}

}
