package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.casework.Times;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case from its start to its end, worked out from the case's history.
 *
 * @param dueAt the last moment in time by the present calendar; while the clock stands
 * still, as if it went on at that moment
 * @param pauses when it stood still
 * @param stoppedAt since when it stands still
 * @param endedAt when what it waits for happened, or is owed no more
 */
record Run(CaseClock clock, Limit limit, Instant startedAt, Instant dueAt, List<Pause> pauses,
		@Nullable Instant stoppedAt, @Nullable Instant endedAt) {

	Run {
		pauses = List.copyOf(pauses);
	}

	/** A time in which the customer was asked. */
	record Pause(Instant from, Instant to) {
	}

	boolean goes() {
		return this.stoppedAt == null && this.endedAt == null;
	}

	Run dueAt(Instant other) {
		return new Run(this.clock, this.limit, this.startedAt, other, this.pauses, this.stoppedAt, this.endedAt);
	}

	/** The run for the first answer. */
	static Run acknowledge(Complaint complaint, List<Stage> history, ClockSettings settings, WorkingCalendar calendar) {
		Times times = complaint.times();
		Instant received = times.receivedAt();
		Instant ended = (times.acknowledgedAt() != null) ? times.acknowledgedAt() : endOf(complaint, history);
		return new Run(CaseClock.ACKNOWLEDGE, settings.toAcknowledge(), received,
				settings.toAcknowledge().end(received, calendar), List.of(), null, ended);
	}

	/** The runs for the resolution, one more with each time it was opened again. */
	static List<Run> resolve(Complaint complaint, List<Stage> history, ClockSettings settings,
			WorkingCalendar calendar) {
		Severity severity = complaint.matter().severity();
		Limit limit = settings.toResolve(severity);
		Limit longer = settings.toResolveAfterHolding(severity);
		List<Run> runs = new ArrayList<>();
		Run run = started(limit, complaint.times().receivedAt(), calendar);
		for (Stage stage : history) {
			run = switch (stage) {
				case Stage.Held held -> (longer != null) ? run.within(longer, calendar) : run;
				case Stage.Moved moved when moved.reopens() -> {
					runs.add(run);
					yield started(limit, moved.at(), calendar);
				}
				case Stage.Moved moved -> run.after(moved, settings.stops(), calendar);
			};
		}
		if (run.endedAt() == null && !complaint.status().open()) {
			run = run.ended(endOf(complaint, history));
		}
		runs.add(run);
		return runs;
	}

	private static Run started(Limit limit, Instant at, WorkingCalendar calendar) {
		return new Run(CaseClock.RESOLVE, limit, at, limit.end(at, calendar), List.of(), null, null);
	}

	/**
	 * The same with another limit from its start; a holding reply is good for the run in
	 * which it went out.
	 */
	private Run within(Limit other, WorkingCalendar calendar) {
		Instant due = other.end(this.startedAt, calendar);
		for (Pause pause : this.pauses) {
			due = other.extended(due, pause.from(), pause.to(), calendar);
		}
		return new Run(this.clock, other, this.startedAt, due, this.pauses, this.stoppedAt, this.endedAt);
	}

	private Run after(Stage.Moved stage, boolean stops, WorkingCalendar calendar) {
		Run going = goingOn(stage.at(), calendar);
		if (!stage.to().open()) {
			return going.ended((this.endedAt != null) ? this.endedAt : stage.at());
		}
		if (stage.from() == Status.MERGED) {
			going = going.ended(null);
		}
		return (stage.to() == Status.WAITING_FOR_CUSTOMER && stops)
				? new Run(this.clock, this.limit, this.startedAt, going.dueAt(), going.pauses(), stage.at(), null)
				: going;
	}

	private Run goingOn(Instant at, WorkingCalendar calendar) {
		if (this.stoppedAt == null) {
			return this;
		}
		List<Pause> pauses = new ArrayList<>(this.pauses);
		pauses.add(new Pause(this.stoppedAt, at));
		return new Run(this.clock, this.limit, this.startedAt,
				this.limit.extended(this.dueAt, this.stoppedAt, at, calendar), pauses, null, this.endedAt);
	}

	private Run ended(@Nullable Instant at) {
		return new Run(this.clock, this.limit, this.startedAt, this.dueAt, this.pauses, null, at);
	}

	/** When nothing was owed any more; by its source, if its history does not tell. */
	private static @Nullable Instant endOf(Complaint complaint, List<Stage> history) {
		if (complaint.status().open()) {
			return null;
		}
		Instant ended = null;
		for (Stage stage : history) {
			if (stage instanceof Stage.Moved moved) {
				ended = moved.to().open() ? null : (ended != null) ? ended : moved.at();
			}
		}
		Instant told = complaint.times().endedAt();
		return (ended != null) ? ended : (told != null) ? told : complaint.times().receivedAt();
	}

}
