package io.touchpoint.feedback.poster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.web.util.HtmlUtils;

/**
 * The pages of a file as XHTML. Pure.
 */
final class PosterPages {

	private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");

	private static final int COLUMNS = 3;

	private static final int CARDS = 12;

	/** Fills whole sheets. */
	private static final int PART = 10 * CARDS;

	private final PosterFormat format;

	private final String language;

	private final PosterTexts texts;

	PosterPages(PosterFormat format, String language) {
		this.format = format;
		this.language = language;
		this.texts = PosterTexts.in(language);
	}

	boolean isRightToLeft() {
		return RIGHT_TO_LEFT.contains(this.language);
	}

	/** The file in parts, each a document of some hundred pages at most. */
	Stream<String> of(List<Placard> placards) {
		return IntStream.iterate(0, (from) -> from < placards.size(), (from) -> from + PART)
			.mapToObj((from) -> part(placards.subList(from, Math.min(from + PART, placards.size()))));
	}

	private String part(List<Placard> placards) {
		String pages = switch (this.format) {
			case POSTER -> placards.stream().map(this::poster).collect(Collectors.joining());
			case TENT -> placards.stream().map(this::tent).collect(Collectors.joining());
			case SHEET -> sheets(placards);
		};
		return """
				<html lang="%1$s" dir="%2$s"><head><title>%3$s</title><style>%4$s</style></head><body class="%2$s">%5$s</body></html>
				"""
			.formatted(this.language, isRightToLeft() ? "rtl" : "ltr", text("title"), style(), pages);
	}

	private String poster(Placard placard) {
		return """
				<div class="page poster">
				<div class="band">%s</div>
				<h1>%s</h1>
				<p class="lead">%s</p>
				<div class="code">%s</div>
				%s
				<p class="foot">%s</p>
				</div>
				""".formatted(names(placard), text("title"), scan(placard), qr(placard), byHand(placard),
				text("promise"));
	}

	/**
	 * Both faces are the same; the upper one stands on its head until the page is folded.
	 */
	private String tent(Placard placard) {
		String face = """
				<div class="face %%s"><div class="inner">
				<div class="code">%s</div>
				%s
				<h1>%s</h1>
				<p class="lead">%s</p>
				%s
				</div></div>
				""".formatted(qr(placard), names(placard), text("title"), scan(placard), byHand(placard));
		return "<div class=\"page tent\">" + face.replace("%s", "upper") + "<div class=\"fold\"></div>"
				+ face.replace("%s", "lower") + "</div>";
	}

	private String sheets(List<Placard> placards) {
		StringBuilder pages = new StringBuilder();
		for (int from = 0; from < placards.size(); from += CARDS) {
			List<Placard> cards = placards.subList(from, Math.min(from + CARDS, placards.size()));
			pages.append("<div class=\"page sheet\">").append(cutMarks()).append("<table>");
			for (int row = 0; row < CARDS / COLUMNS; row++) {
				pages.append("<tr>");
				for (int column = 0; column < COLUMNS; column++) {
					int card = row * COLUMNS + column;
					pages.append("<td>").append((card < cards.size()) ? card(cards.get(card)) : "").append("</td>");
				}
				pages.append("</tr>");
			}
			pages.append("</table></div>");
		}
		return pages.toString();
	}

	private String card(Placard placard) {
		return """
				%s<div class="code">%s</div>
				<p class="call">%s</p><p class="address" dir="ltr">%s</p>
				""".formatted(names(placard), qr(placard), text("title"), escaped(placard.typed()));
	}

	/** Short lines at the edges of the page, where the cuts begin and end. */
	private static String cutMarks() {
		StringBuilder marks = new StringBuilder();
		for (int column = 0; column <= COLUMNS; column++) {
			String left = "left: %dmm".formatted(15 + 60 * column);
			marks.append("<div class=\"cut down\" style=\"top: 5mm; ").append(left).append("\"></div>");
			marks.append("<div class=\"cut down\" style=\"top: 284mm; ").append(left).append("\"></div>");
		}
		for (int row = 0; row <= CARDS / COLUMNS; row++) {
			String top = "top: %dmm".formatted(14 + 67 * row);
			marks.append("<div class=\"cut across\" style=\"left: 5mm; ").append(top).append("\"></div>");
			marks.append("<div class=\"cut across\" style=\"left: 197mm; ").append(top).append("\"></div>");
		}
		return marks.toString();
	}

	private String byHand(Placard placard) {
		return """
				<p class="or">%s</p><p class="address" dir="ltr">%s</p>
				<p class="short">%s <span class="letters" dir="ltr">%s</span></p>
				""".formatted(text("type"), escaped(placard.typed()),
				text("code").formatted("<span dir=\"ltr\">" + escaped(placard.entrance()) + "</span>"),
				escaped(placard.spaced()));
	}

	/** A name keeps its own direction, whatever that of the page is. */
	private static String names(Placard placard) {
		return "<p class=\"site\" dir=\"%s\">%s</p><p class=\"where\" dir=\"%s\">%s</p>".formatted(
				directionOf(placard.site()), escaped(placard.site()), directionOf(placard.touchpoint()),
				escaped(placard.touchpoint()));
	}

	private static String directionOf(String text) {
		return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
	}

	private static String qr(Placard placard) {
		return "<object class=\"qr\" type=\"" + QrDrawing.TYPE + "\" data=\"" + escaped(placard.address())
				+ "\"></object>";
	}

	private String scan(Placard placard) {
		return text("scan") + " "
				+ ((placard.minutes() <= 1) ? text("scan.short") : text("scan.minutes").formatted(placard.minutes()));
	}

	private String text(String key) {
		return escaped(this.texts.get(key));
	}

	/** What XML cannot hold is left out, whoever named a site so. */
	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text.replaceAll("[\\p{Cntrl}\\ufffe\\uffff]", " "), StandardCharsets.UTF_8.name());
	}

	private static String style() {
		try (InputStream style = PosterPages.class.getResourceAsStream("/poster.css")) {
			if (style == null) {
				throw new IllegalStateException("The style of posters is missing");
			}
			return new String(style.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
