package io.touchpoint.feedback.moderation;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.site.Period;

/**
 * Which comments are wanted; what is null does not matter.
 *
 * @param state what was decided about them
 * @param text part of the comment as it was written
 */
record QueueFilter(Moderation state, @Nullable String site, @Nullable String touchpoint, Period period,
		@Nullable String text) {
}
