package io.touchpoint.complaint.mailbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A mail as far as it could be read.
 *
 * @param messageId what its sender calls it; made from its bytes where there is none
 * @param print of who says what in it: another mail under the same name has another one
 * @param sender the address that it is from
 * @param recipients all addresses that it was sent to, in small letters
 * @param answered what it answers, by the names of those mails
 * @param subject in one line; may be empty
 * @param words all that it says
 * @param answer the same without the mail that it answers
 * @param language as it says itself
 * @param robot why it is from a program and not from a person; null if it is not
 * @param broken whether it is no mail that can be read
 * @param size in bytes
 * @param raw as it came
 */
record InboundMail(String messageId, byte[] print, @Nullable String sender, @Nullable String senderName,
		List<String> recipients, List<String> answered, String subject, String words, String answer,
		@Nullable String language, List<MailFile> files, @Nullable TrayReason robot, boolean broken, long size,
		byte[] raw) {

	/** Of a mail that nothing is known of but perhaps its sender. */
	static InboundMail unread(String messageId, byte[] print, @Nullable String sender, long size, byte[] raw) {
		return new InboundMail(messageId, print, sender, null, List.of(), List.of(), "", "", "", null, List.of(), null,
				true, size, raw);
	}

	boolean empty() {
		return this.words.isEmpty() && this.subject.isEmpty() && this.files.isEmpty();
	}

}
