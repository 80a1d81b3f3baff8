package io.touchpoint.complaint.duplicate;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a case as a set of single words and pairs of neighbours, so that the same
 * words in another order are less alike (Broder 1997, "On the resemblance and containment
 * of documents").
 */
record Words(Set<String> shingles) {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+|\u0640");

	private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

	static Words of(String text) {
		String unmarked = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
		String plain = NO_LETTERS.matcher(unmarked.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
		List<String> words = plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
		Set<String> shingles = new HashSet<>(words);
		for (int i = 0; i + 1 < words.size(); i++) {
			shingles.add(words.get(i) + " " + words.get(i + 1));
		}
		return new Words(Set.copyOf(shingles));
	}

	/**
	 * How much of both is in both: 0 if nothing, 1 if all. No words are like none.
	 */
	double likeness(Words other) {
		Set<String> common = new HashSet<>(this.shingles);
		common.retainAll(other.shingles);
		int all = this.shingles.size() + other.shingles.size() - common.size();
		return (all == 0) ? 0 : (double) common.size() / all;
	}

}
