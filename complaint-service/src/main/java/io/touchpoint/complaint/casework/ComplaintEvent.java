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

	/** The case went from one status to another. */
	record Moved(Instant at, Actor by, Status from, Status to, @Nullable String note) implements ComplaintEvent {
	}

	/** Another colleague, or nobody, owns the case. */
	record Reassigned(Instant at, Actor by, @Nullable Person from, @Nullable Person to) implements ComplaintEvent {
	}

	/** The time for a first answer passed without one. */
	record AnswerOverdue(Instant at, Actor by) implements ComplaintEvent {
	}

}
