package io.touchpoint.complaint.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads mails as they come, however they are made: what cannot be read of one is left
 * out, and nothing of it stops anybody.
 */
@Component
class MailReader {

	private static final String LETTER = "[^\\s<>()\\[\\],;:\"@\\p{Cntrl}]";

	private static final String LABEL = "[^\\s<>()\\[\\],;:\"@.\\p{Cntrl}]{1,63}";

	/** Bounded: a repetition without end overflows the stack, or never ends. */
	private static final Pattern ADDRESS = Pattern
		.compile("(?<!" + LETTER + ")" + LETTER + "{1,64}@" + LABEL + "(?:\\." + LABEL + "){0,10}");

	private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,500}>");

	/** RFC 5321: a longer one is no address. */
	private static final int LONGEST_ADDRESS = 254;

	private static final int LONGEST_FROM = 2_000;

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_SUBJECT = 200;

	private static final int MOST_RECIPIENTS = 100;

	private static final int MOST_ANSWERED = 50;

	private static final Session SESSION = Session.getInstance(new Properties());

	private final MailboxSettings settings;

	MailReader(MailboxSettings settings) {
		this.settings = settings;
	}

	InboundMail read(byte[] raw) {
		try {
			return read(new MimeMessage(SESSION, new ByteArrayInputStream(raw)), raw);
		}
		catch (MessagingException | RuntimeException ex) {
			return unread(raw.length, raw);
		}
	}

	/**
	 * A mail of which nothing is understood, or of which we have a part only. Its sender
	 * is read if possible, so that it is found when they are forgotten.
	 * @param size of the whole, in bytes
	 */
	InboundMail unread(long size, byte[] raw) {
		byte[] print = sha256(raw);
		return InboundMail.unread("none:" + HexFormat.of().formatHex(print), print, sender(raw), size, raw);
	}

	/** A mail that cannot even be fetched is known by its place. */
	InboundMail unread(Place place) {
		byte[] nothing = new byte[0];
		return InboundMail.unread("place:" + place.mailbox() + "/" + place.uidValidity() + "/" + place.uid(),
				sha256(nothing), null, 0, nothing);
	}

	private InboundMail read(MimeMessage mail, byte[] raw) throws MessagingException {
		Headers headers = new Headers(mail);
		MailParts parts = MailParts.of(mail, this.settings);
		String from = headers.first("From");
		String sender = sender(headers);
		String id = first(MESSAGE_ID, headers.first("Message-ID"));
		String subject = PlainText.beginning(headers.text("Subject"), LONGEST_SUBJECT);
		return new InboundMail((id != null) ? id : "none:" + HexFormat.of().formatHex(sha256(raw)),
				print(from, headers.first("Subject"), raw), sender, name(headers, sender), recipients(headers),
				headers.all(MESSAGE_ID, MOST_ANSWERED, "In-Reply-To", "References"), subject, parts.words(),
				parts.answer(), language(headers), parts.files(), robot(headers), parts.broken(), raw.length, raw);
	}

	private static @Nullable String sender(byte[] raw) {
		try {
			return sender(new Headers(new MimeMessage(SESSION, new ByteArrayInputStream(raw))));
		}
		catch (MessagingException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * The author as RFC 5322, section 3.6.2, names them, and not what their name looks
	 * like. Of several, nobody knows who writes.
	 */
	private static @Nullable String sender(Headers headers) {
		List<String> authors = headers.values("From")
			.map(MimeUtility::unfold)
			.flatMap(MailReader::authors)
			.filter((author) -> author.length() <= LONGEST_ADDRESS)
			.filter(ADDRESS.asMatchPredicate())
			.distinct()
			.toList();
		return (authors.size() == 1) ? authors.getFirst() : null;
	}

	/** Of a header that is none, what stands where an address stands. */
	private static Stream<String> authors(String from) {
		if (from.length() > LONGEST_FROM) {
			return Stream.empty();
		}
		try {
			return Stream.of(InternetAddress.parseHeader(from, false))
				.map(InternetAddress::getAddress)
				.filter(Objects::nonNull);
		}
		catch (AddressException ex) {
			String last = from.substring(from.lastIndexOf('<') + 1);
			return ADDRESS.matcher(last).results().map(MatchResult::group);
		}
	}

	private static byte[] print(String from, String subject, byte[] raw) {
		MessageDigest digest = sha256();
		digest.update((from + '\n' + subject + '\n').getBytes(StandardCharsets.UTF_8));
		int body = body(raw);
		digest.update(raw, body, raw.length - body);
		return digest.digest();
	}

	/** Where the headers end: other copies of a mail have others. */
	private static int body(byte[] raw) {
		for (int i = 0; i + 1 < raw.length; i++) {
			boolean bare = raw[i] == '\n' && raw[i + 1] == '\n';
			boolean full = i + 3 < raw.length && raw[i] == '\r' && raw[i + 1] == '\n' && raw[i + 2] == '\r'
					&& raw[i + 3] == '\n';
			if (bare || full) {
				return i + (full ? 4 : 2);
			}
		}
		return raw.length;
	}

	private static @Nullable String name(Headers headers, @Nullable String sender) {
		String from = headers.text("From");
		String name = ((sender != null) ? from.replace(sender, "") : from).replaceAll("[<>\"]", " ");
		String plain = PlainText.beginning(name, LONGEST_NAME);
		return plain.isEmpty() ? null : plain;
	}

	/** The envelope first, where a server tells of it. */
	private static List<String> recipients(Headers headers) {
		return headers.all(ADDRESS, MOST_RECIPIENTS, "Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
			.stream()
			.map((address) -> address.toLowerCase(Locale.ROOT))
			.distinct()
			.toList();
	}

	private static @Nullable String language(Headers headers) {
		String named = headers.first("Content-Language").split(",", 2)[0].strip();
		return named.matches(Matter.LANGUAGE) ? named : null;
	}

	/** RFC 3834, RFC 2919 and what was usual before them. */
	private static @Nullable TrayReason robot(Headers headers) {
		String precedence = headers.first("Precedence").strip().toLowerCase(Locale.ROOT);
		if (headers.has("Return-Path") && headers.first("Return-Path").strip().equals("<>")
				|| headers.first("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/report")
				|| headers.first("From").toLowerCase(Locale.ROOT).contains("mailer-daemon@")) {
			return TrayReason.BOUNCE;
		}
		String automatic = headers.first("Auto-Submitted").split(";", 2)[0].strip();
		if ((!automatic.isEmpty() && !automatic.equalsIgnoreCase("no")) || headers.has("X-Autoreply")
				|| precedence.equals("auto_reply")) {
			return TrayReason.AUTO_REPLY;
		}
		return (headers.has("List-Id") || Stream.of("list", "bulk", "junk").anyMatch(precedence::equals))
				? TrayReason.LIST : null;
	}

	private static @Nullable String first(Pattern pattern, String text) {
		Matcher found = pattern.matcher(text);
		return found.find() ? found.group() : null;
	}

	private static byte[] sha256(byte[] bytes) {
		return sha256().digest(bytes);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** At most so many bytes of a part. */
	static byte[] bytes(InputStream stream, int most) throws IOException {
		try (stream) {
			return stream.readNBytes(most);
		}
	}

	/** The headers of a mail, as lenient as they are written. */
	private record Headers(MimeMessage mail) {

		boolean has(String name) {
			return values(name).findAny().isPresent();
		}

		String first(String name) {
			return values(name).findFirst().orElse("");
		}

		/** Decoded, for people. */
		String text(String name) {
			String unfolded = MimeUtility.unfold(first(name));
			try {
				return MimeUtility.decodeText(unfolded);
			}
			catch (UnsupportedEncodingException | RuntimeException ex) {
				return unfolded;
			}
		}

		List<String> all(Pattern pattern, int most, String... names) {
			return Stream.of(names)
				.flatMap(this::values)
				.flatMap((value) -> pattern.matcher(value).results())
				.map((found) -> found.group())
				.distinct()
				.limit(most)
				.toList();
		}

		/** Bytes that are no ASCII are read as UTF-8, as mail programs write them now. */
		private Stream<String> values(String name) {
			try {
				String[] values = this.mail.getHeader(name);
				return (values == null) ? Stream.empty()
						: Stream.of(values).filter(Objects::nonNull).map(Headers::utf8);
			}
			catch (MessagingException ex) {
				return Stream.empty();
			}
		}

		private static String utf8(String value) {
			return value.chars().allMatch((letter) -> letter < 128) ? value
					: MailText.decode(value.getBytes(StandardCharsets.ISO_8859_1), null);
		}

	}

}
