package io.touchpoint.feedback.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * Telephone numbers in a text. Each try of one is dear, and there are tries for every
 * country: so only what may be one is tried, and no text gets more than so many tries.
 * Pure.
 */
final class PhoneNumbers {

	/** A text with more is not read closely: all of them are left out. */
	static final int MOST = 12;

	/** For the numbers of a text in one country. */
	static final int TRIES = 8 * MOST;

	/** Of a number in any country, with what is dialled before it. */
	private static final int MOST_DIGITS = 18;

	/** Seven digits and more with little between them. */
	private static final Pattern DIGITS = Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nd}\\n]{0,3}+\\p{Nd}){6,}+");

	/** Is part of no number, and cuts nothing off. */
	private static final char NOTHING = '_';

	private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

	private final List<String> regions;

	PhoneNumbers(List<String> regions) {
		this.regions = Stream.concat(Stream.of("ZZ"), regions.stream()).toList();
	}

	/**
	 * Where a number is, or may be.
	 */
	record Span(int from, int to) {
	}

	List<Span> find(String text) {
		List<Span> sought = sought(text);
		if (sought.isEmpty() || sought.size() > MOST) {
			return sought;
		}
		String rest = only(sought, text);
		List<Span> found = new ArrayList<>();
		for (String region : this.regions) {
			for (PhoneNumberMatch match : this.phones.findNumbers(rest, region, PhoneNumberUtil.Leniency.VALID,
					TRIES)) {
				found.add(new Span(match.start(), match.end()));
			}
		}
		return found;
	}

	/**
	 * What may be a telephone number: long enough, and not so long that it is none.
	 */
	static List<Span> sought(String text) {
		List<Span> sought = new ArrayList<>();
		Matcher matcher = DIGITS.matcher(text);
		while (matcher.find()) {
			if (matcher.group().codePoints().filter(Character::isDigit).count() <= MOST_DIGITS) {
				sought.add(new Span(matcher.start(), matcher.end()));
			}
		}
		return sought;
	}

	/** The text with no other digits than these, each at its place. */
	private static String only(List<Span> sought, String text) {
		StringBuilder rest = new StringBuilder(text);
		int at = 0;
		for (Span span : sought) {
			erase(rest, at, span.from());
			at = span.to();
		}
		erase(rest, at, text.length());
		return rest.toString();
	}

	private static void erase(StringBuilder text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (Character.isDigit(text.charAt(i))) {
				text.setCharAt(i, NOTHING);
			}
		}
	}

}
