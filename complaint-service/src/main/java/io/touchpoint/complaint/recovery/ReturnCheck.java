package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * The question to the site whether the customer of a resolved case came back. It decides
 * by itself and touches nothing.
 *
 * @param revision rises by one with every change
 * @param resolvedAt the resolution that it is about
 * @param afterDays how many days after it the question is asked
 * @param dueAt until when the site has to answer
 * @param answer what the site found out, once it has; it may find out more later
 */
record ReturnCheck(UUID id, UUID complaint, String site, long revision, Instant resolvedAt, int afterDays, State state,
		Instant madeAt, Instant dueAt, @Nullable ReturnAnswer answer) {

	/** How it stands. */
	enum State {

		OPEN, ANSWERED,

		/** The case was opened again, so that there is nothing to come back from yet. */
		CANCELLED

	}

	static ReturnCheck make(UUID id, Complaint complaint, Instant resolvedAt, int afterDays, Instant dueAt,
			Instant now) {
		return new ReturnCheck(id, complaint.id(), complaint.site(), 1, resolvedAt, afterDays, State.OPEN, now, dueAt,
				null);
	}

	/** The check with what the site says; null if nobody wants to know any more. */
	@Nullable ReturnCheck answered(ReturnAnswer answer) {
		return switch (this.state) {
			case OPEN, ANSWERED -> new ReturnCheck(this.id, this.complaint, this.site, this.revision + 1,
					this.resolvedAt, this.afterDays, State.ANSWERED, this.madeAt, this.dueAt, answer);
			case CANCELLED -> null;
		};
	}

}
