package io.touchpoint.complaint;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Nonsense gets a problem that names the field and the reason, and never a 5xx.
 */
@ComplaintServiceTest
class BadInputTests {

	private static final String GOOD = """
			"site":"north-general","subject":"Nobody came","causes":["IGNORED"]
			""";

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@LocalServerPort
	int port;

	@BeforeEach
	void world() {
		this.cases.sites();
	}

	static Stream<Arguments> bodies() {
		return Stream.of(arguments("{\"site\":\"north-general\",\"causes\":[\"IGNORED\"]}", "subject", "missing"),
				arguments("{\"site\":\"north-general\",\"subject\":\"\\u0000 \\u0007\",\"causes\":[\"IGNORED\"]}",
						"subject", "unfit-characters"),
				arguments("{\"site\":\"north-general\",\"subject\":\" \\u0007\",\"causes\":[\"IGNORED\"]}", "subject",
						"missing"),
				arguments("{\"subject\":\"Nobody came\",\"causes\":[\"IGNORED\"]}", "site", "missing"),
				arguments("{\"site\":\"nowhere\",\"subject\":\"Nobody came\",\"causes\":[\"IGNORED\"]}", "site",
						"unknown-site"),
				arguments("{\"site\":\"north\\u0000general\",\"subject\":\"Nobody came\",\"causes\":[\"IGNORED\"]}",
						"site", "unfit-characters"),
				arguments("{" + GOOD + ",\"severity\":\"TERRIBLE\"}", "severity", "wrong-type"),
				arguments("{" + GOOD + ",\"contact\":{\"email\":\"nobody\",\"consent\":true}}", "contact.email",
						"email"),
				arguments("{" + GOOD + ",\"contact\":{\"email\":\"x@[127.0.0.1]\",\"consent\":true}}", "contact.email",
						"email"),
				arguments("{" + GOOD + ",\"contact\":{\"email\":\"x\u200b@example.org\",\"consent\":true}}",
						"contact.email", "email"),
				arguments("{" + GOOD + ",\"contact\":{\"email\":\"\\\"a b\\\"@example.org\",\"consent\":true}}",
						"contact.email", "email"),
				arguments("{" + GOOD + ",\"contact\":{\"email\":\"a@b.org\",\"consent\":false}}", "contact.consent",
						"assert-true"),
				arguments("{" + GOOD + ",\"contact\":\"a@b.org\"}", "contact", "wrong-type"),
				arguments("{" + GOOD + ",\"colour\":\"red\"}", "colour", "unknown-field"),
				arguments("{" + GOOD + ",\"description\":\"" + "x".repeat(4001) + "\"}", "description", "size"),
				arguments("{" + GOOD + ",\"language\":\"en" + "-aa".repeat(10_000) + "\"}", "language", "pattern"),
				arguments("{\"site\":\"north-general\",\"subject\":\"a\",\"causes\":[null]}", "causes[0]", "missing"),
				arguments("{" + GOOD + ",\"description\":{\"a\":1}}", "description", "wrong-type"),
				arguments("{" + GOOD, null, "malformed-json"), arguments("[]", null, "malformed-json"),
				arguments("", null, "malformed"));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aBadComplaintIsToldWhatIsWrong(String body, String field, String reason) {
		JsonNode problem = refuse(staff("/api/complaints", body), 400);
		if (field == null) {
			assertThat(problem.path("type").asString()).isEqualTo("/problems/" + reason);
			return;
		}
		assertThat(problem.path("errors").valueStream().map((error) -> error.path("field").asString())).contains(field);
		if (reason != null) {
			assertThat(problem.path("errors").valueStream().map((error) -> error.path("reason").asString()))
				.contains(reason);
		}
	}

	@Test
	void aBodyOfTenMegabytesIsTooLarge() {
		String huge = "{" + GOOD + ",\"description\":\"" + "x".repeat(10_000_000) + "\"}";
		assertThat(refuse(staff("/api/complaints", huge), 413).path("type").asString())
			.isEqualTo("/problems/too-large");
		refuse(this.client.post().uri("/public/complaints").header("Idempotency-Key", "huge-body-key-0001"), huge, 413);
		this.client.post()
			.uri("/c/north-general")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("description=" + "x".repeat(10_000_000))
			.exchange()
			.expectStatus()
			.isEqualTo(413);
	}

	static Stream<String> queries() {
		return Stream.of("status=SLEEPING", "severity=1", "overdue=maybe", "limit=0", "limit=201", "limit=x",
				"after=zz", "from=yesterday", "to=2026-13-01", "from=-1000000000-01-01T00:00:00Z",
				"to=%2B999999999-12-30", "q=" + "x".repeat(201), "dueBy=tomorrow", "dueBy=%2B999999999-12-30",
				"open=perhaps", "unread=1x", "action=LATE", "sort=size");
	}

	@ParameterizedTest
	@MethodSource("queries")
	void aBadFilterIsToldWhatIsWrong(String query) {
		JsonNode problem = this.client.get()
			.uri(java.net.URI.create("http://127.0.0.1:" + this.port + "/api/complaints?" + query))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(problem.path("errors").path(0).path("field").asString())
			.isEqualTo(query.substring(0, query.indexOf('=')));
	}

	static Stream<String> harmlessQueries() {
		return Stream.of("status=%20", "severity=%20", "q=%25_%5C%27", "q=%00", "site=%00", "owner=%00",
				"status=CLOSED,RESOLVED", "from=2026-01-01", "to=2026-01-01T00:00:00Z", "owner=none", "overdue=true",
				"overdue=false", "cause=IGNORED", "owner=me", "open=true&sort=DUE", "open=false", "dueBy=today",
				"dueBy=2026-03-02", "dueBy=%20", "unread=true", "unread=false", "action=OPEN", "action=OVERDUE",
				"rootCause=PROCESS", "rootCause=%00", "sort=RECEIVED");
	}

	@ParameterizedTest
	@MethodSource("harmlessQueries")
	void anOddFilterIsJustAFilter(String query) {
		this.client.get()
			.uri(java.net.URI.create("http://127.0.0.1:" + this.port + "/api/complaints?" + query))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void anIdThatIsNoneAndAnIfMatchThatIsNoneAreToldSo() {
		String id = this.cases.receive("north-general", java.util.Map.of()).path("id").asString();
		refuse(staff("/api/complaints/17/moves", "{\"to\":\"ACKNOWLEDGED\"}"), 400);
		refuse(staff("/api/complaints/" + id + "/moves", "{\"to\":\"ACKNOWLEDGED\"}"), 428);
		refuse(staff("/api/complaints/" + id + "/moves", "{\"to\":\"FINISHED\"}", "\"1\""), 400);
		refuse(staff("/api/complaints/" + id + "/moves", "{\"to\":\"ACKNOWLEDGED\"}", "one"), 412);
		refuse(staff("/api/complaints/" + id + "/moves", "{\"to\":\"ACKNOWLEDGED\",\"outcome\":\"UPHELD\"}", "\"1\""),
				400);
		refuse(staff("/api/complaints/" + id + "/moves", "{\"to\":\"RESOLVED\"}", "\"1\""), 400);
		JsonNode unexplained = refuse(
				staff("/api/complaints/" + id + "/moves", "{\"to\":\"WITHDRAWN\",\"note\":\" \"}", "\"1\""), 400);
		assertThat(unexplained.path("errors").path(0).path("field").asString()).isEqualTo("note");
		JsonNode illegal = refuse(staff("/api/complaints/" + id + "/moves", "{\"to\":\"CLOSED\"}", "\"1\""), 409);
		assertThat(illegal.path("type").asString()).isEqualTo("/problems/illegal-move");
		assertThat(illegal.path("possible").valueStream().map(JsonNode::asString)).containsExactly("ACKNOWLEDGED",
				"RESOLVED", "WITHDRAWN");
	}

	static Stream<Arguments> bulks() {
		String one = "{\"id\":\"01980000-0000-7000-8000-000000000000\",\"revision\":1}";
		return Stream.of(arguments("{\"cases\":[],\"severity\":\"LOW\"}", "cases"),
				arguments("{\"cases\":[" + one + "]}", "owner"),
				arguments("{\"cases\":[" + one + "," + one + "],\"severity\":\"LOW\"}", "cases[1].id"),
				arguments("{\"cases\":[" + one + "],\"to\":\"RESOLVED\"}", "to"),
				arguments("{\"cases\":[" + one + "],\"to\":\"WITHDRAWN\",\"note\":\"x\"}", "to"),
				arguments("{\"cases\":[{\"revision\":1}],\"severity\":\"LOW\"}", "cases[0].id"),
				arguments("{\"cases\":[" + one + ("," + one).repeat(100) + "],\"severity\":\"LOW\"}", "cases"),
				arguments("{\"cases\":[" + one + "],\"severity\":\"TERRIBLE\"}", "severity"));
	}

	@ParameterizedTest
	@MethodSource("bulks")
	void aBadChangeOfManyCasesIsToldWhatIsWrong(String body, String field) {
		JsonNode problem = refuse(this.client.post()
			.uri("/api/complaints/bulk")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("Idempotency-Key", "bad-bulk"), body, 400);
		assertThat(problem.path("errors").valueStream().map((error) -> error.path("field").asString())).contains(field);
	}

	static Stream<Arguments> filters() {
		return Stream.of(arguments("{\"name\":\" \",\"filter\":{}}", "name"), arguments("{\"name\":\"One\"}", "filter"),
				arguments("{\"name\":\"One\",\"filter\":{\"colour\":\"red\"}}", "filter.colour"),
				arguments("{\"name\":\"One\",\"filter\":{\"status\":[\"SLEEPING\"]}}", "filter.status[0]"),
				arguments("{\"name\":\"One\",\"filter\":{\"dueBy\":\"soon\"}}", "filter.dueBy"),
				arguments("{\"name\":\"One\",\"site\":\"nowhere\",\"filter\":{}}", "site"));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void aBadSavedFilterIsToldWhatIsWrong(String body, String field) {
		JsonNode problem = refuse(staff("/api/complaints/filters", body), 400);
		assertThat(problem.path("errors").valueStream().map((error) -> error.path("field").asString())).contains(field);
	}

	static Stream<Arguments> actions() {
		return Stream.of(arguments("{\"ownerId\":\"x\",\"dueOn\":\"2026-12-01\"}", "what"),
				arguments("{\"what\":\" \",\"ownerId\":\"x\",\"dueOn\":\"2026-12-01\"}", "what"),
				arguments("{\"what\":\"Train\",\"dueOn\":\"2026-12-01\"}", "ownerId"),
				arguments("{\"what\":\"Train\",\"ownerId\":\"nobody\",\"dueOn\":\"2026-12-01\"}", "ownerId"),
				arguments("{\"what\":\"Train\",\"ownerId\":\"x\",\"dueOn\":\"someday\"}", "dueOn"),
				arguments("{\"what\":\"Train\",\"ownerId\":\"x\",\"dueOn\":\"+999999999-12-31\"}", "dueOn"));
	}

	@ParameterizedTest
	@MethodSource("actions")
	void aBadCorrectiveActionIsToldWhatIsWrong(String body, String field) {
		String id = this.cases.receive("north-general", java.util.Map.of()).path("id").asString();
		JsonNode problem = refuse(staff("/api/complaints/" + id + "/actions", body), 400);
		assertThat(problem.path("errors").valueStream().map((error) -> error.path("field").asString())).contains(field);
	}

	@Test
	void anEndlessLanguageFromOutsideIsRefused() {
		String body = "{" + GOOD + ",\"language\":\"en" + "-aa".repeat(10_000) + "\"}";
		JsonNode problem = refuse(this.client.post().uri("/public/complaints").header("Idempotency-Key", "language-1"),
				body, 400);
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("language");
	}

	@Test
	void aNoteOfNothingButControlCharactersIsNone() {
		String id = this.cases.receive("north-general", java.util.Map.of()).path("id").asString();
		JsonNode problem = refuse(staff("/api/complaints/" + id + "/notes", "{\"text\":\"\\u007f\"}"), 400);
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("text");
	}

	@Test
	void aFormThatNoBrowserWritesIsRefusedWithAPage() {
		this.client.post()
			.uri("/c/north-general")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("description=%zz")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

	@Test
	void aPublicComplaintNeedsItsKey() {
		JsonNode problem = refuse(this.client.post().uri("/public/complaints"), "{" + GOOD + "}", 400);
		assertThat(problem.path("type").asString()).isEqualTo("/problems/idempotency-key-missing");
	}

	@Test
	void anEmptyUploadIsRefused() {
		this.client.post()
			.uri("/api/complaints/imports?profile=cfpb")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.exchange()
			.expectStatus()
			.isBadRequest();
	}

	private WebTestClient.ResponseSpec staff(String path, String body) {
		return staff(path, body, null);
	}

	private WebTestClient.ResponseSpec staff(String path, String body, String ifMatch) {
		WebTestClient.RequestBodySpec request = this.client.post()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.contentType(MediaType.APPLICATION_JSON);
		if (ifMatch != null) {
			request.header("If-Match", ifMatch);
		}
		return body.isEmpty() ? request.exchange() : request.bodyValue(body).exchange();
	}

	private static JsonNode refuse(WebTestClient.ResponseSpec response, int status) {
		return response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static JsonNode refuse(WebTestClient.RequestBodySpec request, String body, int status) {
		return refuse(request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange(), status);
	}

}
