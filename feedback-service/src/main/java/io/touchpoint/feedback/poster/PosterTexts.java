package io.touchpoint.feedback.poster;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words on a poster in its language.
 */
final class PosterTexts {

	private static final ResourceBundle.Control EXACT = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final ResourceBundle bundle;

	private PosterTexts(ResourceBundle bundle) {
		this.bundle = bundle;
	}

	static PosterTexts in(String language) {
		return new PosterTexts(ResourceBundle.getBundle("poster-texts", Locale.forLanguageTag(language), EXACT));
	}

	String get(String key) {
		return this.bundle.getString(key);
	}

}
