package io.touchpoint.starter.print;

import java.util.ArrayList;
import java.util.List;

/**
 * A text taken apart into its letters and the signs above and below each of them.
 *
 * @param letters the text without its signs
 * @param leading signs before the first letter
 * @param ofLetters the signs of each letter that can be drawn
 */
record Signs(String letters, String leading, List<String> ofLetters) {

	private static final char DOUBLED = '\u0651';

	/**
	 * The vowels above: two fathas and two dammas, fatha, damma, none, and a small alef.
	 */
	private static final String VOWELS_ABOVE = "\u064b\u064c\u064e\u064f\u0652\u0670";

	static Signs of(String text) {
		StringBuilder letters = new StringBuilder(text.length());
		List<StringBuilder> signs = new ArrayList<>(List.of(new StringBuilder()));
		text.chars().forEach((code) -> {
			if (isSign(code)) {
				signs.getLast().append((char) code);
			}
			else {
				letters.append((char) code);
				signs.add(new StringBuilder());
			}
		});
		List<String> drawn = new ArrayList<>();
		for (int at = 0; at < letters.length(); at++) {
			drawn.add(drawn(signs.get(at + 1).toString()));
		}
		return new Signs(letters.toString(), signs.getFirst().toString(), drawn);
	}

	String of(int letter) {
		return this.ofLetters.get(letter);
	}

	private static boolean isSign(int code) {
		return Character.getType(code) == Character.NON_SPACING_MARK;
	}

	/** Both would stand at one place, and the doubling says more than the vowel. */
	private static String drawn(String signs) {
		if (signs.indexOf(DOUBLED) < 0) {
			return signs;
		}
		StringBuilder drawn = new StringBuilder();
		signs.chars().filter((sign) -> VOWELS_ABOVE.indexOf(sign) < 0).forEach((sign) -> drawn.append((char) sign));
		return drawn.toString();
	}

}
