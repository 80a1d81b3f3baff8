package io.touchpoint.complaint.mailbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.util.unit.DataSize;

/**
 * Mails with sensible defaults, as they travel.
 */
final class AMail {

	private final List<String> headers = new ArrayList<>();

	private String body = "Nobody told us why we waited.";

	private Charset charset = StandardCharsets.UTF_8;

	private String from = "Ana Silva <ana@example.org>";

	private String to = "care+north-general@touchpoint.example";

	private String subject = "Three hours in the waiting room";

	private String id = "<" + UUID.randomUUID() + "@example.org>";

	private String type = "text/plain; charset=utf-8";

	private AMail() {
	}

	static AMail aMail() {
		return new AMail();
	}

	static MailboxSettings settings(int port) {
		return new MailboxSettings("127.0.0.1", port, "care", "secret", MailboxSettings.Tls.NONE,
				"care@touchpoint.example", "INBOX", "", Duration.ofMinutes(1), 500, 3, 1000, DataSize.ofKilobytes(400),
				DataSize.ofKilobytes(50), 3, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20),
				Duration.ofSeconds(30));
	}

	AMail from(String from) {
		this.from = from;
		return this;
	}

	AMail to(String to) {
		this.to = to;
		return this;
	}

	AMail subject(String subject) {
		this.subject = subject;
		return this;
	}

	AMail id(String id) {
		this.id = id;
		return this;
	}

	AMail header(String name, String value) {
		this.headers.add(name + ": " + value);
		return this;
	}

	AMail saying(String body) {
		this.body = body;
		return this;
	}

	AMail of(String type, Charset charset, String body) {
		this.type = type;
		this.charset = charset;
		this.body = body;
		return this;
	}

	/** Of several parts, each with its own headers. */
	AMail parts(String kind, String... parts) {
		this.type = "multipart/" + kind + "; boundary=xyz";
		this.charset = StandardCharsets.ISO_8859_1;
		this.body = "--xyz\r\n" + String.join("\r\n--xyz\r\n", parts) + "\r\n--xyz--\r\n";
		return this;
	}

	byte[] raw() {
		StringBuilder head = new StringBuilder();
		line(head, "From: ", this.from);
		line(head, "To: ", this.to);
		line(head, "Subject: ", this.subject);
		line(head, "Message-ID: ", this.id);
		line(head, "Content-Type: ", this.type);
		head.append("MIME-Version: 1.0\r\n");
		this.headers.forEach((header) -> head.append(header).append("\r\n"));
		byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
		byte[] rest = this.body.getBytes(this.charset);
		byte[] all = new byte[first.length + rest.length];
		System.arraycopy(first, 0, all, 0, first.length);
		System.arraycopy(rest, 0, all, first.length, rest.length);
		return all;
	}

	private static void line(StringBuilder head, String name, String value) {
		if (!value.isEmpty()) {
			head.append(name).append(value).append("\r\n");
		}
	}

}
