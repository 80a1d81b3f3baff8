package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Praise as staff see it.
 *
 * @param unit the unit it is for
 * @param person the one it is for, by name
 * @param personId their account in the directory
 * @param words what was said; null too where it is restricted
 * @param recordedBy null if it was made by itself, from an answer that is magic
 * @param restricted whether a complaint that is for few eyes only came from the response
 */
record Compliment(UUID id, String site, ComplimentSource source, @Nullable String touchpoint, @Nullable String unit,
		@Nullable String person, @Nullable UUID personId, @Nullable String words, String language,
		@Nullable UUID response, @Nullable UUID letter, boolean contactable, ComplimentState state, Instant recordedAt,
		@Nullable String recordedBy, @Nullable Instant thankedAt, @Nullable String thankedBy,
		@Nullable Instant forwardedAt, @Nullable String forwardedBy, boolean restricted) {

	Cursor cursor() {
		return new Cursor(this.recordedAt, this.id);
	}

	/** Whether it is known for whom it is. */
	boolean isComplete() {
		return this.unit != null || this.person != null;
	}

}
