package io.touchpoint.feedback.invitation;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * A customer who may be invited, as far as that matters.
 *
 * @param site in whose name
 * @param hasEmail whether there is an address
 * @param consents whether the customer may be written to
 * @param optedOut whether the customer said no
 * @param died whether the customer left by death
 * @param restedAt when the last invitation is or was due
 * @param survey code of the survey to answer; null if the site has none for this type
 */
record Candidate(UUID customer, CustomerType type, String site, boolean hasEmail, boolean consents, boolean optedOut,
		boolean died, @Nullable Instant restedAt, @Nullable String survey) {
}
