package io.touchpoint.complaint.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * A printed letter as XHTML: the site's address block, to whom it goes, the day and the
 * reference in the customer's language, the text, and the number of each page. Pure.
 *
 * @param text its gaps filled
 * @param recipient name and postal address, as far as they are known and may be shown
 */
record LetterPages(LetterFacts facts, String language, String text, @Nullable String recipient, Instant at) {

	private static final String STYLE = style();

	boolean isRightToLeft() {
		return RightToLeft.is(this.language);
	}

	String xhtml() {
		LetterTexts texts = LetterTexts.in(this.language);
		String direction = isRightToLeft() ? "rtl" : "ltr";
		return """
				<html lang="%1$s" dir="%2$s"><head><title>%3$s</title><style>%4$s</style></head><body class="%2$s">
				<div class="site">%5$s</div>
				<div class="to">%6$s</div>
				<p class="day">%7$s</p>
				<p class="reference">%8$s <span dir="ltr">%3$s</span></p>
				%9$s
				</body></html>
				""".formatted(escaped(this.language), direction, escaped(this.facts.complaint().reference()), STYLE,
				lines(this.facts.contactBlock()), lines(Stream.ofNullable(this.recipient).flatMap(String::lines)),
				escaped(texts.day(this.at, this.facts.site().zone())), escaped(texts.say("reference")), paragraphs());
	}

	/**
	 * Each line keeps the direction of its own words; one without any, as a phone number,
	 * is read from left to right everywhere.
	 */
	private static String lines(Stream<String> lines) {
		return lines.map((line) -> "<p dir=\"%s\">%s</p>".formatted(directionOf(line), escaped(line)))
			.collect(Collectors.joining());
	}

	/** An empty line parts paragraphs. */
	private String paragraphs() {
		return Stream.of(this.text.split("\n{2,}"))
			.map((paragraph) -> "<div class=\"text\">" + lines(paragraph.lines()) + "</div>")
			.collect(Collectors.joining("\n"));
	}

	private static String directionOf(String line) {
		return new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
	}

	/** What XML cannot hold and no font draws is left out. */
	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(
				text.replaceAll("[\\u200e\\u200f]", "").replaceAll("[\\p{Cntrl}\\p{Cs}\\ufffe\\uffff]", " "),
				StandardCharsets.UTF_8.name());
	}

	private static String style() {
		try {
			return new ClassPathResource("letter/letter.css").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
