package io.touchpoint.complaint.mailbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox of the operation. Nothing is read while no host is named.
 *
 * @param host its IMAP server
 * @param port its port
 * @param user account
 * @param password the account's password
 * @param tls how the connection is encrypted
 * @param address where mails are sent to, as in {@code care@example.org}; a site's own
 * address has its code behind a plus
 * @param folder the folder that is read
 * @param doneFolder where mails go that were taken; empty leaves them where they are,
 * marked as read
 * @param poll how often it is looked into
 * @param most how many mails are taken at a time
 * @param tries after how many failures a mail goes to the tray as it is
 * @param perSender how many mails of one sender may open a case within an hour
 * @param largestMail a larger one stays in the mailbox and is told of in the tray
 * @param largestFile a larger attachment is not handed out
 * @param mostFiles further attachments are not handed out
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for an answer
 * @param writeTimeout longest wait for data to be taken
 * @param keepTimeout longest wait for a mail to be stored
 */
@ConfigurationProperties("touchpoint.complaint.mailbox")
record MailboxSettings(String host, int port, String user, String password, Tls tls, String address, String folder,
		String doneFolder, Duration poll, int most, int tries, int perSender, DataSize largestMail,
		DataSize largestFile, int mostFiles, Duration connectTimeout, Duration readTimeout, Duration writeTimeout,
		Duration keepTimeout) {

	/** How the connection is encrypted. */
	enum Tls {

		NONE, STARTTLS, TLS

	}

	MailboxSettings {
		if (!host.isEmpty() && !address.matches("[^@\\s+]+@[^@\\s]+")) {
			throw new IllegalArgumentException("touchpoint.complaint.mailbox.address (TOUCHPOINT_MAILBOX_ADDRESS) is "
					+ "no mail address without a plus: '" + address + "'");
		}
	}

	boolean configured() {
		return !this.host.isEmpty();
	}

	/** The name of the folder that its numbers belong to. */
	String name() {
		return this.user + "@" + this.host + ":" + this.port + "/" + this.folder;
	}

}
