package io.touchpoint.feedback.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A consent as it is sent. Without one there is none.
 *
 * @param at left out: now
 * @param linkAnswers left out: answers stay without a name
 */
record NewConsent(@Nullable ConsentSource source, @Nullable Instant at, @Nullable Boolean linkAnswers) {
}
