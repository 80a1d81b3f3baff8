package io.touchpoint.complaint.promise;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When a promise was broken.
 *
 * @param by the clock, or the colleague who said that it cannot be kept
 * @param reason why; the clock gives none
 */
record Breach(Instant at, String by, @Nullable String reason) {
}
