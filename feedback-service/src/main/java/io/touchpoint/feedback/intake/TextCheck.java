package io.touchpoint.feedback.intake;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks free text: its type, its length, and that it holds only characters that can be
 * stored and shown.
 */
public final class TextCheck {

	/** Most characters of an e-mail address. */
	public static final int LONGEST_EMAIL = 254;

	private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"()\\[\\]\\\\]{1,64}@[^\\s@,;<>\"()\\[\\]\\\\]+");

	private static final Pattern DOMAIN = Pattern
		.compile("(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}");

	private final Faults faults;

	TextCheck(Faults faults) {
		this.faults = faults;
	}

	/**
	 * Whether all characters can be stored and shown.
	 */
	public static boolean isFit(String text) {
		int point;
		for (int i = 0; i < text.length(); i += Character.charCount(point)) {
			point = text.codePointAt(i);
			if (!isFit(point)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * No control character but tab and line ends, no half of a surrogate pair, no
	 * non-character. By hand: an import asks this of millions of letters.
	 */
	private static boolean isFit(int point) {
		return (point >= ' ' || point == '\t' || point == '\n' || point == '\r') && point != 0x7f
				&& (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) && point != 0xfffe
				&& point != 0xffff;
	}

	/**
	 * Whether the text is an e-mail address.
	 */
	public static boolean isEmail(String text) {
		return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches()
				&& DOMAIN.matcher(text.substring(text.indexOf('@') + 1)).matches();
	}

	/**
	 * The text without outer blanks; null when there is none or it is refused.
	 */
	@Nullable String optional(String field, JsonNode value, int longest) {
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			this.faults.wrongType(field, "a text");
			return null;
		}
		String text = value.stringValue().strip();
		if (text.codePointCount(0, text.length()) > longest) {
			this.faults.tooLong(field, longest);
			return null;
		}
		if (!isFit(text)) {
			this.faults.add(field, "unfit-characters", "'" + field + "' holds characters that cannot be stored.");
			return null;
		}
		return text.isEmpty() ? null : text;
	}

}
