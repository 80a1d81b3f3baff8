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

	/**
	 * Reads the text form; a 400 problem on anything else.
	 */
	public static Cursor parse(String text) {
		try {
			String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
			int gap = plain.indexOf(' ');
			return new Cursor(Instant.parse(plain.substring(0, gap)), UUID.fromString(plain.substring(gap + 1)));
		}
		catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException ex) {
			throw Problems.invalid(new FieldFault("after", "invalid", "'after' is not a cursor that this list gave."));
		}
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.at + " " + this.id).getBytes(StandardCharsets.UTF_8));
	}

}
