package io.touchpoint.feedback.moderation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Finds what a comment must not show in public: addresses, numbers that lead to a person
 * or an account, and words that nobody wants to read. Pure. Names are not found; whoever
 * approves a comment marks them.
 */
@Component
class Masking {

	/** What stands for what was left out. */
	static final String MASK = "***";

	/** Also as it is written to hide it from programs. */
	private static final Pattern EMAIL = Pattern
		.compile("[\\p{L}\\p{N}._%+'-]{1,64}\\s{0,2}(?:@|[(\\[{]\\s?at\\s?[)\\]}])\\s{0,2}[\\p{L}\\p{N}-]{1,63}"
				+ "(?:(?:\\.|\\s{1,2}\\.\\s{0,2}|\\s{0,2}[(\\[{]\\s?dot\\s?[)\\]}]\\s{0,2})[\\p{L}\\p{N}-]{2,63}){1,5}",
				Pattern.CASE_INSENSITIVE);

	/** Two letters, two digits, and groups of four: an account of a bank. */
	private static final Pattern IBAN = Pattern.compile(
			"(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?(?![\\p{L}\\p{N}])");

	/** What people put between the digits of a number, beside blanks and dashes. */
	private static final Pattern BETWEEN = Pattern
		.compile("[\\p{Zs}\\t\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65_|*~]");

	/** One of them is two characters long. */
	private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212]");

	/**
	 * Long numbers, however they are cut: cards, accounts, patients. Days and times are
	 * shorter.
	 */
	private static final Pattern NUMBER = Pattern
		.compile("(?<![\\p{N}])\\+?\\(?\\p{Nd}(?:[ ./()-]{0,4}\\p{Nd}){8,24}(?![\\p{N}])");

	private static final List<String> LANGUAGES = List.of("en", "es", "ar");

	/** Digits and signs that are read as the letter. */
	private static final Map<Character, String> LOOKS_LIKE = Map.of('a', "4@", 'e', "3", 'i', "1!", 'o', "0", 's', "5$",
			't', "7");

	private final PhoneNumbers phones;

	private final Map<String, Pattern> words = new TreeMap<>();

	Masking(ModerationSettings settings) {
		this.phones = new PhoneNumbers(settings.phoneRegions());
		Stream.concat(LANGUAGES.stream(), settings.words().keySet().stream()).distinct().forEach((language) -> {
			List<String> all = new ArrayList<>(settings.words().getOrDefault(language, List.of()));
			all.addAll(shipped(language));
			if (!all.isEmpty()) {
				this.words.put(language, anyOf(all, Masking::disguised));
			}
		});
	}

	/** Kinds of what is left out. */
	enum Kind {

		EMAIL, PHONE, ACCOUNT, WORD, MARKED

	}

	/**
	 * A comment without what it must not show.
	 *
	 * @param kinds what was left out
	 */
	record Masked(String text, Set<Kind> kinds) {
	}

	private record Found(int from, int to, Kind kind) {

		/** Where it stands in what was written. */
		Found in(PlainText plain) {
			return new Found(plain.from(this.from), plain.to(this.to), this.kind);
		}

	}

	private static List<String> shipped(String language) {
		try (InputStream words = Masking.class.getResourceAsStream("/profanity/" + language + ".txt")) {
			return (words == null) ? List.of()
					: new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8)).lines()
						.map(String::strip)
						.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
						.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Pattern anyOf(Collection<String> words, UnaryOperator<String> written) {
		return Pattern.compile(
				words.stream()
					.map((word) -> PlainText.of(word).text())
					.filter((word) -> !word.isBlank())
					.map(written)
					.collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/** The pattern of a word in which digits and signs may stand for letters. */
	private static String disguised(String word) {
		return word.codePoints().mapToObj((point) -> {
			String others = LOOKS_LIKE.get((char) Character.toLowerCase(point));
			String letter = Character.toString(point);
			return (others != null) ? "[" + letter + others + "]" : Pattern.quote(letter);
		}).collect(Collectors.joining());
	}

	/**
	 * Masks a comment, all of it: a comment is no longer than its question lets it be,
	 * and a cut could go through a number, which then would be none.
	 * @param marked what else is to be left out
	 */
	Masked mask(String comment, Collection<String> marked) {
		PlainText plain = PlainText.of(comment);
		String text = plain.text();
		String numbers = DASH.matcher(BETWEEN.matcher(text).replaceAll(" "))
			.replaceAll((dash) -> "-".repeat(dash.end() - dash.start()));
		List<Found> found = new ArrayList<>();
		find(found, EMAIL, text, Kind.EMAIL);
		find(found, IBAN, text, Kind.ACCOUNT);
		this.phones.find(numbers).forEach((span) -> found.add(new Found(span.from(), span.to(), Kind.PHONE)));
		find(found, NUMBER, numbers, Kind.ACCOUNT);
		this.words.values().forEach((pattern) -> find(found, pattern, text, Kind.WORD));
		if (!marked.isEmpty()) {
			find(found, anyOf(marked, Pattern::quote), text, Kind.MARKED);
		}
		return masked(comment,
				found.stream().filter((one) -> one.to() > one.from()).map((one) -> one.in(plain)).toList());
	}

	private static void find(List<Found> found, Pattern pattern, String text, Kind kind) {
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			found.add(new Found(matcher.start(), matcher.end(), kind));
		}
	}

	private static Masked masked(String text, List<Found> found) {
		List<Found> inOrder = found.stream().sorted(Comparator.comparing(Found::from)).toList();
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		StringBuilder masked = new StringBuilder();
		int at = 0;
		for (Found one : inOrder) {
			if (one.from() >= at) {
				masked.append(text, at, one.from()).append(MASK);
				kinds.add(one.kind());
			}
			at = Math.max(at, one.to());
		}
		return new Masked(masked.append(text.substring(at)).toString(), kinds);
	}

}
