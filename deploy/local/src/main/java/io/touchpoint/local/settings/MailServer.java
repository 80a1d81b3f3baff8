package io.touchpoint.local.settings;

/**
 * An SMTP server that runs elsewhere.
 *
 * @param tls {@code none}, {@code starttls} or {@code tls}
 */
public record MailServer(String host, int port, String user, String password, String tls) {
}
