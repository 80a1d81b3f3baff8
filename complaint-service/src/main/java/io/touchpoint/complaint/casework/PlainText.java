package io.touchpoint.complaint.casework;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text as people write it, without the control characters that they cannot type and the
 * database cannot keep.
 */
public final class PlainText {

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

	private PlainText() {
	}

	/** Cleaned and trimmed. */
	public static String of(@Nullable String text) {
		return (text == null) ? "" : CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
	}

	/** The same, or null if nothing is left. */
	public static @Nullable String orNull(@Nullable String text) {
		String plain = of(text);
		return plain.isEmpty() ? null : plain;
	}

}
