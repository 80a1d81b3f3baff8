package io.touchpoint.complaint.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.PlainWords;

import org.springframework.core.io.ClassPathResource;

/**
 * What the words of a text tell of it: which steps of the service script it seems to
 * have, and where it excuses us or blames the customer. It decides nothing. Writers mix
 * languages, so the lists of all are looked for; they are data beside this class.
 */
final class Words {

	private static final List<String> LANGUAGES = List.of("en", "es", "ar");

	/** Letters at the beginning of a text in which a greeting stands. */
	private static final int OPENING = 120;

	private static final List<Term> TERMS = LANGUAGES.stream().flatMap(Words::read).toList();

	private Words() {
	}

	/** The steps of the service script, in their order. */
	enum GuestStep {

		GREET, UNDERSTAND, EXPLAIN, SUGGEST, THANK

	}

	/** What customers do not like to read, or cannot. */
	enum Caution {

		EXCUSE, BLAME, UNPRINTABLE

	}

	/**
	 * A word or the beginning of one.
	 *
	 * @param tells the name of a step or caution
	 */
	private record Term(String tells, String words) {
	}

	/** The steps that a text seems to have. */
	static List<GuestStep> steps(String text) {
		PlainWords all = PlainWords.of(text);
		PlainWords opening = all.beginning(OPENING);
		return Stream.of(GuestStep.values())
			.filter((step) -> !found(step.name(), (step == GuestStep.GREET) ? opening : all).isEmpty())
			.toList();
	}

	/**
	 * The words of a text that somebody should look at once more. Of words within others
	 * only the longer ones are told.
	 */
	static List<Warning> warnings(String text) {
		PlainWords all = PlainWords.of(text);
		List<Warning> warnings = new ArrayList<>();
		for (Caution caution : Caution.values()) {
			List<String> found = found(caution.name(), all);
			found.stream()
				.filter((words) -> found.stream().noneMatch((more) -> !more.equals(words) && more.contains(words)))
				.forEach((words) -> warnings.add(new Warning(caution, words)));
		}
		return List.copyOf(warnings);
	}

	private static List<String> found(String tells, PlainWords text) {
		return TERMS.stream()
			.filter((term) -> term.tells().equals(tells) && text.have(term.words()))
			.map((term) -> term.words().replace("*", "…"))
			.distinct()
			.toList();
	}

	private static Stream<Term> read(String language) {
		try {
			return new ClassPathResource("letter/words_" + language + ".txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> new Term(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Something to look at once more.
	 *
	 * @param words as our list has them, or the letters that cannot be printed
	 */
	record Warning(Caution caution, String words) {
	}

}
