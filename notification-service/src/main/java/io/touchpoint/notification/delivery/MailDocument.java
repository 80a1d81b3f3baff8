package io.touchpoint.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Date;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/**
 * A mail in the form that travels: text and HTML as alternatives, and a Message-ID that
 * stays the same however often the mail is sent.
 */
final class MailDocument extends MimeMessage {

	private final String messageId;

	private MailDocument(Session session, String messageId) {
		super(session);
		this.messageId = messageId;
	}

	static MailDocument of(Session session, Mail mail, String sender, String domain) throws MessagingException {
		Composition.Words words = mail.words();
		MailDocument document = new MailDocument(session, "<" + mail.id() + "@" + domain + ">");
		document.setFrom(named(sender, words.senderName()));
		document.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
		String replyTo = words.replyTo();
		if (replyTo != null && EmailAddress.parse(replyTo) instanceof EmailAddress.Valid valid) {
			document.setReplyTo(new InternetAddress[] { named(valid.value(), words.senderName()) });
		}
		document.setSubject(oneLine(words.subject()), StandardCharsets.UTF_8.name());
		document.setSentDate(Date.from(mail.createdAt()));
		document.setHeader("Content-Language", words.language());
		// RFC 3834: keeps holiday notices and other robots from answering
		document.setHeader("Auto-Submitted", "auto-generated");
		document.setHeader("X-Auto-Response-Suppress", "All");
		String unsubscribe = words.unsubscribe();
		if (unsubscribe != null) {
			// RFC 2369 and 8058: mail programs offer a button that posts there
			document.setHeader("List-Unsubscribe", "<" + oneLine(unsubscribe) + ">");
			document.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
		MimeMultipart parts = new MimeMultipart("alternative");
		parts.addBodyPart(part(words.text(), "plain"));
		parts.addBodyPart(part(words.html(), "html"));
		document.setContent(parts);
		document.saveChanges();
		return document;
	}

	@Override
	protected void updateMessageID() throws MessagingException {
		setHeader("Message-ID", this.messageId);
	}

	/**
	 * A header's text in one line: whatever could end the line becomes a space.
	 */
	static String oneLine(String text) {
		return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
	}

	private static MimeBodyPart part(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, StandardCharsets.UTF_8.name(), subtype);
		return part;
	}

	private static InternetAddress named(String address, String name) throws MessagingException {
		try {
			InternetAddress named = new InternetAddress(address, true);
			named.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
			return named;
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException("Every Java has UTF-8", ex);
		}
	}

}
