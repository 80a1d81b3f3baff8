package io.touchpoint.notification.template;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.site.Site;

/**
 * What a template may speak of.
 *
 * @param site in whose name the mail goes out
 * @param name how the customer is addressed; null if unknown
 * @param reference what the customer may quote
 * @param trackingUrl where the customer follows the matter
 * @param facts what else the mail of this kind speaks of, by name
 */
record MailFacts(Site site, @Nullable String name, @Nullable String reference, @Nullable String trackingUrl,
		Map<String, String> facts) {
}
