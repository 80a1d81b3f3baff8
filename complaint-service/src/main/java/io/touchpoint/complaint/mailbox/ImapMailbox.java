package io.touchpoint.complaint.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.touchpoint.complaint.mailbox.MailboxSettings.Tls;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder over IMAP. Reading does not mark; a mark is set when a mail has been kept.
 */
final class ImapMailbox implements Mailbox {

	private static final Logger logger = LoggerFactory.getLogger(ImapMailbox.class);

	/** Of a mail that is too large, enough to know it by. */
	private static final int BEGINNING = 64 * 1024;

	private final MailboxSettings settings;

	private final IMAPStore store;

	private final IMAPFolder folder;

	private ImapMailbox(MailboxSettings settings, IMAPStore store, IMAPFolder folder) {
		this.settings = settings;
		this.store = store;
		this.folder = folder;
	}

	static ImapMailbox open(MailboxSettings settings) throws MessagingException {
		IMAPStore store = (IMAPStore) Session.getInstance(properties(settings)).getStore("imap");
		try {
			store.connect(settings.host(), settings.port(), settings.user(), settings.password());
			IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
			folder.open(Folder.READ_WRITE);
			return new ImapMailbox(settings, store, folder);
		}
		catch (MessagingException ex) {
			shut(store);
			throw ex;
		}
	}

	@Override
	public long uidValidity() throws MessagingException {
		return this.folder.getUIDValidity();
	}

	@Override
	public List<Long> after(long uid, int most) throws MessagingException {
		List<Long> uids = new ArrayList<>();
		for (Message message : this.folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID)) {
			uids.add(this.folder.getUID(message));
		}
		// A range beyond the end names the last mail all the same.
		return uids.stream().filter((one) -> one > uid).sorted().limit(most).toList();
	}

	@Override
	public @Nullable Mail read(long uid) throws MessagingException {
		IMAPMessage message = (IMAPMessage) this.folder.getMessageByUID(uid);
		if (message == null) {
			return null;
		}
		message.setPeek(true);
		long most = this.settings.largestMail().toBytes();
		try {
			long size = size(message);
			Bounded bytes = new Bounded((size > most) ? BEGINNING : most);
			message.writeTo(bytes);
			byte[] raw = bytes.toByteArray();
			return new Mail(raw.length, raw, true);
		}
		catch (MessageRemovedException ex) {
			return null;
		}
		catch (Full ex) {
			return new Mail(message.getSizeLong(), ex.bytes(), false);
		}
		catch (IOException ex) {
			if (!this.folder.isOpen()) {
				throw new FolderClosedException(this.folder, "The connection ended at the mail " + uid, ex);
			}
			throw new MessagingException("The mail " + uid + " cannot be read", ex);
		}
	}

	/**
	 * Asked for by itself: with it comes an envelope otherwise, which no server can make
	 * of a sender's line that is none.
	 */
	private long size(IMAPMessage message) throws MessagingException {
		FetchProfile size = new FetchProfile();
		size.add(FetchProfile.Item.SIZE);
		this.folder.fetch(new Message[] { message }, size);
		return message.getSizeLong();
	}

	@Override
	public void done(long uid) throws MessagingException {
		Message message = this.folder.getMessageByUID(uid);
		if (message == null) {
			return;
		}
		message.setFlag(Flags.Flag.SEEN, true);
		if (!this.settings.doneFolder().isEmpty()) {
			move(message, (IMAPFolder) this.store.getFolder(this.settings.doneFolder()));
		}
	}

	private void move(Message message, IMAPFolder to) throws MessagingException {
		Message[] one = { message };
		if (!to.exists()) {
			to.create(Folder.HOLDS_MESSAGES);
		}
		if (this.store.hasCapability("MOVE")) {
			this.folder.moveMessages(one, to);
			return;
		}
		this.folder.copyMessages(one, to);
		message.setFlag(Flags.Flag.DELETED, true);
		if (this.store.hasCapability("UIDPLUS")) {
			this.folder.expunge(one);
		}
	}

	@Override
	public void close() {
		shut(this.store);
	}

	private static void shut(IMAPStore store) {
		try {
			store.close();
		}
		catch (MessagingException ex) {
			logger.debug("The connection to the mailbox was gone before its end: {}", ex.getMessage());
		}
	}

	private static Properties properties(MailboxSettings settings) {
		Properties properties = new Properties();
		properties.put("mail.imap.connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
		properties.put("mail.imap.timeout", String.valueOf(settings.readTimeout().toMillis()));
		properties.put("mail.imap.writetimeout", String.valueOf(settings.writeTimeout().toMillis()));
		properties.put("mail.imap.ssl.enable", String.valueOf(settings.tls() == Tls.TLS));
		properties.put("mail.imap.starttls.enable", String.valueOf(settings.tls() == Tls.STARTTLS));
		properties.put("mail.imap.starttls.required", String.valueOf(settings.tls() == Tls.STARTTLS));
		properties.put("mail.imap.ssl.checkserveridentity", "true");
		// Whatever a mail says of itself, its bytes are wanted as they are.
		properties.put("mail.imap.partialfetch", "true");
		return properties;
	}

	/** Keeps so many bytes and refuses the rest. */
	private static final class Bounded extends OutputStream {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private final long most;

		Bounded(long most) {
			this.most = most;
		}

		@Override
		public void write(int one) throws IOException {
			write(new byte[] { (byte) one }, 0, 1);
		}

		@Override
		public void write(byte[] some, int offset, int length) throws IOException {
			long rest = this.most - this.bytes.size();
			this.bytes.write(some, offset, (int) Math.min(rest, length));
			if (rest < length) {
				throw new Full(this.bytes.toByteArray());
			}
		}

		byte[] toByteArray() {
			return this.bytes.toByteArray();
		}

	}

	/** The mail is larger than what is taken. */
	private static final class Full extends IOException {

		private static final long serialVersionUID = 1L;

		private final transient byte[] bytes;

		Full(byte[] bytes) {
			super("The mail is larger than what is taken");
			this.bytes = bytes;
		}

		byte[] bytes() {
			return this.bytes;
		}

	}

}
