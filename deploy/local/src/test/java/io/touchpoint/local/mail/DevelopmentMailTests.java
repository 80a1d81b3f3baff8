package io.touchpoint.local.mail;

import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import io.touchpoint.local.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DevelopmentMailTests {

	private int smtp;

	private int imap;

	private DevelopmentMail mail;

	@BeforeEach
	void start() throws Exception {
		this.smtp = FreePort.find();
		this.imap = FreePort.find();
		this.mail = new DevelopmentMail(this.smtp, this.imap);
		this.mail.start();
	}

	@AfterEach
	void stop() {
		this.mail.stop();
	}

	@Test
	void aMailToAnyAddressIsReadThereByImap() throws Exception {
		MimeMessage message = new MimeMessage(Session.getInstance(settings("smtp", this.smtp)));
		message.setFrom(new InternetAddress("care@north-general.example.org"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress("ana@example.org"));
		message.setSubject("Thank you");
		message.setText("We read what you wrote.");
		Transport.send(message);
		assertThat(subjects("ana@example.org")).containsExactly("Thank you");
	}

	@Test
	void whatIsSentToASiteIsReadInTheMailboxForAll() throws Exception {
		MimeMessage message = new MimeMessage(Session.getInstance(settings("smtp", this.smtp)));
		message.setFrom(new InternetAddress("ana@example.org"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress("care+north-general@touchpoint.example"));
		message.setSubject("We waited");
		message.setText("Three hours.");
		Transport.send(message);
		assertThat(subjects(DevelopmentMail.CARE)).containsExactly("We waited");
	}

	@Test
	void anAddressThatGotNothingHasAnEmptyMailbox() throws Exception {
		assertThat(subjects("nobody@example.org")).isEmpty();
	}

	private String[] subjects(String address) throws Exception {
		try (Store store = Session.getInstance(settings("imap", this.imap)).getStore("imap")) {
			store.connect("127.0.0.1", this.imap, address, DevelopmentMail.PASSWORD);
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_ONLY);
			String[] subjects = new String[inbox.getMessageCount()];
			for (int i = 0; i < subjects.length; i++) {
				subjects[i] = inbox.getMessage(i + 1).getSubject();
			}
			return subjects;
		}
	}

	private static Properties settings(String protocol, int port) {
		Properties settings = new Properties();
		settings.setProperty("mail.%s.host".formatted(protocol), "127.0.0.1");
		settings.setProperty("mail.%s.port".formatted(protocol), Integer.toString(port));
		settings.setProperty("mail.%s.connectiontimeout".formatted(protocol), "5000");
		settings.setProperty("mail.%s.timeout".formatted(protocol), "5000");
		return settings;
	}

}
