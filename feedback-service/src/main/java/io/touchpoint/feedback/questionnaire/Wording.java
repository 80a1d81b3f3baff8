package io.touchpoint.feedback.questionnaire;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text in the languages of its questionnaire.
 */
public record Wording(@JsonValue Map<String, String> byLanguage) {

	/** What is shown where a language is missing. */
	public static final String FALLBACK = "en";

	@JsonCreator
	public Wording {
		byLanguage = Map.copyOf(byLanguage);
		if (!byLanguage.containsKey(FALLBACK)) {
			throw new IllegalArgumentException("A wording needs at least its English text");
		}
	}

	public String in(String language) {
		String text = this.byLanguage.get(language);
		return (text != null) ? text : String.valueOf(this.byLanguage.get(FALLBACK));
	}

}
