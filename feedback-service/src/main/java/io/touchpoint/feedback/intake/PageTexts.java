package io.touchpoint.feedback.intake;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the public pages. A language without texts of its own is shown in English.
 */
public final class PageTexts {

	private static final ResourceBundle.Control EXACT = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur");

	private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

	private PageTexts() {
	}

	/**
	 * The texts by key.
	 */
	public static Map<String, String> in(String language) {
		return READ.computeIfAbsent(language, PageTexts::read);
	}

	private static Map<String, String> read(String language) {
		ResourceBundle bundle = ResourceBundle.getBundle("survey-texts", Locale.forLanguageTag(language), EXACT);
		Map<String, String> texts = new TreeMap<>();
		bundle.keySet().forEach((key) -> texts.put(key, bundle.getString(key)));
		return Collections.unmodifiableMap(texts);
	}

	/**
	 * In which direction the language is written, as HTML says it.
	 */
	public static String direction(String language) {
		return RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
	}

	/**
	 * The page's sentence for a fault: the one for this kind of field if there is one.
	 */
	public static String fault(Map<String, String> texts, String kind, String reason) {
		String sentence = texts.get("fault." + kind + "." + reason);
		if (sentence == null) {
			sentence = texts.get("fault." + reason);
		}
		return (sentence != null) ? sentence : String.valueOf(texts.get("fault.invalid"));
	}

	/**
	 * The languages to switch between, each in its own name.
	 */
	public static List<SurveyView.Language> languages(List<String> codes, String current) {
		return codes.stream()
			.map((code) -> new SurveyView.Language(code, ownName(Locale.forLanguageTag(code)), code.equals(current)))
			.toList();
	}

	/** Capitalised in every language, because the names stand beside each other. */
	private static String ownName(Locale language) {
		String name = language.getDisplayLanguage(language);
		return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(language) + name.substring(1);
	}

}
