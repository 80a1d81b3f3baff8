package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case's timeline.
 *
 * @param actor the name of who did it
 * @param actorId their account, if they have one
 * @param kind what sort of line it is
 * @param from the status, owner, unit or code before, if the line tells of a change; of a
 * promise that was renegotiated, when it was due before; of a message or merge, the
 * reference of the case that it is in
 * @param to the status, owner, unit or code after; of a promise, when it is due or what
 * became of it; of a remedy, which and what it costs; of a letter or file, its id
 * @param visibleToCustomer whether the tracking page shows it
 */
public record Entry(Instant at, String actor, @JsonIgnore @Nullable String actorId, Kind kind, @Nullable String text,
		@Nullable String from, @Nullable String to, boolean visibleToCustomer) {

	/** The sorts of lines. */
	public enum Kind {

		RECEIVED, FORWARDED, MOVE, OWNER, UNIT, NOTE, MESSAGE, OVERDUE, CLOCK, DEADLINE, PROMISE_MADE, PROMISE_KEPT,
		PROMISE_BROKEN, PROMISE_RENEGOTIATED, RECOVERY_OPENED, RECOVERY_DONE, SEVERITY, CAUSES, CUSTOMER_TYPE, ABOUT,
		AREA, FORMALITY, RESTRICTION, REMEDY_ASKED, REMEDY_GRANTED, REMEDY_DECLINED, RATED, RETURN_DUE, RETURN_TOLD,

		/** A text that went to the customer; {@code to} is the id of the letter. */
		REPLY_SENT, LETTER_SENT,

		/** A photo or document; {@code to} is its id, the text its name. */
		FILE_ADDED, FILE_SHARED, FILE_HIDDEN,

		/** All links to the tracking page ended, and there is a new one. */
		LINK_RENEWED,

		/** Another case is one with this one, or was; {@code from} is its reference. */
		MERGED, PARTED,

		/** A holding reply moved the deadline: the history that clocks go by. */
		LONGER_TIME,

		/**
		 * How we stay in contact with the customer was decided, looked at again or ended;
		 * {@code to} is how it stands, {@code from} until when.
		 */
		CONTACT_PLAN,

		/** The customer asked to be forgotten: nothing of them is left. */
		ERASED,

		/**
		 * A colleague noted at the case that its customer wants that, or took it back.
		 */
		ERASURE_ASKED, ERASURE_TAKEN_BACK,

		/** What was found at the root; {@code from} and {@code to} are codes. */
		ROOT_CAUSE,

		/** What is done so that it does not happen again; {@code to} is the day. */
		ACTION_MADE, ACTION_CHANGED, ACTION_DONE, ACTION_DROPPED;

		/** Whether it is something of the customer's that somebody must read. */
		boolean toBeRead() {
			return this == MESSAGE || this == FILE_ADDED;
		}

	}

	/** Whether the customer said something that somebody must read. */
	boolean toBeRead() {
		return this.kind.toBeRead() && this.actorId == null && this.actor.equals(Actor.CUSTOMER.name());
	}

	/** A line of what somebody did. */
	public static Entry by(Actor by, Instant at, Kind kind, @Nullable String text, @Nullable String from,
			@Nullable String to, boolean visibleToCustomer) {
		return new Entry(at, by.name(), by.id(), kind, text, from, to, visibleToCustomer);
	}

	/** The lines that an event writes; the receipt itself stands in the case. */
	public static List<Entry> of(ComplaintEvent event) {
		return switch (event) {
			case ComplaintEvent.Received received -> List.of();
			case ComplaintEvent.Moved moved -> List
				.of(by(moved.by(), moved.at(), Kind.MOVE, moved.note(), moved.from().name(), moved.to().name(), false));
			case ComplaintEvent.Reassigned reassigned -> reassigned(reassigned);
			case ComplaintEvent.Reclassified reclassified -> ReclassifiedLines.of(reclassified);
			case ComplaintEvent.Restricted restricted -> List.of(by(restricted.by(), restricted.at(), Kind.RESTRICTION,
					handlers(restricted.to()), reason(restricted.from()), reason(restricted.to()), false));
			case ComplaintEvent.Merged merged -> List.of(by(merged.by(), merged.at(), Kind.MOVE, merged.reference(),
					merged.from().name(), Status.MERGED.name(), false));
			case ComplaintEvent.Parted parted ->
				List.of(by(parted.by(), parted.at(), Kind.MOVE, null, Status.MERGED.name(), parted.to().name(), false));
			case ComplaintEvent.AnswerOverdue overdue ->
				List.of(by(overdue.by(), overdue.at(), Kind.OVERDUE, null, null, null, false));
		};
	}

	private static @Nullable String reason(@Nullable Restriction restriction) {
		return (restriction != null) ? restriction.reason().name() : null;
	}

	private static @Nullable String handlers(@Nullable Restriction restriction) {
		return (restriction == null || restriction.handlers().isEmpty()) ? null
				: restriction.handlers().stream().map(Person::name).collect(Collectors.joining(", "));
	}

	/** One line for the unit and one for the person; why stands in the first of them. */
	private static List<Entry> reassigned(ComplaintEvent.Reassigned event) {
		Desk from = event.from();
		Desk to = event.to();
		boolean moved = !Objects.equals(from.unit(), to.unit());
		List<Entry> lines = new ArrayList<>();
		if (moved) {
			lines.add(by(event.by(), event.at(), Kind.UNIT, event.note(), from.unit(), to.unit(), false));
		}
		if (!Objects.equals(from.owner(), to.owner())) {
			lines.add(by(event.by(), event.at(), Kind.OWNER, moved ? null : event.note(), from.ownerName(),
					to.ownerName(), false));
		}
		return List.copyOf(lines);
	}

	public static Entry note(Instant at, Actor by, String text, boolean visibleToCustomer) {
		return by(by, at, Kind.NOTE, text, null, null, visibleToCustomer);
	}

	/** What the customer wrote on the tracking page. */
	public static Entry message(Instant at, String text) {
		return by(Actor.CUSTOMER, at, Kind.MESSAGE, text, null, null, true);
	}

	/** A customer wrote in a case that is merged into this one, and is not this one's. */
	static Entry heardIn(Instant at, String reference) {
		return by(Actor.CUSTOMER, at, Kind.MESSAGE, null, reference, null, false);
	}

	/** All links that customers had to the case ended. */
	public static Entry linkRenewed(Instant at, Actor by) {
		return by(by, at, Kind.LINK_RENEWED, null, null, null, true);
	}

	/**
	 * What a clock told.
	 * @param clock which of the case's clocks
	 * @param step what it told
	 */
	public static Entry clock(Instant at, String clock, String step) {
		return by(Actor.CLOCK, at, Kind.CLOCK, null, clock, step, false);
	}

	/** The site's calendar moved the next deadline. */
	public static Entry deadline(Instant at, Instant from, Instant to) {
		return by(Actor.CLOCK, at, Kind.DEADLINE, null, from.toString(), to.toString(), false);
	}

}
