package io.touchpoint.complaint.casework;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as small letters without marks, with one space between words, for finding terms
 * in it whatever the language. Pure.
 *
 * @param text begins and ends with a space
 */
public record PlainWords(String text) {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+|\u0640");

	private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

	public static PlainWords of(String text) {
		return new PlainWords(" " + plain(text) + " ");
	}

	/**
	 * Whether some words occur.
	 * @param term one or more words; with a star at the end, the beginning of words
	 */
	public boolean have(String term) {
		return this.text.contains(" " + plain(term) + (term.endsWith("*") ? "" : " "));
	}

	/** The first of its letters. */
	public PlainWords beginning(int most) {
		return (this.text.length() <= most) ? this : new PlainWords(this.text.substring(0, most) + " ");
	}

	private static String plain(String text) {
		String unmarked = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
		return NO_LETTERS.matcher(unmarked.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
	}

}
