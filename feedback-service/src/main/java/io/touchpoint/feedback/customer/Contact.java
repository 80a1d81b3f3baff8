package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/**
 * A contact that a customer rated. Pure.
 *
 * @param response the answer
 * @param gap experienced less expected, the mean of what was asked in pairs; null where
 * no pair was answered
 * @param overall the overall mark, from 1 to 5, which then stands in
 * @param face the lowest tapped face, from 1 to 4, which stands in where neither was
 * given
 */
record Contact(UUID response, String site, String touchpoint, Instant occurredAt, @Nullable Double gap,
		@Nullable Integer overall, @Nullable Integer face) {

	private static final int LOW = 2;

	private static final int BEST = 5;

	/** What the contact was against what was expected. */
	enum Feeling {

		WORSE, AS_EXPECTED, BETTER

	}

	/** Whether a mark or a face stands in for a gap. */
	boolean standsIn() {
		return this.gap == null;
	}

	private @Nullable Integer mark() {
		if (this.overall != null) {
			return this.overall;
		}
		return (this.face != null) ? Question.Smiley.standsFor(this.face) : null;
	}

	/** Null if nothing of it was answered: such a contact says nothing. */
	@Nullable Feeling feeling() {
		if (this.gap != null) {
			return (this.gap < 0) ? Feeling.WORSE : (this.gap > 0) ? Feeling.BETTER : Feeling.AS_EXPECTED;
		}
		Integer mark = mark();
		if (mark == null) {
			return null;
		}
		return (mark <= LOW) ? Feeling.WORSE : (mark >= BEST) ? Feeling.BETTER : Feeling.AS_EXPECTED;
	}

}
