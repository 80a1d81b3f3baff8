package io.touchpoint.notification.template;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.site.Site;

/**
 * What a template may speak of.
 *
 * @param site in whose name the mail goes out
 * @param name how the customer is addressed; null if unknown
 * @param reference what the customer may quote
 * @param trackingUrl where the customer follows the matter
 * @param words what is passed on
 * @param count of how many answers is told
 */
record MailFacts(Site site, @Nullable String name, @Nullable String reference, @Nullable String trackingUrl,
		@Nullable String words, @Nullable Integer count) {
}
