package io.touchpoint.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * A real SMTP and IMAP server for development, in this process and on loopback: every
 * address has a mailbox, whatever the password. Mails live in memory and end with it.
 */
public final class DevelopmentMail {

	/**
	 * Mail programs insist on a password; this is the one to type.
	 */
	public static final String PASSWORD = "touchpoint";

	/**
	 * Where complaints come in by mail.
	 */
	public static final String CARE = "care@touchpoint.example";

	private static final long START_MILLISECONDS = 10_000;

	private final GreenMail server;

	public DevelopmentMail(int smtp, int imap) {
		this.server = new GreenMail(
				new ServerSetup[] { setup(smtp, ServerSetup.PROTOCOL_SMTP), setup(imap, ServerSetup.PROTOCOL_IMAP) });
		this.server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
	}

	public void start() {
		this.server.start();
		UserManager users = this.server.getUserManager();
		users.setMessageDeliveryHandler((message, address) -> account(users, address.getEmail()));
	}

	/** As usual, what stands behind the plus is for whoever reads that mailbox. */
	private static GreenMailUser account(UserManager users, String email) throws UserException {
		String own = email.replaceFirst("^care\\+[^@]*@", "care@").equals(CARE) ? CARE : email;
		GreenMailUser known = users.getUserByEmail(own);
		return (known != null) ? known : users.createUser(own, own, PASSWORD);
	}

	public void stop() {
		this.server.stop();
	}

	private static ServerSetup setup(int port, String protocol) {
		ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
		setup.setServerStartupTimeout(START_MILLISECONDS);
		return setup;
	}

}
