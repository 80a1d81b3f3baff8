package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A contact that a customer rated. Pure.
 *
 * @param response the answer
 * @param gap experienced less expected, the mean of what was asked in pairs; null where
 * no pair was answered
 * @param overall the overall mark, from 1 to 5, which then stands in
 */
record Contact(UUID response, String site, String touchpoint, Instant occurredAt, @Nullable Double gap,
		@Nullable Integer overall) {

	private static final int LOW = 2;

	private static final int BEST = 5;

	/** What the contact was against what was expected. */
	enum Feeling {

		WORSE, AS_EXPECTED, BETTER

	}

	/** Whether the overall mark stands in for a gap. */
	boolean standsIn() {
		return this.gap == null;
	}

	/** Null if neither was answered: such a contact says nothing. */
	@Nullable Feeling feeling() {
		if (this.gap != null) {
			return (this.gap < 0) ? Feeling.WORSE : (this.gap > 0) ? Feeling.BETTER : Feeling.AS_EXPECTED;
		}
		if (this.overall == null) {
			return null;
		}
		return (this.overall <= LOW) ? Feeling.WORSE : (this.overall >= BEST) ? Feeling.BETTER : Feeling.AS_EXPECTED;
	}

}
