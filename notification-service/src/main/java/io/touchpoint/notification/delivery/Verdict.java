package io.touchpoint.notification.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message after a try.
 *
 * @param state its next state
 * @param dueAt when it may be claimed again, if it waits
 * @param reason why, unless it was sent
 */
record Verdict(MessageState state, Instant dueAt, @Nullable String reason) {
}
