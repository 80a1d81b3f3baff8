package io.touchpoint.complaint.casework;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case.
 */
public sealed interface ComplaintEvent {

	Instant at();

	Actor by();

	/** The case began. */
	record Received(Instant at, Actor by) implements ComplaintEvent {
	}

	/**
	 * The case went from one status to another.
	 *
	 * @param ended how it had ended, if it is opened again
	 */
	record Moved(Instant at, Actor by, Status from, Status to, @Nullable String note,
			@Nullable FormerEnd ended) implements ComplaintEvent {
	}

	/** The case lies on another desk. */
	record Reassigned(Instant at, Actor by, Desk from, Desk to, @Nullable String note) implements ComplaintEvent {
	}

	/**
	 * The case is filed under something else.
	 *
	 * @param dueBefore the next deadline before
	 * @param dueAfter the next deadline after; another one if the severity is another one
	 */
	record Reclassified(Instant at, Actor by, Classification from, Classification to, @Nullable Instant dueBefore,
			@Nullable Instant dueAfter) implements ComplaintEvent {
	}

	/** The case is for other eyes now. */
	record Restricted(Instant at, Actor by, @Nullable Restriction from,
			@Nullable Restriction to) implements ComplaintEvent {
	}

	/**
	 * The case was merged into another one.
	 *
	 * @param reference of the case that stays
	 */
	record Merged(Instant at, Actor by, Status from, String reference) implements ComplaintEvent {
	}

	/** The case stands by itself again. */
	record Parted(Instant at, Actor by, Status to) implements ComplaintEvent {
	}

	/** The time for a first answer passed without one. */
	record AnswerOverdue(Instant at, Actor by) implements ComplaintEvent {
	}

}
