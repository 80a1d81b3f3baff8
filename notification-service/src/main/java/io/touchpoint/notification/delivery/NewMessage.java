package io.touchpoint.notification.delivery;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message that an event asks for. At most one is kept per event, channel and kind.
 *
 * @param event id of the event that asks for it
 * @param site code of the site in whose name it goes out
 * @param kind what it is for
 * @param source the service that knows the recipient
 * @param about id of the thing there that it is about
 * @param suppressed why it must not be sent; null if it is to be sent
 */
public record NewMessage(UUID event, String site, MessageKind kind, String source, String about,
		@Nullable String suppressed) {
}
