package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A letter with its scan.
 *
 * @param became what it turned out to be; null as long as nobody has said
 * @param becameId the complaint or compliment
 * @param receivedOn the day on which it came, in the site's time zone; it may have been
 * taken in later
 */
record Letter(UUID id, String site, String name, String type, int bytes, @Nullable Became became,
		@Nullable UUID becameId, LocalDate receivedOn, Instant receivedAt, String receivedBy) {

	private static final Pattern MARKS = Pattern
		.compile("letter-(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

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

	/** The letter whose marks have that key; null if it is none of a letter. */
	static @Nullable UUID ofKey(String key) {
		Matcher marks = MARKS.matcher(key);
		return marks.matches() ? UUID.fromString(marks.group(1)) : null;
	}

	Cursor cursor() {
		return new Cursor(this.receivedAt, this.id);
	}

}
