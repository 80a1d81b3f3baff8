package io.touchpoint.complaint.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * What hung on a mail.
 *
 * @param size in bytes, as far as it was read
 * @param type what its bytes say that it is; null if it is not handed out
 * @param content its bytes; null if it is not handed out
 * @param keptBack why it is not handed out; the raw mail has it
 */
record MailFile(String name, long size, @Nullable String type, byte @Nullable [] content, @Nullable KeptBack keptBack) {

	/** Why a file is not handed out. */
	enum KeptBack {

		/** Its bytes are neither those of a picture nor of a PDF nor of plain text. */
		OTHER_KIND,

		TOO_LARGE,

		/** Too many hang on the mail. */
		TOO_MANY,

		/** It cannot be decoded. */
		BROKEN

	}

	static MailFile keptBack(String name, long size, KeptBack why) {
		return new MailFile(name, size, null, null, why);
	}

}
