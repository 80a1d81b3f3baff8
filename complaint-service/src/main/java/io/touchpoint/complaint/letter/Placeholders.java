package io.touchpoint.complaint.letter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The gaps of a text, as {@code {name}}, and what fills them. Pure.
 */
final class Placeholders {

	private static final Pattern GAP = Pattern.compile("\\{([\\p{L}\\p{N} _-]{1,40})}");

	private Placeholders() {
	}

	/** What a text may leave to be filled in. */
	enum Placeholder {

		/** What the customer is called; a friendly word where that is not known. */
		NAME,

		/** The number of the case. */
		REFERENCE,

		/** What the complaint is about, in a few words. */
		SUBJECT,

		/** The name of the site. */
		SITE,

		/**
		 * How the site is reached: its name, address, phone and e-mail, line by line. At
		 * the end of a text the name alone, as the page around it tells the rest.
		 */
		CONTACT,

		/** What we promised next; none if no promise is open. */
		PROMISE,

		/** By when that is. */
		PROMISE_DUE,

		/** By when the customer gets the next answer; none if nothing is owed. */
		ANSWER_BY,

		/**
		 * Who alone answers, in a letter about how we stay in contact; nothing in others.
		 */
		PLAN_PERSON,

		/** How often that is. */
		PLAN_EVERY,

		/** Until when it is so. */
		PLAN_UNTIL,

		/** Who writes. */
		ME;

		/** As it stands in a text, without its braces. */
		String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * A text with its gaps filled.
	 *
	 * @param open the gaps that nothing fills, as they stand in the text
	 */
	record Filled(String text, List<String> open) {
	}

	static Filled fill(String text, Map<Placeholder, String> values) {
		String filled = GAP.matcher(text)
			.replaceAll((gap) -> Matcher.quoteReplacement(Stream.of(Placeholder.values())
				.filter((placeholder) -> placeholder.word().equals(gap.group(1)) && values.containsKey(placeholder))
				.map((placeholder) -> String.valueOf(values.get(placeholder)))
				.findFirst()
				.orElse(gap.group())));
		return new Filled(filled, gaps(text).filter((gap) -> !known(gap, values)).toList());
	}

	/** The gaps of a text that no case could fill. */
	static List<String> unknown(String text) {
		return gaps(text)
			.filter((gap) -> Stream.of(Placeholder.values()).noneMatch((known) -> known.word().equals(gap)))
			.toList();
	}

	private static boolean known(String gap, Map<Placeholder, String> values) {
		return values.keySet().stream().anyMatch((placeholder) -> placeholder.word().equals(gap));
	}

	private static Stream<String> gaps(String text) {
		return GAP.matcher(text).results().map((gap) -> gap.group(1)).distinct();
	}

}
