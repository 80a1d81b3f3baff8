package io.touchpoint.notification.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailDocumentTests {

	private static final UUID ID = UUID.fromString("0192f0e0-0000-7000-8000-000000000001");

	@Test
	void namesAndSubjectsCannotStartAHeader() throws Exception {
		MailDocument document = document(new Composition.Words("Evil\r\nBcc: victim@example.org", "care@example.org",
				"en", "Hello\r\nX-Injected: yes\u2028\u0085", "text", "<p>html</p>", null, null));

		assertThat(document.getHeader("Bcc")).isNull();
		assertThat(document.getHeader("X-Injected")).isNull();
		assertThat(document.getSubject()).isEqualTo("Hello X-Injected: yes");
		assertThat(written(document).lines()).noneMatch((line) -> line.startsWith("Bcc:") || line.startsWith("X-Inj"));
	}

	@Test
	void theMessageIdComesFromTheMessageEvenAfterAnotherSave() throws Exception {
		MailDocument document = document(words());
		document.saveChanges();

		assertThat(document.getMessageID()).isEqualTo("<" + ID + "@touchpoint.example>");
	}

	@Test
	void otherScriptsSurvive() throws Exception {
		MailDocument document = document(
				new Composition.Words("مستشفى", null, "ar", "شكرًا", "نص", "<p>نص</p>", null, null));

		assertThat(document.getSubject()).isEqualTo("شكرًا");
		assertThat(document.getFrom()[0].toString()).contains("no-reply@touchpoint.example");
		assertThat(document.getHeader("Reply-To")).isNull();
		assertThat(document.getHeader("Content-Language")).containsExactly("ar");
		assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(written(document))).isTrue();
	}

	@Test
	void aReplyAddressThatIsNoneIsLeftOut() throws Exception {
		MailDocument document = document(
				new Composition.Words("Site", "not an address\r\nBcc: x@example.org", "en", "s", "t", "h", null, null));

		assertThat(document.getHeader("Reply-To")).isNull();
	}

	private static Composition.Words words() {
		return new Composition.Words("Site", "care@example.org", "en", "Subject", "text", "<p>html</p>", null, null);
	}

	private static MailDocument document(Composition.Words words) throws Exception {
		return MailDocument.of(Session.getInstance(new Properties()),
				new Mail(ID, Instant.parse("2026-11-21T12:00:00Z"), "jane@example.org", words),
				"no-reply@touchpoint.example", "touchpoint.example");
	}

	private static String written(MailDocument document) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		document.writeTo(out);
		return out.toString(StandardCharsets.UTF_8);
	}

}
