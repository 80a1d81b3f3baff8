package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A letter with its scan.
 *
 * @param became what it turned out to be; null as long as nobody has said
 * @param becameId the complaint or compliment
 */
record Letter(UUID id, String site, String name, String type, int bytes, @Nullable Became became,
		@Nullable UUID becameId, Instant receivedAt, String receivedBy) {

	/**
	 * What a letter can be.
	 */
	enum Became {

		COMPLAINT, COMPLIMENT

	}

	/** The Idempotency-Key under which the marks of a letter are entered. */
	static String keyOfMarks(UUID letter) {
		return "letter-" + letter;
	}

	Cursor cursor() {
		return new Cursor(this.receivedAt, this.id);
	}

}
