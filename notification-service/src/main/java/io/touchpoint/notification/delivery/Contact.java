package io.touchpoint.notification.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for, as the service that knows the person answers.
 *
 * @param email address as the person gave it
 * @param name name as the person gave it
 * @param language language tag
 * @param reference what the person may quote
 * @param trackingUrl secret address under which the person follows the matter
 * @param words what is passed on to them
 * @param count of how many answers they are told
 */
public record Contact(String email, @Nullable String name, @Nullable String language, @Nullable String reference,
		@Nullable String trackingUrl, @Nullable String words, @Nullable Integer count) {
}
