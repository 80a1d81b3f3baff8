package io.touchpoint.feedback.intake;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks free text: its type, its length, and that it holds only characters that can be
 * stored and shown.
 */
public final class TextCheck {

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
