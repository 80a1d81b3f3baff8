package io.touchpoint.notification.delivery;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for, as the service that knows the person answers.
 *
 * @param email address as the person gave it
 * @param name name as the person gave it
 * @param language language tag
 * @param reference what the person may quote
 * @param trackingUrl secret address under which the person follows or does the matter
 * @param replyTo where an answer is taken as one about the matter; null for the site's
 * own address
 * @param facts what else the mail of this kind speaks of, by the name in its template
 */
public record Contact(String email, @Nullable String name, @Nullable String language, @Nullable String reference,
		@Nullable String trackingUrl, @Nullable String replyTo, Map<String, String> facts) {
}
