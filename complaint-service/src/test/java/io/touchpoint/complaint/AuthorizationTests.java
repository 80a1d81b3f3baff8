package io.touchpoint.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint by every caller. A new endpoint without a verdict fails.
 */
@ComplaintServiceTest
class AuthorizationTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Map<String, Object> INTAKE = Map.of("site", ELSEWHERE, "causes", List.of("IGNORED"), "subject",
			"Nobody came");

	/**
	 * Method and path with the verdicts for: nobody, ops, staff elsewhere, manager
	 * elsewhere, head office, a service.
	 */
	private static final List<Verdict> VERDICTS = List.of(
			new Verdict("GET", "/api/complaints", "/api/complaints?site=" + ELSEWHERE, null, 401, 403, 403, 403, 200,
					403),
			new Verdict("POST", "/api/complaints", "/api/complaints", INTAKE, 401, 403, 403, 403, 201, 403),
			new Verdict("GET", "/api/complaints/causes", "/api/complaints/causes", null, 401, 403, 200, 200, 200, 403),
			new Verdict("GET", "/api/complaints/operator-settings", "/api/complaints/operator-settings", null, 401, 403,
					403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/{id}", "/api/complaints/{id}", null, 401, 403, 404, 404, 200, 403),
			new Verdict("GET", "/api/complaints/{id}/clock", "/api/complaints/{id}/clock", null, 401, 403, 404, 404,
					200, 403),
			new Verdict("GET", "/api/complaints/{id}/cycle", "/api/complaints/{id}/cycle", null, 401, 403, 404, 404,
					200, 403),
			new Verdict("GET", "/api/complaints/audit", "/api/complaints/audit?site=" + ELSEWHERE, null, 401, 403, 403,
					403, 200, 403),
			new Verdict("GET", "/api/complaints/audit/verify", "/api/complaints/audit/verify?site=" + ELSEWHERE, null,
					401, 403, 403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/handoffs", "/api/complaints/handoffs?site=" + ELSEWHERE, null, 401, 403,
					403, 403, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/moves", "/api/complaints/{id}/moves", Map.of("to", "CLOSED"), 401,
					403, 404, 404, 409, 403),
			new Verdict("PUT", "/api/complaints/{id}/matter", "/api/complaints/{id}/matter",
					Map.of("severity", "NORMAL", "causes", List.of("TIME_WASTED", "IGNORED"), "customerType", "PATIENT",
							"about", "SERVICE", "formality", "FORMAL"),
					401, 403, 404, 404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/owner", "/api/complaints/{id}/owner", Map.of(), 401, 403, 404,
					404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/restriction", "/api/complaints/{id}/restriction", Map.of(), 401,
					403, 403, 404, 403, 403),
			new Verdict("POST", "/api/complaints/{id}/erasure", "/api/complaints/{id}/erasure", null, 401, 403, 403,
					404, 200, 403),
			new Verdict("DELETE", "/api/complaints/{id}/erasure", "/api/complaints/{id}/erasure", null, 401, 403, 403,
					404, 200, 403),
			new Verdict("GET", "/api/complaints/returns",
					"/api/complaints/returns?style=NHS&from=2026-01-01&to=2026-03-31", null, 401, 403, 403, 200, 200,
					403),
			new Verdict("GET", "/api/complaints/{id}/particulars", "/api/complaints/{id}/particulars", null, 401, 403,
					404, 404, 200, 403),
			new Verdict("PUT", "/api/complaints/{id}/particulars", "/api/complaints/{id}/particulars",
					Map.of("ageBand", "UNKNOWN", "complainant", "OTHER", "furtherSites", List.of()), 401, 403, 404, 404,
					412, 403),
			new Verdict("GET", "/api/complaints/contact-plans", "/api/complaints/contact-plans", null, 401, 403, 403,
					200, 403, 403),
			new Verdict("GET", "/api/complaints/contact-plans/proposed", "/api/complaints/contact-plans/proposed", null,
					401, 403, 403, 200, 403, 403),
			new Verdict("GET", "/api/complaints/{id}/contact-plan", "/api/complaints/{id}/contact-plan", null, 401, 403,
					404, 404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/contact-plan", "/api/complaints/{id}/contact-plan",
					Map.of("reason", "x", "person", "x", "replyEvery", 10, "reviewOn", "2026-08-01", "letter",
							Map.of("channel", "REPLY", "text", "x")),
					401, 403, 403, 404, 403, 403),
			new Verdict("POST", "/api/complaints/{id}/contact-plan/decline",
					"/api/complaints/{id}/contact-plan/decline", Map.of("reason", "x"), 401, 403, 403, 404, 403, 403),
			new Verdict("POST", "/api/complaints/contact-plans/{plan}/review",
					"/api/complaints/contact-plans/01980000-0000-7000-8000-000000000000/review",
					Map.of("outcome", "END", "reason", "x"), 401, 403, 403, 404, 403, 403),
			new Verdict("GET", "/api/complaints/{id}/duplicates", "/api/complaints/{id}/duplicates", null, 401, 403,
					404, 404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/merge", "/api/complaints/{id}/merge",
					Map.of("into", "01980000-0000-7000-8000-000000000000", "intoRevision", 1), 401, 403, 404, 404, 400,
					403),
			new Verdict("POST", "/api/complaints/{id}/parting", "/api/complaints/{id}/parting", Map.of(), 401, 403, 404,
					404, 409, 403),
			new Verdict("GET", "/api/complaints/inbox", "/api/complaints/inbox?site=" + ELSEWHERE, null, 401, 403, 403,
					403, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/read", "/api/complaints/{id}/read", Map.of(), 401, 403, 404, 404,
					204, 403),
			new Verdict("POST", "/api/complaints/bulk", "/api/complaints/bulk",
					Map.of("cases", List.of(Map.of("id", "01980000-0000-7000-8000-000000000000", "revision", 1)),
							"severity", "LOW"),
					401, 403, 400, 400, 400, 403),
			new Verdict("GET", "/api/complaints/filters", "/api/complaints/filters", null, 401, 403, 200, 200, 200,
					403),
			new Verdict("POST", "/api/complaints/filters", "/api/complaints/filters",
					Map.of("site", ELSEWHERE, "name", "Judged", "filter", Map.of()), 401, 403, 403, 403, 201, 403),
			new Verdict("PUT", "/api/complaints/filters/{filter}",
					"/api/complaints/filters/01980000-0000-7000-8000-000000000000",
					Map.of("name", "Judged", "filter", Map.of()), 401, 403, 404, 404, 404, 403),
			new Verdict("DELETE", "/api/complaints/filters/{filter}",
					"/api/complaints/filters/01980000-0000-7000-8000-000000000000", null, 401, 403, 404, 404, 404, 403),
			new Verdict("PUT", "/api/complaints/filters/order", "/api/complaints/filters/order",
					Map.of("ids", List.of("01980000-0000-7000-8000-000000000000")), 401, 403, 404, 404, 404, 403),
			new Verdict("GET", "/api/complaints/root-causes", "/api/complaints/root-causes", null, 401, 403, 200, 200,
					200, 403),
			new Verdict("PUT", "/api/complaints/root-causes/{code}", "/api/complaints/root-causes/JUDGED",
					Map.of("names", Map.of("en", "Judged")), 401, 403, 403, 403, 412, 403),
			new Verdict("GET", "/api/complaints/{id}/corrective", "/api/complaints/{id}/corrective", null, 401, 403,
					404, 404, 200, 403),
			new Verdict("PUT", "/api/complaints/{id}/root-cause", "/api/complaints/{id}/root-cause",
					Map.of("code", "PROCESS"), 401, 403, 404, 404, 412, 403),
			new Verdict("POST", "/api/complaints/{id}/actions", "/api/complaints/{id}/actions",
					Map.of("what", "x", "ownerId", "nobody", "dueOn", "2026-12-01"), 401, 403, 404, 404, 400, 403),
			new Verdict("PUT", "/api/complaints/{id}/actions/{action}",
					"/api/complaints/{id}/actions/01980000-0000-7000-8000-000000000000",
					Map.of("what", "x", "ownerId", "nobody", "dueOn", "2026-12-01"), 401, 403, 404, 404, 400, 403),
			new Verdict("POST", "/api/complaints/{id}/actions/{action}/done",
					"/api/complaints/{id}/actions/01980000-0000-7000-8000-000000000000/done", Map.of(), 401, 403, 404,
					404, 404, 403),
			new Verdict("POST", "/api/complaints/{id}/actions/{action}/drop",
					"/api/complaints/{id}/actions/01980000-0000-7000-8000-000000000000/drop", Map.of("reason", "x"),
					401, 403, 404, 404, 404, 403),
			new Verdict("POST", "/api/complaints/severity-suggestion", "/api/complaints/severity-suggestion",
					Map.of("text", "Waiting"), 401, 403, 200, 200, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/notes", "/api/complaints/{id}/notes", Map.of("text", "Seen."),
					401, 403, 404, 404, 200, 403),
			new Verdict("GET", "/api/complaints/imports", "/api/complaints/imports", null, 401, 403, 403, 403, 200,
					403),
			new Verdict("POST", "/api/complaints/imports", "/api/complaints/imports?profile=none", Map.of(), 401, 403,
					403, 403, 400, 403),
			new Verdict("GET", "/api/complaints/imports/{id}", "/api/complaints/imports/{id}", null, 401, 403, 403, 403,
					404, 403),
			new Verdict("GET", "/api/complaints/imports/{id}/refused", "/api/complaints/imports/{id}/refused", null,
					401, 403, 403, 403, 404, 403),
			new Verdict("POST", "/api/complaints/imports/{id}/trial", "/api/complaints/imports/{id}/trial", Map.of(),
					401, 403, 403, 403, 404, 403),
			new Verdict("POST", "/api/complaints/imports/{id}/begin", "/api/complaints/imports/{id}/begin", Map.of(),
					401, 403, 403, 403, 404, 403),
			new Verdict("POST", "/api/complaints/imports/{id}/stop", "/api/complaints/imports/{id}/stop", Map.of(), 401,
					403, 403, 403, 404, 403),
			new Verdict("POST", "/api/complaints/imports/{id}/undo", "/api/complaints/imports/{id}/undo", Map.of(), 401,
					403, 403, 403, 404, 403),
			new Verdict("GET", "/api/complaints/mails", "/api/complaints/mails", null, 401, 403, 403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/mails/{mail}/raw",
					"/api/complaints/mails/01980000-0000-7000-8000-000000000000/raw", null, 401, 403, 403, 403, 404,
					403),
			new Verdict("POST", "/api/complaints/mails/{mail}/site",
					"/api/complaints/mails/01980000-0000-7000-8000-000000000000/site", Map.of("site", ELSEWHERE), 401,
					403, 403, 403, 404, 403),
			new Verdict("POST", "/api/complaints/mails/{mail}/dismissal",
					"/api/complaints/mails/01980000-0000-7000-8000-000000000000/dismissal", Map.of(), 401, 403, 403,
					403, 404, 403),
			new Verdict("GET", "/api/complaints/{id}/mails", "/api/complaints/{id}/mails", null, 401, 403, 404, 404,
					200, 403),
			new Verdict("GET", "/api/complaints/{id}/mails/{mail}/raw",
					"/api/complaints/{id}/mails/01980000-0000-7000-8000-000000000000/raw", null, 401, 403, 404, 404,
					404, 403),
			new Verdict("GET", "/api/complaints/{id}/mails/{mail}/files/{n}",
					"/api/complaints/{id}/mails/01980000-0000-7000-8000-000000000000/files/0", null, 401, 403, 404, 404,
					404, 403),
			new Verdict("GET", "/api/complaints/from-responses",
					"/api/complaints/from-responses?response=01980000-0000-7000-8000-000000000000", null, 401, 403, 200,
					200, 200, 403),
			new Verdict("GET", "/api/complaints/promises", "/api/complaints/promises", null, 401, 403, 200, 200, 200,
					403),
			new Verdict("GET", "/api/complaints/promises/kept-rate",
					"/api/complaints/promises/kept-rate?site=" + ELSEWHERE, null, 401, 403, 403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/{id}/promises", "/api/complaints/{id}/promises", null, 401, 403, 404,
					404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/promises", "/api/complaints/{id}/promises",
					Map.of("text", "We call", "due", Map.of("workingDays", 3)), 401, 403, 404, 404, 201, 403),
			new Verdict("POST", "/api/complaints/{id}/promises/{promise}/keep",
					"/api/complaints/{id}/promises/01980000-0000-7000-8000-000000000000/keep", Map.of("proof", "x"),
					401, 403, 404, 404, 404, 403),
			new Verdict("POST", "/api/complaints/{id}/promises/{promise}/break",
					"/api/complaints/{id}/promises/01980000-0000-7000-8000-000000000000/break", Map.of("reason", "x"),
					401, 403, 404, 404, 404, 403),
			new Verdict("POST", "/api/complaints/{id}/promises/{promise}/renegotiate",
					"/api/complaints/{id}/promises/01980000-0000-7000-8000-000000000000/renegotiate",
					Map.of("due", Map.of("workingDays", 3)), 401, 403, 404, 404, 404, 403),
			new Verdict("POST", "/api/complaints/{id}/recoveries/{recovery}/done",
					"/api/complaints/{id}/recoveries/01980000-0000-7000-8000-000000000000/done", Map.of("note", "x"),
					401, 403, 404, 404, 404, 403),
			new Verdict("GET", "/api/complaints/remedies/waiting", "/api/complaints/remedies/waiting", null, 401, 403,
					200, 200, 200, 403),
			new Verdict("GET", "/api/complaints/remedies/terms", "/api/complaints/remedies/terms?site=" + ELSEWHERE,
					null, 401, 403, 403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/{id}/remedies", "/api/complaints/{id}/remedies", null, 401, 403, 404,
					404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/remedies", "/api/complaints/{id}/remedies",
					Map.of("kind", "APOLOGY"), 401, 403, 404, 404, 201, 403),
			new Verdict("POST", "/api/complaints/{id}/remedies/{remedy}/approve",
					"/api/complaints/{id}/remedies/01980000-0000-7000-8000-000000000000/approve", Map.of(), 401, 403,
					404, 404, 404, 403),
			new Verdict("POST", "/api/complaints/{id}/remedies/{remedy}/decline",
					"/api/complaints/{id}/remedies/01980000-0000-7000-8000-000000000000/decline", Map.of("reason", "x"),
					401, 403, 404, 404, 404, 403),
			new Verdict("GET", "/api/complaints/return-checks", "/api/complaints/return-checks?site=" + ELSEWHERE, null,
					401, 403, 403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/return-rates", "/api/complaints/return-rates?site=" + ELSEWHERE, null,
					401, 403, 403, 403, 200, 403),
			new Verdict("GET", "/api/complaints/{id}/afterwards", "/api/complaints/{id}/afterwards", null, 401, 403,
					404, 404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/return-checks/{check}/answer",
					"/api/complaints/{id}/return-checks/01980000-0000-7000-8000-000000000000/answer",
					Map.of("returned", "UNKNOWN"), 401, 403, 404, 404, 404, 403),
			new Verdict("GET", "/internal/corrective-actions/{id}/owner/{recipient}",
					"/internal/corrective-actions/01980000-0000-7000-8000-000000000000/owner/01980000-0000-7000-8000-000000000000",
					null, 401, 403, 403, 403, 403, 404),
			new Verdict("GET", "/internal/promises/{id}/reminders/{recipient}",
					"/internal/promises/{id}/reminders/site", null, 401, 403, 403, 403, 403, 404),
			new Verdict("GET", "/internal/promises/{id}/breaches/{recipient}", "/internal/promises/{id}/breaches/site",
					null, 401, 403, 403, 403, 403, 404),
			new Verdict("GET", "/api/complaints/{id}/files", "/api/complaints/{id}/files", null, 401, 403, 404, 404,
					200, 403),
			new Verdict("POST", "/api/complaints/{id}/files", "/api/complaints/{id}/files?name=a.png", Map.of("no", 1),
					401, 403, 404, 404, 400, 403),
			new Verdict("GET", "/api/complaints/{id}/files/{file}",
					"/api/complaints/{id}/files/01980000-0000-7000-8000-000000000000", null, 401, 403, 404, 404, 404,
					403),
			new Verdict("PUT", "/api/complaints/{id}/files/{file}/sharing",
					"/api/complaints/{id}/files/01980000-0000-7000-8000-000000000000/sharing", Map.of("shared", true),
					401, 403, 404, 404, 404, 403),
			new Verdict("GET", "/api/complaints/{id}/letters", "/api/complaints/{id}/letters", null, 401, 403, 404, 404,
					200, 403),
			new Verdict("POST", "/api/complaints/{id}/letters", "/api/complaints/{id}/letters",
					Map.of("channel", "REPLY", "text", "Hello"), 401, 403, 404, 404, 201, 403),
			new Verdict("POST", "/api/complaints/{id}/letters/preview", "/api/complaints/{id}/letters/preview",
					Map.of("channel", "REPLY", "text", "Hello"), 401, 403, 404, 404, 200, 403),
			new Verdict("POST", "/api/complaints/{id}/letters/preview/pdf", "/api/complaints/{id}/letters/preview/pdf",
					Map.of("channel", "LETTER", "text", "Hello"), 401, 403, 404, 404, 200, 403),
			new Verdict("GET", "/api/complaints/{id}/letters/{letter}/pdf",
					"/api/complaints/{id}/letters/01980000-0000-7000-8000-000000000000/pdf", null, 401, 403, 404, 404,
					404, 403),
			new Verdict("POST", "/api/complaints/{id}/link", "/api/complaints/{id}/link", null, 401, 403, 404, 404, 200,
					403),
			new Verdict("GET", "/api/complaints/letter-templates", "/api/complaints/letter-templates?site=" + ELSEWHERE,
					null, 401, 403, 403, 403, 200, 403),
			new Verdict("POST", "/api/complaints/letter-templates", "/api/complaints/letter-templates",
					Map.of("site", ELSEWHERE, "name", "One", "language", "en", "text", "Hello"), 401, 403, 403, 403,
					201, 403),
			new Verdict("PUT", "/api/complaints/letter-templates/{template}",
					"/api/complaints/letter-templates/01980000-0000-7000-8000-000000000000",
					Map.of("name", "One", "language", "en", "text", "Hello"), 401, 403, 403, 404, 404, 403),
			new Verdict("GET", "/internal/letters/{id}/contact",
					"/internal/letters/01980000-0000-7000-8000-000000000000/contact", null, 401, 403, 403, 403, 403,
					404),
			new Verdict("GET", "/internal/complaints/{id}/contact", "/internal/complaints/{id}/contact", null, 401, 403,
					403, 403, 403, 404),
			new Verdict("GET", "/internal/complaint-clocks/{told}/people/{key}",
					"/internal/complaint-clocks/01980000-0000-7000-8000-000000000000/people/site", null, 401, 403, 403,
					403, 403, 404),
			new Verdict("GET", "/internal/complaints/{id}/site", "/internal/complaints/{id}/site", null, 401, 403, 403,
					403, 403, 200),
			new Verdict("POST", "/internal/complaints/{id}/looks", "/internal/complaints/{id}/looks",
					Map.of("account", "somebody", "manages", false), 401, 403, 403, 403, 403, 204),
			new Verdict("POST", "/internal/complaints/forget", "/internal/complaints/forget",
					List.of(Map.of("email", "nobody@example.org", "internal", false)), 401, 403, 403, 403, 403, 204),
			new Verdict("POST", "/internal/complaints/of-contacts", "/internal/complaints/of-contacts",
					List.of(Map.of("email", "nobody@example.org", "internal", false)), 401, 403, 403, 403, 403, 200));

	/** Open to all: a site's code, a secret or a key is all that they ask for. */
	private static final List<String> OPEN = List.of("GET /c/{site}", "POST /c/{site}", "GET /t/{secret}",
			"POST /t/{secret}/messages", "POST /t/{secret}/rating", "POST /t/{secret}/withdraw",
			"POST /t/{secret}/renew", "GET /t/{secret}/files/{file}", "GET /t/{secret}/letters/{letter}",
			"POST /public/complaints");

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@BeforeEach
	void world() {
		this.cases.sites();
	}

	@TestFactory
	Stream<DynamicTest> everyEndpointAnswersEveryCallerAsItShould() {
		this.cases.sites();
		String id = this.cases.receive(ELSEWHERE, Map.of()).path("id").asString();
		List<DynamicTest> tests = new ArrayList<>();
		for (Verdict verdict : VERDICTS) {
			// Made when they are used: all verdicts together may take longer than a
			// passport is good for.
			List<Supplier<String>> callers = List.of(() -> null, PASSPORTS::ops, () -> PASSPORTS.staff(HERE),
					() -> PASSPORTS.siteManager(HERE), PASSPORTS::headOffice, PASSPORTS::service);
			int[] expected = verdict.expected();
			for (int i = 0; i < callers.size(); i++) {
				Supplier<String> caller = callers.get(i);
				int status = expected[i];
				tests.add(DynamicTest.dynamicTest(verdict.method() + " " + verdict.uri() + " → " + status,
						() -> assertThat(ask(verdict, id, caller.get())).isEqualTo(status)));
			}
			tests.add(DynamicTest
				.dynamicTest(verdict.method() + " " + verdict.uri() + " expired or for another", () -> assertThat(
						List.of(ask(verdict, id, PASSPORTS.expired()), ask(verdict, id, PASSPORTS.forAnotherService())))
					.containsOnly(401)));
		}
		return tests.stream();
	}

	@Test
	void noEndpointIsWithoutAVerdict() {
		TreeSet<String> judged = new TreeSet<>(OPEN);
		VERDICTS.forEach((verdict) -> judged.add(verdict.method() + " " + verdict.path()));
		TreeSet<String> offered = new TreeSet<>();
		JsonNode api = this.client.get()
			.uri("/api/openapi/complaint-service")
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		api.path("paths")
			.propertyStream()
			.forEach((path) -> path.getValue()
				.propertyStream()
				.forEach((method) -> offered.add(method.getKey().toUpperCase() + " " + path.getKey())));
		assertThat(judged).containsAll(offered);
	}

	@Test
	void theListOfAStaffMemberHoldsOnlyTheirSites() {
		this.cases.receive(HERE, Map.of());
		this.cases.receive(ELSEWHERE, Map.of());
		JsonNode list = this.client.get()
			.uri("/api/complaints?limit=200")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(list.path("items").valueStream().map((item) -> item.path("site").asString())).isNotEmpty()
			.containsOnly(HERE);
	}

	private int ask(Verdict verdict, String id, String bearer) {
		WebTestClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(verdict.method()))
			.uri(verdict.uri(), id)
			.header("If-Match", "\"1\"");
		if (bearer != null) {
			request.headers((headers) -> headers.setBearerAuth(bearer));
		}
		if (verdict.body() != null) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(JSON.writeValueAsString(verdict.body()));
		}
		return request.exchange().expectBody().returnResult().getStatus().value();
	}

	record Verdict(String method, String path, String uri, Object body, int nobody, int ops, int staff, int manager,
			int headOffice, int service) {

		int[] expected() {
			return new int[] { this.nobody, this.ops, this.staff, this.manager, this.headOffice, this.service };
		}

	}

}
