package io.touchpoint.feedback.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That a customer may be written to.
 *
 * @param at when it was given
 * @param source where
 * @param linkAnswers whether answers may be kept with the customer's name
 */
record Consent(Instant at, ConsentSource source, boolean linkAnswers) {

	/**
	 * The consent that counts of an earlier and a later told one. What was given before
	 * the customer said no brings nothing back.
	 */
	static @Nullable Consent counting(@Nullable Consent known, @Nullable Consent told, @Nullable Instant optedOutAt) {
		Consent newest = (known == null || (told != null && told.at().isAfter(known.at()))) ? told : known;
		return (newest != null && (optedOutAt == null || newest.at().isAfter(optedOutAt))) ? newest : null;
	}

}
