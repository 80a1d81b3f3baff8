package io.touchpoint.notification.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message that an event asks for. At most one is kept per event, channel, kind and
 * recipient.
 *
 * @param event id of the event that asks for it
 * @param occurredAt when that happened
 * @param occasion what it is about and to whom it goes
 * @param complaint the complaint that it belongs to, whose restriction hides it; null if
 * it belongs to none
 * @param answer the answer that it has to do with beside what it is about: empty if none,
 * null if its kind has to do with none
 * @param suppressed why it must not be sent; null if it is to be sent
 */
public record NewMessage(UUID event, Instant occurredAt, Occasion occasion, @Nullable String complaint,
		@Nullable String answer, @Nullable String suppressed) {
}
