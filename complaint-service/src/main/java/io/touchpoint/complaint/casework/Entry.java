package io.touchpoint.complaint.casework;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of a case's timeline.
 *
 * @param kind what sort of line it is
 * @param from the status or owner before, if the line tells of a change; of a promise
 * that was renegotiated, when it was due before
 * @param to the status or owner after; of a promise, when it is due or what became of it
 * @param visibleToCustomer whether the tracking page shows it
 */
public record Entry(Instant at, String actor, Kind kind, @Nullable String text, @Nullable String from,
		@Nullable String to, boolean visibleToCustomer) {

	/** The sorts of lines. */
	public enum Kind {

		RECEIVED, FORWARDED, MOVE, OWNER, NOTE, MESSAGE, OVERDUE, CLOCK, DEADLINE, PROMISE_MADE, PROMISE_KEPT,
		PROMISE_BROKEN, PROMISE_RENEGOTIATED, RECOVERY_OPENED, RECOVERY_DONE

	}

	/** The line that an event writes; the receipt itself stands in the case. */
	public static @Nullable Entry of(ComplaintEvent event) {
		return switch (event) {
			case ComplaintEvent.Received received -> null;
			case ComplaintEvent.Moved moved -> new Entry(moved.at(), moved.by().name(), Kind.MOVE, moved.note(),
					moved.from().name(), moved.to().name(), false);
			case ComplaintEvent.Reassigned owner ->
				new Entry(owner.at(), owner.by().name(), Kind.OWNER, null, name(owner.from()), name(owner.to()), false);
			case ComplaintEvent.AnswerOverdue overdue ->
				new Entry(overdue.at(), overdue.by().name(), Kind.OVERDUE, null, null, null, false);
		};
	}

	public static Entry note(Instant at, Actor by, String text, boolean visibleToCustomer) {
		return new Entry(at, by.name(), Kind.NOTE, text, null, null, visibleToCustomer);
	}

	/** What the customer wrote on the tracking page. */
	public static Entry message(Instant at, String text) {
		return new Entry(at, Actor.CUSTOMER.name(), Kind.MESSAGE, text, null, null, true);
	}

	/**
	 * What a clock told.
	 * @param clock which of the case's clocks
	 * @param step what it told
	 */
	public static Entry clock(Instant at, String clock, String step) {
		return new Entry(at, Actor.CLOCK.name(), Kind.CLOCK, null, clock, step, false);
	}

	/** The site's calendar moved the next deadline. */
	public static Entry deadline(Instant at, Instant from, Instant to) {
		return new Entry(at, Actor.CLOCK.name(), Kind.DEADLINE, null, from.toString(), to.toString(), false);
	}

	private static @Nullable String name(@Nullable Person person) {
		return (person != null) ? person.name() : null;
	}

}
