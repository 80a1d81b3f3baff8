package io.touchpoint.feedback.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.touchpoint.starter.web.FieldFault;

import static io.touchpoint.feedback.questionnaire.Wording.FALLBACK;

/**
 * What names of things may look like.
 */
final class Texts {

	/** One line without characters that nobody sees. */
	static final String PLAIN = "[^\\p{Cntrl}\\p{Cs}\\u2028\\u2029]*";

	/** Codes of sites and touchpoints. */
	static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

	private static final Pattern LINE = Pattern.compile(PLAIN);

	private static final int LONGEST = 80;

	private static final int MOST_LANGUAGES = 20;

	private Texts() {
	}

	/**
	 * The faults of a name that is given by language.
	 */
	static List<FieldFault> faults(String field, Map<String, String> byLanguage) {
		List<FieldFault> faults = new ArrayList<>();
		if (!byLanguage.containsKey(FALLBACK)) {
			faults.add(new FieldFault(field + "." + FALLBACK, "missing", "The English name is missing."));
		}
		if (byLanguage.size() > MOST_LANGUAGES) {
			faults.add(new FieldFault(field, "too-many", "At most " + MOST_LANGUAGES + " languages."));
		}
		byLanguage.forEach((language, text) -> {
			if (!LANGUAGE.matcher(language).matches()) {
				faults.add(new FieldFault(field, "invalid", "A name stands under a language tag such as 'en'."));
			}
			else if (text == null || text.isBlank()) {
				faults.add(new FieldFault(field + "." + language, "missing", "A name must not be empty."));
			}
			else if (text.length() > LONGEST || !LINE.matcher(text).matches()) {
				faults.add(new FieldFault(field + "." + language, "invalid",
						"A name is one line of at most " + LONGEST + " letters."));
			}
		});
		return faults;
	}

}
