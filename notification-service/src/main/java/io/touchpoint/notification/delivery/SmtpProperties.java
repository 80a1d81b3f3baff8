package io.touchpoint.notification.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mail server.
 *
 * @param host its name
 * @param port its port
 * @param user account; empty for none
 * @param password the account's password
 * @param tls whether the connection is encrypted, and how
 * @param sender address that stands as the sender and gets the bounces
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for an answer
 * @param writeTimeout longest wait for data to be taken
 * @param reconnectPause how long nothing is tried after a failed connection
 */
@ConfigurationProperties("touchpoint.smtp")
record SmtpProperties(String host, int port, @Nullable String user, @Nullable String password, Tls tls, String sender,
		Duration connectTimeout, Duration readTimeout, Duration writeTimeout, Duration reconnectPause) {

	/**
	 * How the connection is encrypted.
	 */
	enum Tls {

		NONE, STARTTLS, TLS

	}

	SmtpProperties {
		if (!(EmailAddress.parse(sender) instanceof EmailAddress.Valid)) {
			throw new IllegalArgumentException(
					"touchpoint.smtp.sender (TOUCHPOINT_SMTP_SENDER) is not a mail address: " + sender);
		}
	}

	boolean hasAccount() {
		return this.user != null && !this.user.isEmpty();
	}

	/** The part behind the @ of our own address; also names us in message ids. */
	String domain() {
		return this.sender.substring(this.sender.lastIndexOf('@') + 1);
	}

}
