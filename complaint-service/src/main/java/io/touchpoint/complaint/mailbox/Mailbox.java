package io.touchpoint.complaint.mailbox;

import java.util.List;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * An open folder of a mail server. Its calls block.
 */
interface Mailbox extends AutoCloseable {

	/** What the folder's numbers belong to. */
	long uidValidity() throws MessagingException;

	/** The numbers of mails after that one, in order. */
	List<Long> after(long uid, int most) throws MessagingException;

	/** A mail; null if it is gone. */
	@Nullable Mail read(long uid) throws MessagingException;

	/** Marks a mail as taken; one that is gone needs no mark. */
	void done(long uid) throws MessagingException;

	@Override
	void close();

	/**
	 * A mail as it is in the mailbox.
	 *
	 * @param size of the whole, in bytes
	 * @param raw its bytes, or their beginning if it is larger than what is taken
	 * @param whole whether these are all
	 */
	record Mail(long size, byte[] raw, boolean whole) {
	}

	/** Opens the folder. */
	@FunctionalInterface
	interface Door {

		Mailbox open() throws MessagingException;

	}

}
