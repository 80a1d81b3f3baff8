package io.touchpoint.complaint.promise;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How and when the customer agreed that another promise takes the place of the old one.
 */
record Consent(Way how, Instant at, @Nullable String note) {

	/** By what means they said so. */
	enum Way {

		IN_PERSON, PHONE, EMAIL, LETTER, TRACKING_PAGE

	}

}
