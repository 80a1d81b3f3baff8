package io.touchpoint.notification.browse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides addresses from those who need not know them: {@code j…@example.org}.
 */
final class Mask {

	private Mask() {
	}

	static String address(String address) {
		int at = address.lastIndexOf('@');
		return (at < 1) ? "…" : address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
	}

	/**
	 * Hides the address wherever the text quotes it.
	 */
	static String in(String text, String address) {
		return Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
			.matcher(text)
			.replaceAll(Matcher.quoteReplacement(address(address)));
	}

}
