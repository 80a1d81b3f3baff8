package io.touchpoint.complaint.site;

import org.jspecify.annotations.Nullable;

/**
 * How a customer reaches a site other than through a form.
 */
public record SiteContact(@Nullable String email, @Nullable String phone, @Nullable String address) {
}
