package io.touchpoint.feedback.kiosk;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.web.Cursor;

/**
 * What was answered at a kiosk and fits none of its questions.
 *
 * @param reason why it does not fit
 * @param answer as the device sent it; null once it was discarded
 * @param deviceAt when, by the device's own clock
 */
record RefusedAnswer(UUID id, String reason, @Nullable String answer, @Nullable Instant deviceAt, Instant receivedAt,
		@Nullable Instant discardedAt, @Nullable String discardedBy) {

	Cursor cursor() {
		return new Cursor(this.receivedAt, this.id);
	}

}
