package io.touchpoint.complaint.letter;

import java.util.Locale;
import java.util.Set;

/**
 * Which languages are read from right to left.
 */
final class RightToLeft {

	private static final Set<String> LANGUAGES = Set.of("ar", "fa", "he", "ur");

	private RightToLeft() {
	}

	static boolean is(String tag) {
		return LANGUAGES.contains(Locale.forLanguageTag(tag).getLanguage());
	}

}
