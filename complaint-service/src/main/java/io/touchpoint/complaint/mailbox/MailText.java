package io.touchpoint.complaint.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.touchpoint.complaint.casework.PlainText;
import jakarta.mail.internet.MimeUtility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The words of mails as plain text.
 */
final class MailText {

	/** Where programs begin to repeat the mail that is answered, in our languages. */
	private static final Pattern REPEATS = Pattern.compile("""
			(?iux)
			 \\s*-{2,}\\s*(original\\ message|forwarded\\ message|mensaje\\ original|الرسالة\\ الأصلية)\\s*-{2,}\\s*
			|\\s*on\\ .{4,200}\\ wrote:\\s*
			|\\s*el\\ .{4,200}\\ escribi[óo]:\\s*
			|\\s*(في|بتاريخ)\\ .{4,200}\\ ?كتب.{0,200}:\\s*
			|\\s*_{10,}\\s*
			""");

	private static final Pattern GAP = Pattern.compile("\\n{3,}");

	private static final Charset LATIN = Charset.forName("windows-1252");

	private MailText() {
	}

	/**
	 * Reads bytes in the character set that the mail names; in what they look like if it
	 * names none that there is.
	 */
	static String decode(byte[] bytes, @Nullable String charset) {
		Charset named = charset(charset);
		if (named != null) {
			return new String(bytes, named);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return new String(bytes, LATIN);
		}
	}

	private static @Nullable Charset charset(@Nullable String name) {
		if (name == null || name.equalsIgnoreCase("us-ascii")) {
			return null;
		}
		try {
			Charset known = Charset.forName(MimeUtility.javaCharset(name.strip()));
			return known.canEncode() ? known : null;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null;
		}
	}

	/**
	 * The words of a page, without what only programs read.
	 * @param answer whether what it repeats of another mail is left out
	 */
	static String ofHtml(String html, boolean answer) {
		Document page = Jsoup.parse(html);
		page.select("script,style,title,template,noscript,iframe,object").remove();
		if (answer) {
			page.select("blockquote[type=cite],.gmail_quote,.yahoo_quoted").remove();
		}
		page.traverse((node, depth) -> {
			if (node instanceof TextNode text) {
				text.text(text.getWholeText().replaceAll("[\\s\\u00a0]+", " "));
			}
		});
		page.select("p,div,tr,li,h1,h2,h3,h4,h5,h6,blockquote,table,pre")
			.forEach((block) -> block.after(new TextNode("\n")));
		return tidy(page.wholeText());
	}

	/** Without the mail that it answers; the whole if nothing else is in it. */
	static String answer(String text) {
		List<String> lines = new ArrayList<>(text.lines().toList());
		for (int i = 0; i < lines.size(); i++) {
			if (REPEATS.matcher(joined(lines, i)).matches() || REPEATS.matcher(lines.get(i)).matches()) {
				lines = lines.subList(0, i);
				break;
			}
		}
		String rest = tidy(String.join("\n", lines.stream().filter((line) -> !line.startsWith(">")).toList()));
		return rest.isEmpty() ? tidy(text) : rest;
	}

	/** Long lines are broken in two by some programs. */
	private static String joined(List<String> lines, int i) {
		return (i + 1 < lines.size()) ? lines.get(i) + " " + lines.get(i + 1) : lines.get(i);
	}

	private static String tidy(String text) {
		String lines = String.join("\n", PlainText.of(text.replace('\r', '\n')).lines().map(String::strip).toList());
		return GAP.matcher(lines).replaceAll("\n\n").strip();
	}

	/** At most that many letters, with a sign that there is more. */
	static String cut(String text, int most) {
		return (text.length() <= most) ? text
				: text.substring(0, most - (Character.isHighSurrogate(text.charAt(most - 2)) ? 2 : 1)) + "…";
	}

}
