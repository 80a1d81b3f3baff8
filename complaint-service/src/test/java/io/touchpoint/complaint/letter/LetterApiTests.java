package io.touchpoint.complaint.letter;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts to customers: what they look like before, that they go once, and what is kept.
 */
@ComplaintServiceTest
class LetterApiTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	private String complaint;

	@BeforeEach
	void aCase() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.complaint = this.cases
			.receive(HERE, Map.of("contact", Map.of("email", "ana@example.org", "name", "Ana Lee")))
			.path("id")
			.asString();
	}

	@Test
	void thePreviewIsWhatTheCustomerWouldRead() {
		JsonNode preview = post("/letters/preview",
				Map.of("channel", "REPLY", "text",
						"Dear {name}, thank you for {reference}. It was not our fault. {promise}\n{contact}\n{me}"),
				200);
		assertThat(preview.path("text").asString()).contains("Dear Ana Lee, thank you for C-",
				"\nNorthgate General Hospital\n1 Northgate Road\n", "\nStefan Staff", "{promise}");
		assertThat(strings(preview.path("open"))).containsExactly("promise");
		assertThat(strings(preview.path("steps"))).contains("GREET", "THANK").doesNotContain("SUGGEST");
		assertThat(preview.path("warnings").path(0).path("caution").asString()).isEqualTo("EXCUSE");
		assertThat(preview.path("warnings").path(0).path("words").asString()).isEqualTo("not our fault");
		assertThat(preview.path("byMail").asBoolean()).isTrue();
		assertThat(this.cases.count("SELECT count(*) FROM letter WHERE complaint = '" + this.complaint + "'")).isZero();
	}

	@Test
	void aReplyGoesOnceIsKeptAndIsToldOfOnce() {
		Map<String, Object> reply = Map.of("channel", "REPLY", "text", "Dear {name}, we are sorry.");
		JsonNode sent = send(reply, "a-key", null, 201);
		JsonNode again = send(reply, "a-key", null, 201);
		assertThat(again.path("id").asString()).isEqualTo(sent.path("id").asString());
		assertThat(sent.path("text").asString()).isEqualTo("Dear Ana Lee, we are sorry.");
		assertThat(sent.path("mailed").asBoolean()).isTrue();
		assertThat(told(sent)).isEqualTo(1);
		assertThat(lines("REPLY_SENT")).singleElement()
			.satisfies((line) -> assertThat(line.path("text").asString()).isEqualTo("Dear Ana Lee, we are sorry."))
			.satisfies((line) -> assertThat(line.path("to").asString()).isEqualTo(sent.path("id").asString()))
			.satisfies((line) -> assertThat(line.path("visibleToCustomer").asBoolean()).isTrue());
		assertThat(this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'line.REPLY_SENT' AND complaint = '"
				+ this.complaint + "'"))
			.isEqualTo(1);
		assertThat(send(Map.of("channel", "REPLY", "text", "Another one"), "a-key", null, 422).path("type").asString())
			.isEqualTo("/problems/idempotency-key-reused");
		JsonNode contact = this.client.get()
			.uri("/internal/letters/{id}/contact", sent.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(contact.path("email").asString()).isEqualTo("ana@example.org");
		assertThat(contact.path("facts").path("text").asString()).isEqualTo("Dear Ana Lee, we are sorry.");
		this.client.get()
			.uri(contact.path("trackingUrl").asString().replace("http://localhost:8080", ""))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("Dear Ana Lee, we are sorry."));
	}

	@Test
	void aTextThatWentIsTheSameAgainThoughItCouldNotBeWrittenNow() {
		Map<String, Object> reply = Map.of("channel", "REPLY", "text", "Dear {name}, you hear from us by {answer-by}.");
		JsonNode sent = send(reply, "before-the-end", null, 201);
		this.client.post()
			.uri("/api/complaints/{id}/moves", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match",
					"\"" + this.cases.count("SELECT revision FROM complaint WHERE id = '" + this.complaint + "'")
							+ "\"")
			.bodyValue(Map.of("to", "WITHDRAWN", "note", "The customer asked for it"))
			.exchange()
			.expectStatus()
			.isOk();
		send(reply, "after-the-end", null, 400);
		assertThat(send(reply, "before-the-end", null, 201).path("id").asString())
			.isEqualTo(sent.path("id").asString());
		assertThat(told(sent)).isEqualTo(1);
	}

	@Test
	void theWordsToTheCustomerOfARestrictedCaseStayOnItsPage() {
		JsonNode sent = send(Map.of("channel", "REPLY", "text", "Dear {name}, we are sorry."), "few-eyes", null, 201);
		this.client.post()
			.uri("/api/complaints/{id}/restriction", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match",
					"\"" + this.cases.count("SELECT revision FROM complaint WHERE id = '" + this.complaint + "'")
							+ "\"")
			.bodyValue(Map.of("reason", "HEALTH", "handlers", List.of()))
			.exchange()
			.expectStatus()
			.isOk();
		this.client.get()
			.uri("/internal/letters/{id}/contact", sent.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.facts.text")
			.isEqualTo("There is a reply to your complaint. Please read it on your page.");
	}

	@Test
	void aReplyToNobodysAddressStandsOnTheTrackingPageOnly() {
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
		JsonNode sent = send(Map.of("channel", "REPLY", "text", "Dear {name}, we are sorry."), "key", null, 201);
		assertThat(sent.path("mailed").asBoolean()).isFalse();
		assertThat(sent.path("text").asString()).isEqualTo("Dear customer, we are sorry.");
		this.client.get()
			.uri("/internal/letters/{id}/contact", sent.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@Test
	void aLetterIsKeptByteForByteAsItWasPrinted() throws IOException {
		Map<String, Object> letter = Map.of("channel", "LETTER", "text", "Dear {name},\n\nwe are sorry.", "recipient",
				"Ana Lee\n12 High Street");
		JsonNode sent = send(letter, "key", null, 201);
		byte[] first = pdf(sent.path("id").asString());
		this.clock.advance(Duration.ofDays(400));
		assertThat(pdf(sent.path("id").asString())).isEqualTo(first);
		try (PDDocument document = Loader.loadPDF(first)) {
			assertThat(new PDFTextStripper().getText(document)).contains("Dear Ana Lee,", "12 High Street",
					"2 March 2026");
		}
		assertThat(sent.path("mailed").asBoolean()).isFalse();
		assertThat(lines("LETTER_SENT")).hasSize(1);
	}

	@Test
	void aLetterGoesToTheAddressOfTheCaseUnlessAnotherOneIsWritten() throws IOException {
		JsonNode received = this.cases.receive(HERE, Map.of("channel", "LETTER", "postal",
				Map.of("name", "Ana Lee", "address", "12 High Street\nLondon N2")));
		this.complaint = received.path("id").asString();
		assertThat(received.path("postal").path("address").asString()).isEqualTo("12 High Street\nLondon N2");
		JsonNode sent = send(Map.of("channel", "LETTER", "text", "We are sorry."), "key", null, 201);
		assertThat(sent.path("recipient").asString()).isEqualTo("Ana Lee\n12 High Street\nLondon N2");
		assertThat(printed(sent)).contains("Ana Lee", "12 High Street", "London N2");
		JsonNode other = send(Map.of("channel", "LETTER", "text", "We are sorry.", "recipient", "Her son\n2 Low Road"),
				"other", null, 201);
		assertThat(printed(other)).contains("2 Low Road").doesNotContain("High Street");
		assertThat(this.cases
			.count("SELECT count(*) FROM outbox WHERE subject = '" + this.complaint + "' AND data::text LIKE '%High%'"))
			.as("told to others")
			.isZero();
	}

	@Test
	void whoLeftTheirNameAloneIsGreetedByIt() throws IOException {
		JsonNode received = this.cases.receive(HERE, Map.of("postal", Map.of("name", "Ana Lee")));
		this.complaint = received.path("id").asString();
		assertThat(received.path("postal").path("name").asString()).isEqualTo("Ana Lee");
		JsonNode reply = send(Map.of("channel", "REPLY", "text", "Dear {name}, we are sorry."), "key", null, 201);
		assertThat(reply.path("text").asString()).isEqualTo("Dear Ana Lee, we are sorry.");
		JsonNode letter = send(Map.of("channel", "LETTER", "text", "We are sorry."), "other", null, 201);
		assertThat(letter.path("recipient").asString()).isEqualTo("Ana Lee");
		assertThat(printed(letter)).contains("Ana Lee");
	}

	private String printed(JsonNode letter) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf(letter.path("id").asString()))) {
			return new PDFTextStripper().getText(document);
		}
	}

	@Test
	void anAddressThatIsNoneAndADayToComeAreRefusedByName() {
		assertThat(refused(Map.of("postal", Map.of("address", " ")))).isEqualTo("postal.address");
		assertThat(refused(Map.of("postal", Map.of("name", " ")))).isEqualTo("postal.address");
		assertThat(refused(Map.of("postal", Map.of("address", "a".repeat(281))))).isEqualTo("postal.address");
		assertThat(refused(Map.of("receivedOn", "2026-03-03"))).isEqualTo("receivedOn");
		assertThat(refused(Map.of("receivedOn", "2016-03-01"))).isEqualTo("receivedOn");
	}

	private String refused(Map<String, Object> more) {
		Map<String, Object> body = new LinkedHashMap<>(
				Map.of("site", HERE, "causes", List.of("OTHER"), "subject", "A letter"));
		body.putAll(more);
		return this.client.post()
			.uri("/api/complaints")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("errors")
			.path(0)
			.path("field")
			.asString();
	}

	@Test
	void whatNothingFillsIsNotSent() {
		JsonNode problem = send(Map.of("channel", "REPLY", "text", "We promised {promise}."), "key", null, 400);
		assertThat(problem.path("errors").path(0).path("reason").asString()).isEqualTo("unfilled-placeholder");
		assertThat(lines("REPLY_SENT")).isEmpty();
		post("/promises", Map.of("text", "We call you", "due", Map.of("on", "2026-03-06", "at", "17:00")), 201);
		assertThat(
				send(Map.of("channel", "REPLY", "text", "We promised: {promise}, by {promise-due}."), "key", null, 201)
					.path("text")
					.asString())
			.isEqualTo("We promised: We call you, by 6 March 2026, 17:00.");
	}

	@Test
	void lettersThatNoFontHasAreWarnedOfAndNotPrintedAndMayBeWritten() {
		Map<String, Object> letter = Map.of("channel", "LETTER", "text", "Dear {name}, 漢字 नमस्ते 😀", "recipient",
				"王小明");
		JsonNode warning = post("/letters/preview", letter, 200).path("warnings").path(0);
		assertThat(warning.path("caution").asString()).isEqualTo("UNPRINTABLE");
		assertThat(warning.path("words").asString()).isEqualTo("王 小 明 漢 字");
		JsonNode faults = send(letter, "key", null, 400).path("errors");
		assertThat(faults.valueStream()
			.map((fault) -> fault.path("field").asString() + " " + fault.path("reason").asString()))
			.containsExactly("text unprintable", "recipient unprintable");
		assertThat(faults.path(1).path("message").asString())
			.isEqualTo("'recipient' holds letters that cannot be printed: 王 小 明.");
		assertThat(lines("LETTER_SENT")).isEmpty();
		send(Map.of("channel", "REPLY", "text", "漢字 नमस्ते 😀"), "key", null, 201);
	}

	@Test
	void theCaseMovesWithTheReplyOrNeitherGoes() {
		Map<String, Object> reply = Map.of("channel", "REPLY", "text", "We are on it.", "to", "ACKNOWLEDGED");
		assertThat(send(reply, "one", null, 428).path("type").asString()).isEqualTo("/problems/precondition-required");
		assertThat(send(reply, "one", 7L, 412).path("current").path("id").asString()).isEqualTo(this.complaint);
		send(reply, "one", 1L, 201);
		JsonNode now = get("");
		assertThat(now.path("status").asString()).isEqualTo("ACKNOWLEDGED");
		Map<String, Object> wrong = new LinkedHashMap<>(reply);
		wrong.put("to", "CLOSED");
		assertThat(send(wrong, "two", 2L, 409).path("type").asString()).isEqualTo("/problems/illegal-move");
		assertThat(lines("REPLY_SENT")).hasSize(1);
	}

	@Test
	void theTemplateAndItsRevisionAreKeptAndAnUnknownOneIsRefused() {
		JsonNode template = this.client.get()
			.uri("/api/complaints/letter-templates?site=" + HERE)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path(0);
		Map<String, Object> used = Map.of("id", template.path("id").asString(), "revision", 1);
		JsonNode sent = send(Map.of("channel", "REPLY", "text", "Hello", "template", used), "key", null, 201);
		assertThat(sent.path("template").asString()).isEqualTo(template.path("id").asString());
		assertThat(sent.path("templateRevision").asLong()).isEqualTo(1);
		for (Map<String, Object> unknown : List.<Map<String, Object>>of(
				Map.of("id", UUID.randomUUID().toString(), "revision", 1),
				Map.of("id", template.path("id").asString(), "revision", 99))) {
			assertThat(send(Map.of("channel", "REPLY", "text", "Hello", "template", unknown),
					UUID.randomUUID().toString(), null, 400)
				.path("errors")
				.path(0)
				.path("field")
				.asString()).isEqualTo("template");
		}
	}

	private long told(JsonNode letter) {
		return this.cases.count("SELECT count(*) FROM outbox WHERE type = 'letter.sent' AND subject = '"
				+ letter.path("id").asString() + "' AND data ->> 'mail' = 'true'");
	}

	private List<JsonNode> lines(String kind) {
		return get("").path("timeline")
			.valueStream()
			.filter((line) -> line.path("kind").asString().equals(kind))
			.toList();
	}

	private byte[] pdf(String letter) {
		return this.client.get()
			.uri("/api/complaints/{id}/letters/{letter}/pdf", this.complaint, letter)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectBody()
			.returnResult()
			.getResponseBody();
	}

	private JsonNode get(String path) {
		return this.client.get()
			.uri("/api/complaints/" + this.complaint + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode post(String path, Map<String, ?> body, int status) {
		return this.client.post()
			.uri("/api/complaints/" + this.complaint + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode send(Map<String, ?> body, String key, Long revision, int status) {
		WebTestClient.RequestBodySpec request = this.client.post()
			.uri("/api/complaints/{id}/letters", this.complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Idempotency-Key", key);
		if (revision != null) {
			request.header("If-Match", "\"" + revision + "\"");
		}
		return request.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static List<String> strings(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

}
