package io.touchpoint.complaint.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.mailbox.MailFile.KeptBack;
import org.jspecify.annotations.Nullable;

/**
 * A mail for the people who work with it.
 *
 * @param site where it belongs, if somebody has said
 * @param words what it says, as plain text
 * @param size in bytes
 * @param reason why it is in the tray or was
 * @param masked what is hidden from the reader
 * @param reply whether it goes on with its case, and did not open it
 */
record MailView(UUID id, Instant takenAt, @Nullable String site, @Nullable String sender, @Nullable String senderName,
		@Nullable String subject, @Nullable String words, long size, @Nullable TrayReason reason, boolean reply,
		List<AttachedFile> files, List<String> masked) {

	MailView with(List<AttachedFile> files) {
		return new MailView(this.id, this.takenAt, this.site, this.sender, this.senderName, this.subject, this.words,
				this.size, this.reason, this.reply, files, this.masked);
	}

	/**
	 * The same as somebody sees it.
	 * @param restricted whether its case is for few eyes only
	 */
	MailView as(Sight sight, boolean restricted) {
		Sight.Masking mask = sight.masking(restricted);
		String sender = mask.show(CaseField.CONTACT, "sender", this.sender);
		String senderName = mask.show(CaseField.CONTACT, "senderName", this.senderName);
		String subject = mask.words("subject", this.subject);
		String words = mask.words("words", this.words);
		List<AttachedFile> files = Objects.requireNonNullElse(mask.words("files", this.files), List.of());
		return new MailView(this.id, this.takenAt, this.site, sender, senderName, subject, words, this.size,
				this.reason, this.reply, files, mask.masked());
	}

	/**
	 * What hangs on it.
	 *
	 * @param n its number on the mail
	 * @param type what it is by its bytes; none if it is not handed out
	 * @param keptBack why it is not handed out
	 */
	record AttachedFile(int n, String name, long size, @Nullable String type, @Nullable KeptBack keptBack) {
	}

}
