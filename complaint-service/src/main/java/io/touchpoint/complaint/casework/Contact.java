package io.touchpoint.complaint.casework;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the customer wants to be answered; there is one only with consent.
 */
public record Contact(String email, @Nullable String name) {

	/** What stands for words that a reader does not see. */
	public static final String HIDDEN = "•••";

	/**
	 * A text of ours without the customer's name and address, for who may not see them.
	 */
	public String cutOutOf(String text) {
		String shown = cut(this.email, text);
		return (this.name == null || this.name.isBlank()) ? shown : cut(this.name.strip(), shown);
	}

	static String cut(String word, String text) {
		return Pattern
			.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
					Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
			.matcher(text)
			.replaceAll(Matcher.quoteReplacement(HIDDEN));
	}

}
