package io.touchpoint.feedback.visit;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.touchpoint.feedback.intake.PageTexts;

/**
 * The texts of the shopper's page: its own, and those of the questions.
 */
final class VisitTexts {

	private static final ResourceBundle.Control EXACT = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

	private VisitTexts() {
	}

	/** A language without texts of its own is shown in English. */
	static Map<String, String> in(String language) {
		return READ.computeIfAbsent(language, VisitTexts::read);
	}

	/**
	 * Writes a time by the clocks of the site, whose zone it names, as a reader of the
	 * language does; without more to go by, English is that of most places.
	 */
	static DateTimeFormatter clock(String language, ZoneId zone) {
		return new DateTimeFormatterBuilder().appendLocalized("yMMMdHm")
			.appendPattern(" z")
			.toFormatter(Locale.forLanguageTag(language.equals("en") ? "en-GB" : language))
			.withZone(zone);
	}

	private static Map<String, String> read(String language) {
		Map<String, String> texts = new TreeMap<>(PageTexts.in(language));
		ResourceBundle own = ResourceBundle.getBundle("visit-texts", Locale.forLanguageTag(language), EXACT);
		own.keySet().forEach((key) -> texts.put(key, own.getString(key)));
		return Collections.unmodifiableMap(texts);
	}

}
