package io.touchpoint.complaint.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.mailbox.MailFile.KeptBack;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a mail: its words and what hangs on it. Bounded in depth, number and size,
 * since anybody may write mails.
 */
final class MailParts {

	/** Letters that a case or a message holds; the raw mail has the rest. */
	static final int LONGEST_WORDS = 4000;

	private static final int DEEPEST = 10;

	private static final int MOST_PARTS = 200;

	private static final int LARGEST_TEXT = 200_000;

	private static final int LONGEST_NAME = 200;

	private final MailboxSettings settings;

	private final StringBuilder plain = new StringBuilder();

	private final StringBuilder html = new StringBuilder();

	private final List<MailFile> files = new ArrayList<>();

	private int seen;

	private boolean broken;

	private MailParts(MailboxSettings settings) {
		this.settings = settings;
	}

	static MailParts of(Part mail, MailboxSettings settings) {
		MailParts parts = new MailParts(settings);
		parts.walk(mail, 0);
		return parts;
	}

	String words() {
		return MailText.cut(this.plain.toString().isBlank() ? MailText.ofHtml(this.html.toString(), false)
				: PlainText.of(this.plain.toString()), LONGEST_WORDS);
	}

	String answer() {
		if (!this.plain.toString().isBlank()) {
			return MailText.cut(MailText.answer(this.plain.toString()), LONGEST_WORDS);
		}
		String own = MailText.answer(MailText.ofHtml(this.html.toString(), true));
		return own.isEmpty() ? words() : MailText.cut(own, LONGEST_WORDS);
	}

	List<MailFile> files() {
		return List.copyOf(this.files);
	}

	boolean broken() {
		return this.broken && this.plain.toString().isBlank() && this.html.toString().isBlank();
	}

	private void walk(Part part, int depth) {
		this.seen++;
		if (depth > DEEPEST || this.seen > MOST_PARTS) {
			this.broken = true;
			return;
		}
		ContentType type = type(part);
		if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
			several(part, depth);
		}
		else if (words(part, type)) {
			text(part, type);
		}
		else {
			file(part);
		}
	}

	private void several(Part part, int depth) {
		try {
			if (part.getContent() instanceof Multipart several) {
				for (int i = 0; i < several.getCount(); i++) {
					BodyPart one = several.getBodyPart(i);
					walk(one, depth + 1);
				}
				return;
			}
			this.broken = true;
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			unstructured(part);
		}
	}

	/** What says that it has parts and has none: its letters are all there is. */
	private void unstructured(Part part) {
		this.broken = true;
		try {
			this.plain.append(MailText.decode(MailReader.bytes(raw(part), LARGEST_TEXT), null)).append('\n');
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			this.broken = true;
		}
	}

	private void text(Part part, ContentType type) {
		StringBuilder to = type.getSubType().equalsIgnoreCase("html") ? this.html : this.plain;
		if (to.length() < LARGEST_TEXT) {
			to.append(MailText.decode(lenient(part), type.getParameter("charset"))).append('\n');
		}
	}

	/** Decoded as the mail says, or as it is if that cannot be. */
	private byte[] lenient(Part part) {
		try {
			return MailReader.bytes(part.getInputStream(), LARGEST_TEXT);
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			this.broken = true;
			try {
				return MailReader.bytes(raw(part), LARGEST_TEXT);
			}
			catch (MessagingException | IOException | RuntimeException again) {
				return new byte[0];
			}
		}
	}

	private static InputStream raw(Part part) throws MessagingException {
		return switch (part) {
			case MimeMessage mail -> mail.getRawInputStream();
			case MimeBodyPart body -> body.getRawInputStream();
			default -> InputStream.nullInputStream();
		};
	}

	private void file(Part part) {
		String name = name(part);
		int most = Math.toIntExact(this.settings.largestFile().toBytes());
		byte[] content;
		try {
			content = MailReader.bytes(part.getInputStream(), most + 1);
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			this.files.add(MailFile.keptBack(name, size(part), KeptBack.BROKEN));
			return;
		}
		String kind = FileKind.of(content);
		if (content.length > most) {
			this.files.add(MailFile.keptBack(name, size(part), KeptBack.TOO_LARGE));
		}
		else if (kind == null) {
			this.files.add(MailFile.keptBack(name, content.length, KeptBack.OTHER_KIND));
		}
		else if (this.files.size() >= this.settings.mostFiles()) {
			this.files.add(MailFile.keptBack(name, content.length, KeptBack.TOO_MANY));
		}
		else {
			this.files.add(new MailFile(name, content.length, kind, content, null));
		}
	}

	private static boolean words(Part part, ContentType type) {
		boolean text = type.getPrimaryType().equalsIgnoreCase("text")
				&& (type.getSubType().equalsIgnoreCase("plain") || type.getSubType().equalsIgnoreCase("html"));
		return text && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) && fileName(part) == null;
	}

	private static @Nullable String disposition(Part part) {
		try {
			return part.getDisposition();
		}
		catch (MessagingException | RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable String fileName(Part part) {
		try {
			return part.getFileName();
		}
		catch (MessagingException | RuntimeException ex) {
			return null;
		}
	}

	private static String name(Part part) {
		String name = fileName(part);
		if (name == null) {
			return "attachment";
		}
		String plain = PlainText.beginning(decoded(name).replaceAll("[/\\\\:*?\"<>|]", " "), LONGEST_NAME);
		return plain.isEmpty() ? "attachment" : plain;
	}

	private static String decoded(String name) {
		try {
			return MimeUtility.decodeText(name);
		}
		catch (UnsupportedEncodingException | RuntimeException ex) {
			return name;
		}
	}

	private static long size(Part part) {
		try {
			return Math.max(0, part.getSize());
		}
		catch (MessagingException | RuntimeException ex) {
			return 0;
		}
	}

	private static ContentType type(Part part) {
		try {
			String named = part.getContentType();
			return new ContentType((named != null)
					? named.toLowerCase(Locale.ROOT).startsWith("text;") ? "text/plain" : named : "text/plain");
		}
		catch (ParseException ex) {
			return new ContentType("text", "plain", null);
		}
		catch (MessagingException | RuntimeException ex) {
			return new ContentType("application", "octet-stream", null);
		}
	}

}
