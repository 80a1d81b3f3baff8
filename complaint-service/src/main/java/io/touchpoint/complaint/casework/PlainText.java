package io.touchpoint.complaint.casework;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text as people write it, without the control characters that they cannot type and the
 * database cannot keep.
 */
public final class PlainText {

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

	/**
	 * White space, and signs that say how others are to be written: within words Persian
	 * and Arabic need them, but alone they are nothing.
	 */
	private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*");

	private PlainText() {
	}

	/** Cleaned and trimmed; empty if nobody would see anything. */
	public static String of(@Nullable String text) {
		String plain = (text == null) ? "" : CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
		return UNSEEN.matcher(plain).matches() ? "" : plain;
	}

	/** The same, or null if nothing is left. */
	public static @Nullable String orNull(@Nullable String text) {
		String plain = of(text);
		return plain.isEmpty() ? null : plain;
	}

	/**
	 * The first words of a text, in one line: whole words as far as they fit, and a sign
	 * that there is more.
	 * @param most letters, the sign included
	 */
	public static String beginning(String text, int most) {
		String line = of(text).replaceAll("\\s+", " ");
		if (line.codePointCount(0, line.length()) <= most) {
			return line;
		}
		int end = line.offsetByCodePoints(0, most - 1);
		int gap = line.lastIndexOf(' ', end);
		return line.substring(0, (gap > 0) ? gap : end) + "…";
	}

}
