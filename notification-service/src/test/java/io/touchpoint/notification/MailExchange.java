package io.touchpoint.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * A real mail server (GreenMail) behind a door that tests can close, that can refuse a
 * recipient with any answer, and that can hang up right after a mail was taken over.
 */
public final class MailExchange {

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final Set<String> hangUps = ConcurrentHashMap.newKeySet();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ServerSocket door = listen();

	private volatile boolean closed;

	MailExchange() {
		this.server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
		this.server.start();
		Thread.ofVirtual().start(this::accept);
	}

	public int port() {
		return this.door.getLocalPort();
	}

	/**
	 * Nobody can talk to the server any more, and connections break. The port stays
	 * taken: somebody else might have it before it is wanted again.
	 */
	public void close() {
		this.closed = true;
		this.open.forEach((socket) -> quietly(socket::close));
	}

	public void open() {
		this.closed = false;
	}

	/** This recipient gets that answer from now on; null for none in particular. */
	public void answer(String recipient, String answer) {
		if (answer == null) {
			this.answers.remove(recipient);
		}
		else {
			this.answers.put(recipient, answer);
		}
	}

	/**
	 * The next mail to this recipient is taken over, but the sender never learns of it.
	 */
	public void hangUpAfterMailTo(String recipient) {
		this.hangUps.add(recipient);
	}

	/** What has arrived for a recipient. */
	public List<MimeMessage> mailsTo(String recipient) {
		return Stream.of(this.server.getReceivedMessages()).filter((mail) -> isTo(mail, recipient)).toList();
	}

	private static boolean isTo(MimeMessage mail, String recipient) {
		try {
			Address[] to = mail.getRecipients(Message.RecipientType.TO);
			return to != null && Stream.of(to).anyMatch((address) -> address.toString().equalsIgnoreCase(recipient));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ServerSocket listen() {
		try {
			return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.door.isClosed()) {
			quietly(() -> {
				Socket client = this.door.accept();
				this.open.add(client);
				if (this.closed) {
					refuse(client);
				}
				else {
					Thread.ofVirtual().start(() -> quietly(() -> relay(client)));
				}
			});
		}
	}

	private void refuse(Socket client) throws IOException {
		this.open.remove(client);
		client.setSoLinger(true, 0);
		client.close();
	}

	private void relay(Socket client) throws IOException {
		try (client; Socket behind = new Socket("127.0.0.1", this.server.getSmtp().getPort())) {
			this.open.add(behind);
			Side sender = new Side(client);
			Side receiver = new Side(behind);
			sender.say(receiver.reply());
			boolean hangUp = false;
			for (String line = sender.line(); line != null; line = sender.line()) {
				String recipient = recipient(line);
				if (recipient != null && this.answers.containsKey(recipient)) {
					sender.say(this.answers.get(recipient));
					continue;
				}
				hangUp = hangUp || (recipient != null && this.hangUps.remove(recipient));
				receiver.say(line);
				String reply = receiver.reply();
				sender.say(reply);
				if (reply.startsWith("354")) {
					String taken = content(sender, receiver);
					if (hangUp) {
						return;
					}
					sender.say(taken);
				}
			}
		}
		finally {
			this.open.remove(client);
		}
	}

	private static String content(Side sender, Side receiver) throws IOException {
		for (String line = sender.line(); line != null; line = sender.line()) {
			receiver.say(line);
			if (line.equals(".")) {
				break;
			}
		}
		return receiver.reply();
	}

	private static String recipient(String line) {
		return line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")
				? line.substring(line.indexOf('<') + 1, line.indexOf('>')) : null;
	}

	private static void quietly(Work work) {
		try {
			work.run();
		}
		catch (IOException ex) {
			// A connection that ends is what this class is for
		}
	}

	private interface Work {

		void run() throws IOException;

	}

	private static final class Side {

		private final BufferedReader in;

		private final OutputStream out;

		Side(Socket socket) throws IOException {
			this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			this.out = socket.getOutputStream();
		}

		String line() throws IOException {
			return this.in.readLine();
		}

		void say(String text) throws IOException {
			this.out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			this.out.flush();
		}

		String reply() throws IOException {
			StringBuilder reply = new StringBuilder();
			for (String line = line(); line != null; line = line()) {
				reply.append(reply.isEmpty() ? "" : "\r\n").append(line);
				if (line.length() < 4 || line.charAt(3) == ' ') {
					return reply.toString();
				}
			}
			throw new IOException("The mail server hung up");
		}

	}

}
