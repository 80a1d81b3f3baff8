package io.touchpoint.starter.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a keyset page ended: the time and id of its last row. Its text form is opaque to
 * callers.
 */
public record Cursor(Instant at, UUID id) {

	/** No database knows all times that Java does. */
	private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	/**
	 * Reads the text form; a 400 problem on anything else.
	 */
	public static Cursor parse(String text) {
		try {
			String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
			int gap = plain.indexOf(' ');
			Instant at = Instant.parse(plain.substring(0, gap));
			if (at.isBefore(FIRST) || at.isAfter(LAST)) {
				throw invalid();
			}
			return new Cursor(at, UUID.fromString(plain.substring(gap + 1)));
		}
		catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException ex) {
			throw invalid();
		}
	}

	private static ProblemException invalid() {
		return Problems.invalid(new FieldFault("after", "invalid", "'after' is not a cursor that this list gave."));
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.at + " " + this.id).getBytes(StandardCharsets.UTF_8));
	}

}
