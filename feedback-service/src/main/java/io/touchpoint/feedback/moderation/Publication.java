package io.touchpoint.feedback.moderation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether the approved comments of a site are seen in public.
 *
 * @param shown not, unless head office said so
 * @param url where they are seen while they are
 * @param revision rises with each change; 0 before the first
 */
record Publication(String site, String siteName, boolean shown, String url, long revision, @Nullable Instant changedAt,
		@Nullable String changedBy) {
}
