package io.touchpoint.feedback.intake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a promise to the customer.
 */
public enum PromiseState {

	KEPT, KEPT_LATE, BROKEN, OPEN;

	/**
	 * The state of a promise that was due at a time and kept at another, or never so far.
	 */
	public static PromiseState of(Instant due, @Nullable Instant kept, Instant now) {
		if (kept != null) {
			return kept.isAfter(due) ? KEPT_LATE : KEPT;
		}
		return due.isBefore(now) ? BROKEN : OPEN;
	}

}
