package io.touchpoint.local.demo;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Somebody with a name and an address that can belong to nobody.
 */
record Person(String name, String email) {

	static Person any(Chance chance, Phrases phrases, int number) {
		String first = chance.oneOf(phrases.about("first names"));
		String last = chance.oneOf(phrases.about("last names"));
		String plain = Normalizer.normalize(first + "." + last, Normalizer.Form.NFD)
			.replaceAll("[^A-Za-z.]", "")
			.toLowerCase(Locale.ROOT);
		return new Person(first + " " + last, "%s.%d@example.org".formatted(plain, number));
	}

}
