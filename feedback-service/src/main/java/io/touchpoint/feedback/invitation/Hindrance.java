package io.touchpoint.feedback.invitation;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer is not invited.
 */
enum Hindrance {

	DIED, OPTED_OUT, NO_CONSENT, NO_EMAIL, INVITED, NO_SURVEY;

	/**
	 * The first of the rules that stands against it; null if the customer may be invited.
	 * @param due when the invitation would go out
	 * @param rest at most one invitation per customer in this time
	 */
	static @Nullable Hindrance of(Candidate candidate, Instant due, Duration rest) {
		if (candidate.died()) {
			return DIED;
		}
		if (candidate.optedOut()) {
			return OPTED_OUT;
		}
		if (!candidate.consents()) {
			return NO_CONSENT;
		}
		if (!candidate.hasEmail()) {
			return NO_EMAIL;
		}
		if (candidate.restedAt() != null && candidate.restedAt().isAfter(due.minus(rest))) {
			return INVITED;
		}
		return (candidate.survey() == null) ? NO_SURVEY : null;
	}

}
