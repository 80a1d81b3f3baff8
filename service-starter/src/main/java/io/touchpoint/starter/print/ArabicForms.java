package io.touchpoint.starter.print;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Gives Arabic letters the form that they have beside their neighbours, as a PDF's font
 * needs it. The forms are those of Unicode's own names, so letters of Persian and Urdu
 * are among them. Vowel signs stay with their letter and do not come between it and its
 * neighbours. A font alone does not put one sign above another, so a doubled letter has
 * no vowel above.
 */
final class ArabicForms {

	private enum Form {

		ISOLATED, FINAL, INITIAL, MEDIAL

	}

	private static final int[][] BLOCKS = { { 0xfb50, 0xfbff }, { 0xfe80, 0xfefc } };

	private static final String NAME = " FORM";

	private static final char LAM = 'ل';

	private static final char TATWEEL = 'ـ';

	private static final Map<String, Map<Form, Character>> FORMS = read();

	private ArabicForms() {
	}

	/** Later blocks win: the newer one has all forms of the plain letters. */
	private static Map<String, Map<Form, Character>> read() {
		Map<String, Map<Form, Character>> forms = new HashMap<>();
		for (int[] block : BLOCKS) {
			for (int code = block[0]; code <= block[1]; code++) {
				String name = Character.getName(code);
				if (name != null && name.endsWith(NAME)) {
					String word = name.substring(name.lastIndexOf(' ', name.length() - NAME.length() - 1) + 1,
							name.length() - NAME.length());
					forms
						.computeIfAbsent(Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC),
								(letters) -> new HashMap<>())
						.put(Form.valueOf(word), (char) code);
				}
			}
		}
		return forms;
	}

	static String shaped(String text) {
		Signs signs = Signs.of(text);
		String letters = signs.letters();
		StringBuilder shaped = new StringBuilder(text.length()).append(signs.leading());
		for (int at = 0; at < letters.length(); at++) {
			boolean before = at > 0 && joinsOn(letters.charAt(at - 1));
			String pair = ligature(letters, at);
			String letter = (pair != null) ? pair : letters.substring(at, at + 1);
			int next = at + letter.length();
			boolean after = pair == null && joinsOn(letters.charAt(at)) && next < letters.length()
					&& joinsBack(letters.charAt(next));
			shaped.append(form(letter, before, after));
			for (int part = at; part < next; part++) {
				shaped.append(signs.of(part));
			}
			at = next - 1;
		}
		return shaped.toString();
	}

	/** Lam and alef are written as one. */
	private static @Nullable String ligature(String letters, int at) {
		if (letters.charAt(at) != LAM || at + 1 == letters.length()) {
			return null;
		}
		String pair = letters.substring(at, at + 2);
		return FORMS.containsKey(pair) ? pair : null;
	}

	private static String form(String letter, boolean before, boolean after) {
		Map<Form, Character> forms = FORMS.get(letter);
		if (forms == null) {
			return letter;
		}
		Form wanted = before ? (after ? Form.MEDIAL : Form.FINAL) : (after ? Form.INITIAL : Form.ISOLATED);
		Character form = forms.get(wanted);
		return (form != null) ? form.toString() : letter;
	}

	/** Whether the letter reaches for the one that follows. */
	private static boolean joinsOn(char letter) {
		return letter == TATWEEL || has(letter, Form.INITIAL);
	}

	/** Whether the letter reaches back for the one before. */
	private static boolean joinsBack(char letter) {
		return letter == TATWEEL || has(letter, Form.FINAL);
	}

	private static boolean has(char letter, Form form) {
		Map<Form, Character> forms = FORMS.get(String.valueOf(letter));
		return forms != null && forms.containsKey(form);
	}

}
