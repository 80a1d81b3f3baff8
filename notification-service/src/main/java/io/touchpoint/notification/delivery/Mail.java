package io.touchpoint.notification.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A finished mail.
 *
 * @param id id of the message; makes the Message-ID, so that a repeated mail is known as
 * such
 * @param createdAt when the message was stored
 * @param recipient address
 * @param words what it says
 */
record Mail(UUID id, Instant createdAt, String recipient, Composition.Words words) {
}
