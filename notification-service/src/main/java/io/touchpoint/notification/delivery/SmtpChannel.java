package io.touchpoint.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sends mails one after the other over one connection that stays open while there is
 * work. The calls block, so they run on the given scheduler. Not for concurrent use: each
 * worker has its own.
 */
final class SmtpChannel {

	private static final Logger logger = LoggerFactory.getLogger(SmtpChannel.class);

	private final SmtpProperties properties;

	private final Scheduler scheduler;

	private final Clock clock;

	private final Session session;

	private @Nullable Transport connection;

	private Instant nextConnection = Instant.MIN;

	private String whyUnreachable = "";

	SmtpChannel(SmtpProperties properties, Scheduler scheduler, Clock clock) {
		this.properties = properties;
		this.scheduler = scheduler;
		this.clock = clock;
		this.session = Session.getInstance(settings(properties));
	}

	Mono<Outcome> send(Mail mail) {
		return Mono.fromCallable(() -> sendNow(mail)).subscribeOn(this.scheduler);
	}

	/**
	 * Closes the connection; the next mail opens another one.
	 */
	Mono<Void> rest() {
		return Mono.<Void>fromRunnable(this::close).subscribeOn(this.scheduler);
	}

	private Outcome sendNow(Mail mail) {
		MailDocument document;
		try {
			document = MailDocument.of(this.session, mail, this.properties.sender(), this.properties.domain());
		}
		catch (MessagingException ex) {
			return new Outcome.Refused("The mail cannot be written: " + SmtpAnswers.reason(ex));
		}
		Transport open = connected();
		if (open == null) {
			return new Outcome.Unreachable("The mail server cannot be reached: " + this.whyUnreachable);
		}
		try {
			open.sendMessage(document, document.getAllRecipients());
			return new Outcome.Sent();
		}
		catch (MessagingException ex) {
			if (!SmtpAnswers.keepsConnection(ex)) {
				close();
			}
			return SmtpAnswers.read(ex);
		}
	}

	private @Nullable Transport connected() {
		if (this.connection == null && !this.clock.instant().isBefore(this.nextConnection)) {
			try {
				this.connection = connect();
			}
			catch (MessagingException ex) {
				this.whyUnreachable = SmtpAnswers.reason(ex);
				this.nextConnection = this.clock.instant().plus(this.properties.reconnectPause());
				logger.warn("The mail server {}:{} cannot be reached: {}", this.properties.host(),
						this.properties.port(), this.whyUnreachable);
			}
		}
		return this.connection;
	}

	private Transport connect() throws MessagingException {
		Transport transport = transport();
		if (this.properties.hasAccount()) {
			transport.connect(this.properties.user(), this.properties.password());
		}
		else {
			transport.connect();
		}
		return transport;
	}

	private Transport transport() {
		try {
			return this.session.getTransport("smtp");
		}
		catch (NoSuchProviderException ex) {
			throw new IllegalStateException("The mail library is not on the class path", ex);
		}
	}

	private void close() {
		Transport open = this.connection;
		this.connection = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (MessagingException ex) {
				logger.debug("The connection to the mail server was gone before its end: {}", ex.getMessage());
			}
		}
	}

	private static Properties settings(SmtpProperties smtp) {
		Properties settings = new Properties();
		settings.put("mail.smtp.host", smtp.host());
		settings.put("mail.smtp.port", String.valueOf(smtp.port()));
		settings.put("mail.smtp.auth", String.valueOf(smtp.hasAccount()));
		settings.put("mail.smtp.connectiontimeout", String.valueOf(smtp.connectTimeout().toMillis()));
		settings.put("mail.smtp.timeout", String.valueOf(smtp.readTimeout().toMillis()));
		settings.put("mail.smtp.writetimeout", String.valueOf(smtp.writeTimeout().toMillis()));
		settings.put("mail.smtp.localhost", smtp.domain());
		settings.put("mail.smtp.from", smtp.sender());
		settings.put("mail.smtp.quitwait", "false");
		settings.put("mail.smtp.ssl.enable", String.valueOf(smtp.tls() == SmtpProperties.Tls.TLS));
		settings.put("mail.smtp.starttls.enable", String.valueOf(smtp.tls() == SmtpProperties.Tls.STARTTLS));
		settings.put("mail.smtp.starttls.required", String.valueOf(smtp.tls() == SmtpProperties.Tls.STARTTLS));
		settings.put("mail.smtp.ssl.checkserveridentity", "true");
		return settings;
	}

}
