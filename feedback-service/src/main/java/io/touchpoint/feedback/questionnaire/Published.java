package io.touchpoint.feedback.questionnaire;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version with when and by whom it was published.
 *
 * @param by null for what Touchpoint brought along
 */
record Published(Questionnaire questionnaire, Instant at, @Nullable String by) {
}
