package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A text to begin with.
 *
 * @param site where it is used; none for all sites
 * @param text with gaps, as {@code {name}}
 * @param retired whether it is offered no more
 */
record LetterTemplate(UUID id, @Nullable String site, String name, String language, String text, boolean retired,
		long revision, Instant changedAt, String changedBy) {
}
