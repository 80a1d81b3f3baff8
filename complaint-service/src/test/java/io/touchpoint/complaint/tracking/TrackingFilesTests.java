package io.touchpoint.complaint.tracking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.starter.testing.Pictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What customers send with their messages, and what they are shown.
 */
@ComplaintServiceTest
class TrackingFilesTests extends CustomersBrowser {

	private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([A-Za-z0-9_-]+)\"");

	private static final Pattern FILE = Pattern.compile("/files/([0-9a-f-]{36})\"");

	@Autowired
	private TrackingController controller;

	private String page;

	private String complaint;

	@BeforeEach
	void aCase() {
		String received = text(post("/c/" + HERE, fields(), 200));
		this.page = "/t/" + secret(received);
		this.complaint = this.client.get()
			.uri("/api/complaints?limit=1&q={reference}", reference(received))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("items")
			.path(0)
			.path("id")
			.asString();
	}

	@Test
	void aMessageWithPhotosIsTakenOnceHoweverOftenItsPageIsSent() throws IOException {
		String key = key();
		byte[] photo = Pictures.image("jpeg", 40, 30);
		send(key, "Look at this.", 303, Map.of("ceiling.jpg", photo, "invoice.pdf", PDF));
		this.clock.advance(Duration.ofHours(2));
		send(key, "Look at this.", 303, Map.of("ceiling.jpg", photo, "invoice.pdf", PDF));
		assertThat(kinds("MESSAGE")).isEqualTo(1);
		assertThat(kinds("FILE_ADDED")).isEqualTo(2);
		assertThat(text(get(this.page))).contains("Look at this.", "ceiling.jpg", "invoice.pdf", "You sent a file");
		assertThat(
				this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'line.FILE_ADDED' AND actor = 'customer'"
						+ " AND complaint = '" + this.complaint + "'"))
			.isEqualTo(2);
	}

	@Test
	void thePageThatWasSentBeforeSaysSoWhenItSaysSomethingElse() {
		String key = key();
		send(key, "One.", 303, Map.of());
		assertThat(text(send(key, "Two.", 400, Map.of()))).contains("This page was sent already", "Two.");
		assertThat(kinds("MESSAGE")).isEqualTo(1);
		send(key(), "Two.", 303, Map.of());
		assertThat(kinds("MESSAGE")).isEqualTo(2);
	}

	@Test
	void filesAloneAreAMessageAndNothingIsNone() {
		send(key(), "", 303, Map.of("invoice.pdf", PDF));
		assertThat(kinds("FILE_ADDED")).isEqualTo(1);
		assertThat(text(send(key(), "", 400, Map.of()))).contains("Please write your message first.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<html>x</html> | is neither a photo
			""")
	void whatIsRefusedLosesNoWord(String content, String said) {
		String again = text(send(key(), "Look at this.", 400,
				Map.of("a.png", content.getBytes(StandardCharsets.UTF_8), "b.pdf", PDF)));
		assertThat(again).contains(said, "Look at this.");
		assertThat(kinds("MESSAGE") + kinds("FILE_ADDED")).isZero();
	}

	@Test
	void whatIsSentWhileOthersSendTheirsLosesNoWord() {
		Semaphore uploads = (Semaphore) Objects
			.requireNonNull(ReflectionTestUtils.getField(this.controller, "uploads"));
		byte[] photo = new byte[300 * 1024];
		System.arraycopy(PDF, 0, photo, 0, PDF.length);
		// It ends like one, too
		System.arraycopy(PDF, 0, photo, photo.length - PDF.length, PDF.length);
		int places = uploads.drainPermits();
		try {
			assertThat(text(send(key(), "Look at the ceiling.", 503, Map.of("large.pdf", photo))))
				.contains("Other files are being taken in just now", "Look at the ceiling.");
		}
		finally {
			uploads.release(places);
		}
		assertThat(kinds("MESSAGE") + kinds("FILE_ADDED")).isZero();
		send(key(), "Look at the ceiling.", 303, Map.of("large.pdf", photo));
		assertThat(kinds("MESSAGE")).isEqualTo(1);
	}

	@Test
	void aFileThatIsTooLargeAndTooManyAtOnceAreRefused() {
		byte[] large = new byte[8 * 1024 * 1024 + 1];
		System.arraycopy(PDF, 0, large, 0, PDF.length);
		assertThat(text(send(key(), "Look.", 400, Map.of("large.pdf", large)))).contains("too large", "Look.");
		assertThat(text(send(key(), "Look.", 400,
				Map.of("1.pdf", PDF, "2.pdf", PDF, "3.pdf", PDF, "4.pdf", PDF, "5.pdf", PDF, "6.pdf", PDF))))
			.contains("too many files");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			multipart/form-data; boundary=xyz | --xyz
			multipart/form-data | text
			application/x-www-form-urlencoded | text=%zz
			""")
	void whatIsNoFormIsAnsweredWithAPage(String type, String body) {
		for (String address : List.of(this.page + "/messages", this.page + "/withdraw", "/c/" + HERE)) {
			if (type.startsWith("multipart") && !address.endsWith("/messages")) {
				continue;
			}
			this.client.post()
				.uri(address)
				.header("Content-Type", type)
				.bodyValue(body)
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectHeader()
				.contentTypeCompatibleWith("text/html")
				.expectBody(String.class)
				.value((page) -> assertThat(page).contains("This could not be read", "Nothing was saved."));
		}
	}

	@Test
	void aFormOfTooManyPartsIsAnsweredWithAPage() {
		MultipartBodyBuilder parts = new MultipartBodyBuilder();
		for (int i = 0; i < 60; i++) {
			parts.part("text", "x");
		}
		this.client.post()
			.uri(this.page + "/messages")
			.body(BodyInserters.fromMultipartData(parts.build()))
			.exchange()
			.expectStatus()
			.isEqualTo(413)
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("This could not be read"));
	}

	@Test
	void aFileIsDownloadedByTheLinkOfItsCaseOnly() {
		send(key(), "", 303, Map.of("invoice.pdf", PDF));
		String file = file();
		EntityExchangeResult<byte[]> downloaded = this.client.get()
			.uri(this.page + "/files/" + file)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Referrer-Policy", "no-referrer")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectBody()
			.returnResult();
		assertThat(downloaded.getResponseBody()).isEqualTo(PDF);
		assertThat(downloaded.getResponseHeaders().getContentDisposition().isAttachment()).isTrue();
		String other = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		this.client.get().uri(other + "/files/" + file).exchange().expectStatus().isSeeOther();
		this.client.get().uri(this.page + "/files/none").exchange().expectStatus().isSeeOther();
	}

	@Test
	void theCustomerSeesWhatColleaguesShareAndNothingElse() {
		share("inside.pdf", false);
		String shown = share("for-you.pdf", true);
		assertThat(text(get(this.page))).contains("for-you.pdf", "We added a file for you")
			.doesNotContain("inside.pdf");
		this.client.put()
			.uri("/api/complaints/{id}/files/{file}/sharing", this.complaint, shown)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(Map.of("shared", false))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(text(get(this.page))).doesNotContain("for-you.pdf");
		this.client.get().uri(this.page + "/files/" + shown).exchange().expectStatus().isSeeOther();
		send(key(), "", 303, Map.of("mine.pdf", PDF));
		this.client.put()
			.uri("/api/complaints/{id}/files/{file}/sharing", this.complaint, file())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(Map.of("shared", false))
			.exchange()
			.expectStatus()
			.isEqualTo(409);
	}

	@Test
	void whatWeSentStandsThereAndALetterCanBeDownloaded() {
		for (String channel : List.of("REPLY", "LETTER")) {
			this.client.post()
				.uri("/api/complaints/{id}/letters", this.complaint)
				.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
				.bodyValue(Map.of("channel", channel, "text", "Dear Ana, by " + channel))
				.exchange()
				.expectStatus()
				.isCreated();
		}
		String shown = text(get(this.page));
		assertThat(shown).contains("Dear Ana, by REPLY", "Dear Ana, by LETTER", "We sent you a letter")
			.doesNotContain("Stefan Staff");
		Matcher letter = Pattern.compile("/letters/([0-9a-f-]{36})\"").matcher(shown);
		assertThat(letter.find()).isTrue();
		byte[] pdf = get(this.page + "/letters/" + letter.group(1)).getResponseBody();
		assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
	}

	@Test
	void aFormThatIsNoneIsRefused() {
		this.client.post()
			.uri(this.page + "/messages")
			.header("Content-Type", "multipart/form-data")
			.bodyValue("nothing")
			.exchange()
			.expectStatus()
			.is4xxClientError();
	}

	private String share(String name, boolean shared) {
		return this.client.post()
			.uri("/api/complaints/{id}/files?name={name}&shared={shared}", this.complaint, name, shared)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Content-Type", "application/octet-stream")
			.bodyValue(PDF)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("id")
			.asString();
	}

	private String key() {
		Matcher key = KEY.matcher(text(get(this.page)));
		assertThat(key.find()).isTrue();
		return key.group(1);
	}

	private String file() {
		Matcher file = FILE.matcher(text(get(this.page)));
		assertThat(file.find()).isTrue();
		return file.group(1);
	}

	private EntityExchangeResult<byte[]> send(String key, String text, int status, Map<String, byte[]> files) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("key", key);
		body.part("text", text);
		// As a browser sends a field for files that nobody chose
		body.part("file", new byte[0]).filename("");
		files.keySet().stream().sorted().forEach((name) -> body.part("file", files.get(name)).filename(name));
		return this.client.post()
			.uri(this.page + "/messages?lang=en")
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.returnResult();
	}

	private long kinds(String kind) {
		return this.client.get()
			.uri("/api/complaints/{id}", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("timeline")
			.valueStream()
			.filter((entry) -> entry.path("kind").asString().equals(kind))
			.count();
	}

}
