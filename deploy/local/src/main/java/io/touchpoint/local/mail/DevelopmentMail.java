package io.touchpoint.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
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

	private static final long START_MILLISECONDS = 10_000;

	private final GreenMail server;

	public DevelopmentMail(int smtp, int imap) {
		this.server = new GreenMail(
				new ServerSetup[] { setup(smtp, ServerSetup.PROTOCOL_SMTP), setup(imap, ServerSetup.PROTOCOL_IMAP) });
		this.server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
	}

	public void start() {
		this.server.start();
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
