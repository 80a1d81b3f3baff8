package io.touchpoint.feedback.questionnaire;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version with when, by whom and why it was published.
 *
 * @param by null for what Touchpoint brought along
 * @param note null if they said nothing
 */
record Published(Questionnaire questionnaire, Instant at, @Nullable String by, @Nullable String note) {
}
