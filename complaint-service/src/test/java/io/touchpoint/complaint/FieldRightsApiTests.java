package io.touchpoint.complaint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation that shows a case × every role × every field, where all is hidden that
 * can be. A word that a role may not see stands in no answer to it.
 */
@ComplaintServiceTest
@TestPropertySource(properties = {
		"touchpoint.complaint.field-rights.hidden-from-head-office=contact,restricted-words,internal-notes,outgoing",
		"touchpoint.complaint.field-rights.hidden-from-staff=contact,restricted-words,remedy-cost" })
class FieldRightsApiTests {

	/** What is looked for in answers, as it is known by its field. */
	private static final Map<String, List<String>> SIGNS = Map.of("CONTACT",
			List.of("Zacharias", "zach@example.org", "Hidden Lane"), "REMEDY_COST", List.of("19873"), "INTERNAL_NOTES",
			List.of("between-us"), "OUTGOING", List.of("we-write-to-you"), "WORDS",
			List.of("whispered-subject", "whispered-text"));

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	Hearing hearing;

	private String site;

	private String id;

	private final UUID handler = UUID.randomUUID();

	private final UUID headHandler = UUID.randomUUID();

	@BeforeEach
	void aCaseWithEverything() {
		this.clock.set(TestWorld.MONDAY);
		this.site = "fields-" + UUID.randomUUID().toString().substring(0, 8);
		this.cases.site(this.site, "Fields", "UTC");
		for (UUID person : List.of(this.handler, this.headHandler)) {
			this.gateway.knows(person, """
					{"id": "%s", "name": "Somebody", "roles": ["STAFF"], "sites": "*", "active": true}
					""".formatted(person));
		}
		this.id = this.cases.receive(this.site,
				Map.of("subject", "whispered-subject", "description", "whispered-text", "contact",
						Map.of("email", "zach@example.org", "name", "Zacharias", "consent", true), "postal",
						Map.of("address", "4 Hidden Lane")))
			.path("id")
			.asString();
		String manager = manager();
		post(manager, "/notes", Map.of("text", "between-us", "visibleToCustomer", false));
		post(manager, "/promises", Map.of("text", "whispered-text", "due", Map.of("workingDays", 3)));
		post(manager, "/remedies", Map.of("kind", "GOODWILL_PAYMENT", "minor", 19_873, "note", "between-us"));
		post(manager, "/remedies", Map.of("kind", "GOODWILL_PAYMENT", "minor", 198_730));
		post(manager, "/letters", Map.of("channel", "LETTER", "text", "Dear {name}, we-write-to-you. {me}", "recipient",
				"Zacharias\n1 Road"));
		answer(send(HttpMethod.PUT, manager, "/root-cause", 0, Map.of("code", "TRAINING", "words", "between-us")));
		post(manager, "/actions", action("between-us"));
		String ended = post(manager, "/actions", action("between-us")).path("actions").path(1).path("id").asString();
		answer(send(HttpMethod.POST, manager, "/actions/" + ended + "/done", 1, Map.of("note", "between-us")));
	}

	private Map<String, ?> action(String words) {
		return Map.of("what", words, "ownerId", this.handler, "dueOn", "2026-03-09", "effect", words);
	}

	private String manager() {
		return PASSPORTS.siteManager(this.site);
	}

	private String as(UUID account, Role... roles) {
		return PASSPORTS.of(new Caller(account.toString(), "Somebody", Set.of(roles), SiteScope.of(this.site)));
	}

	private void restrict() {
		post(manager(), "/restriction",
				Map.of("reason", "HEALTH", "handlers", List.of(this.handler.toString(), this.headHandler.toString())));
	}

	private JsonNode post(String bearer, String part, Map<String, ?> body) {
		return answer(send(HttpMethod.POST, bearer, part, revision(), body));
	}

	private long revision() {
		return this.cases.count("SELECT revision FROM complaint WHERE id = '" + this.id + "'");
	}

	private WebTestClient.ResponseSpec send(HttpMethod method, String bearer, String part, long seen,
			Map<String, ?> body) {
		return this.client.method(method)
			.uri("/api/complaints/" + this.id + part)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"" + seen + "\"")
			.bodyValue(body)
			.exchange();
	}

	private static JsonNode answer(WebTestClient.ResponseSpec answer) {
		return answer.expectStatus().is2xxSuccessful().expectBody(JsonNode.class).returnResult().getResponseBody();
	}

	/** Many cases at a time, of which there is one. */
	private JsonNode bulk(String bearer) {
		return answer(this.client.post()
			.uri("/api/complaints/bulk")
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(Map.of("cases", List.of(Map.of("id", this.id, "revision", revision())), "formality", "FORMAL",
					"note", "Seen"))
			.exchange());
	}

	private JsonNode get(String bearer, String path) {
		return this.client.get()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	/** Every operation that shows something of a case, by its name; its answer. */
	private Map<String, Function<String, JsonNode>> shown() {
		Map<String, Function<String, JsonNode>> shown = new LinkedHashMap<>();
		for (String part : List.of("", "/promises", "/remedies", "/letters", "/files", "/afterwards", "/mails",
				"/duplicates", "/contact-plan", "/clock", "/cycle", "/particulars", "/corrective")) {
			shown.put("GET " + part, (bearer) -> get(bearer, "/" + this.id + part));
		}
		for (String list : List.of("?site=", "/promises?site=", "/remedies/waiting?site=", "/return-checks?site=",
				"/handoffs?site=", "?open=true&owner=none&sort=DUE&site=", "?status=RECEIVED&site=",
				"?action=OPEN&rootCause=TRAINING&site=", "/inbox?site=", "/filters?site=")) {
			shown.put("GET list " + list, (bearer) -> get(bearer, list + this.site));
		}
		shown.put("POST note", (bearer) -> post(bearer, "/notes", Map.of("text", "Seen")));
		shown.put("POST owner", (bearer) -> post(bearer, "/owner", Map.of()));
		shown.put("POST bulk", this::bulk);
		shown.put("POST actions", (bearer) -> post(bearer, "/actions", action("Seen")));
		shown.put("POST actions done", (bearer) -> {
			String made = post(bearer, "/actions", action("Seen")).path("actions")
				.valueStream()
				.filter((action) -> action.path("state").asString().equals("OPEN"))
				.map((action) -> action.path("id").asString())
				.findFirst()
				.orElseThrow();
			return answer(send(HttpMethod.POST, bearer, "/actions/" + made + "/done", 1, Map.of("note", "Seen")));
		});
		shown.put("POST preview", (bearer) -> post(bearer, "/letters/preview",
				Map.of("channel", "REPLY", "text", "Dear {name}, about {subject}: sorry")));
		return shown;
	}

	/** The fields of which a sign stands in an answer. */
	private static List<String> told(JsonNode answer) {
		String text = answer.toString();
		return SIGNS.entrySet()
			.stream()
			.filter((sign) -> sign.getValue().stream().anyMatch(text::contains))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private void nothingOf(String bearer, String... fields) {
		List<String> leaks = new ArrayList<>();
		shown().forEach((operation, asked) -> Stream.of(fields)
			.filter(told(asked.apply(bearer))::contains)
			.forEach((field) -> leaks.add(operation + " " + field)));
		assertThat(leaks).isEmpty();
	}

	@Test
	void staffSeeNeitherWhoTheCustomerIsNorWhatRemediesCost() {
		nothingOf(PASSPORTS.staff(this.site), "CONTACT", "REMEDY_COST");
		JsonNode view = get(PASSPORTS.staff(this.site), "/" + this.id);
		assertThat(told(view)).containsExactly("INTERNAL_NOTES", "OUTGOING", "WORDS");
		assertThat(names(view)).containsExactly("contact", "postal", "timeline.remedies");
		assertThat(view.path("contact").isNull()).isTrue();
		JsonNode remedy = get(PASSPORTS.staff(this.site), "/" + this.id + "/remedies").path("items").path(0);
		assertThat(remedy.path("minor").isNull()).isTrue();
		assertThat(remedy.path("deciders").isEmpty()).isTrue();
		assertThat(names(remedy)).containsExactly("minor");
	}

	@Test
	void headOfficeSeesNeitherTheCustomerNorWhatIsWrittenForColleaguesOrToThem() {
		nothingOf(PASSPORTS.headOffice(), "CONTACT", "INTERNAL_NOTES", "OUTGOING");
		JsonNode view = get(PASSPORTS.headOffice(), "/" + this.id);
		assertThat(told(view)).containsExactly("REMEDY_COST", "WORDS");
		assertThat(names(view)).containsExactly("contact", "postal", "timeline.notes", "timeline.letters");
	}

	@Test
	void managersSeeAll() {
		restrict();
		assertThat(told(get(manager(), "/" + this.id))).containsExactly("CONTACT", "INTERNAL_NOTES", "OUTGOING",
				"REMEDY_COST", "WORDS");
		assertThat(names(get(manager(), "/" + this.id))).isEmpty();
	}

	@Test
	void namedHandlersOfARestrictedCaseSeeNoWordOfItWhereWordsAreHidden() {
		restrict();
		nothingOf(as(this.handler, Role.STAFF), "CONTACT", "REMEDY_COST", "WORDS", "INTERNAL_NOTES", "OUTGOING");
		nothingOf(as(this.headHandler, Role.HEAD_OFFICE), "CONTACT", "WORDS", "INTERNAL_NOTES", "OUTGOING");
		assertThat(names(get(as(this.handler, Role.STAFF), "/" + this.id))).startsWith("subject", "description",
				"contact");
	}

	@Test
	void whoHasTwoRolesSeesWhatEitherSees() {
		JsonNode view = get(as(UUID.randomUUID(), Role.STAFF, Role.HEAD_OFFICE), "/" + this.id);
		assertThat(told(view)).containsExactly("INTERNAL_NOTES", "OUTGOING", "REMEDY_COST", "WORDS");
	}

	@Test
	void nobodyFindsARestrictedCaseByWordsThatTheyDoNotSee() {
		restrict();
		String search = "?site=" + this.site + "&q=whispered";
		assertThat(get(manager(), search).path("items")).hasSize(1);
		assertThat(get(as(this.handler, Role.STAFF), search).path("items")).isEmpty();
		assertThat(get(as(this.handler, Role.STAFF), "?site=" + this.site).path("items")).hasSize(1);
	}

	@Test
	void nobodyFindsACaseByACustomerWhomTheyDoNotSee() {
		String search = "?site=" + this.site + "&q=zacharias";
		assertThat(get(manager(), search).path("items")).hasSize(1);
		assertThat(get(PASSPORTS.staff(this.site), search).path("items")).isEmpty();
	}

	@Test
	void nobodyLearnsWhichCasesAreOfOneCustomerWhomTheyDoNotSee() {
		this.cases.receive(this.site, Map.of("contact", Map.of("email", "zach@example.org", "consent", true)));
		String search = "?site=" + this.site + "&sameCustomerAs=" + this.id;
		assertThat(get(manager(), search).path("items").size()).isEqualTo(1);
		for (String bearer : List.of(PASSPORTS.staff(this.site), PASSPORTS.headOffice())) {
			assertThat(get(bearer, search).path("items").size()).isZero();
		}
	}

	@Test
	void wordsOfRootCausesAndActionsAreNotesForColleagues() {
		String headOffice = PASSPORTS.headOffice();
		JsonNode corrective = get(headOffice, "/" + this.id + "/corrective");
		JsonNode noted = corrective.path("rootCause");
		assertThat(noted.path("code").asString()).isEqualTo("TRAINING");
		assertThat(names(noted)).containsExactly("words");
		for (JsonNode action : corrective.path("actions")) {
			assertThat(action.path("dueOn").asString()).isEqualTo("2026-03-09");
			assertThat(action.path("what").isNull()).isTrue();
			assertThat(names(action)).containsExactly("what", "effect", "endedNote");
		}
		assertThat(told(get(PASSPORTS.staff(this.site), "/" + this.id + "/corrective")))
			.containsExactly("INTERNAL_NOTES");
		restrict();
		assertThat(told(get(as(this.handler, Role.STAFF), "/" + this.id + "/corrective"))).isEmpty();
		assertThat(told(get(manager(), "/" + this.id + "/corrective"))).containsExactly("INTERNAL_NOTES");
	}

	@Test
	void whatColleaguesWriteOfPromisesAndRecoveriesIsForThem() {
		String manager = manager();
		String promises = "/" + this.id + "/promises";
		String kept = get(manager, promises).path(0).path("id").asString();
		answer(send(HttpMethod.POST, manager, "/promises/" + kept + "/keep", 1, Map.of("proof", "between-us")));
		String broken = post(manager, "/promises", Map.of("text", "We call", "due", Map.of("workingDays", 3)))
			.path("id")
			.asString();
		String recovery = answer(
				send(HttpMethod.POST, manager, "/promises/" + broken + "/break", 1, Map.of("reason", "between-us")))
			.path("recovery")
			.path("id")
			.asString();
		answer(send(HttpMethod.POST, manager, "/recoveries/" + recovery + "/done", 1, Map.of("note", "between-us")));
		String moved = post(manager, "/promises", Map.of("text", "We write", "due", Map.of("workingDays", 3)))
			.path("id")
			.asString();
		answer(send(HttpMethod.POST, manager, "/promises/" + moved + "/renegotiate", 1,
				Map.of("due", Map.of("workingDays", 5), "consent",
						Map.of("how", "PHONE", "at", TestWorld.MONDAY.toString(), "note", "between-us"))));
		nothingOf(PASSPORTS.headOffice(), "INTERNAL_NOTES");
		JsonNode seen = get(PASSPORTS.headOffice(), promises);
		assertThat(seen.valueStream().flatMap((promise) -> names(promise).stream())).contains("kept.proof",
				"breach.reason", "recovery.note", "consent.note");
		assertThat(seen.findValues("doneBy").stream().map((by) -> by.asString(""))).anyMatch((by) -> !by.isEmpty());
		assertThat(told(get(manager, promises))).contains("INTERNAL_NOTES");
	}

	@Test
	void whoHasAPostalAddressOnlyIsNamedInNoLetterToWhoDoesNotSeeTheContact() {
		String merged = this.id;
		this.id = this.cases
			.receive(this.site,
					Map.of("description", "By post", "postal",
							Map.of("name", "Zacharias Zed", "address", "4 Hidden Lane\nFar Town")))
			.path("id")
			.asString();
		post(manager(), "/letters", Map.of("channel", "LETTER", "text",
				"Dear Zacharias Zed, we wrote to 4 hidden lane, Far Town. {me}", "recipient", "Somebody"));
		nothingOf(PASSPORTS.staff(this.site), "CONTACT");
		assertThat(get(PASSPORTS.staff(this.site), "/" + this.id + "/letters").path(0).path("text").asString())
			.startsWith("Dear •••, we wrote to •••, •••.");
		assertThat(told(get(manager(), "/" + this.id + "/letters"))).contains("CONTACT");
		post(manager(), "/merge", Map.of("into", merged, "intoRevision",
				this.cases.count("SELECT revision FROM complaint WHERE id = '" + merged + "'")));
		this.id = merged;
		assertThat(get(PASSPORTS.staff(this.site), "/" + this.id).path("merged").toString()).contains("we wrote to")
			.doesNotContain("Zacharias Zed", "Far Town");
	}

	@Test
	void nobodyWritesOverWordsThatTheyDoNotSee() {
		String headOffice = PASSPORTS.headOffice();
		send(HttpMethod.PUT, headOffice, "/root-cause", 1, Map.of("code", "PROCESS")).expectStatus().isForbidden();
		String action = "/actions/" + get(manager(), "/" + this.id + "/corrective").path("actions")
			.valueStream()
			.filter((one) -> one.path("state").asString().equals("OPEN"))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asString();
		send(HttpMethod.PUT, headOffice, action, 1, action("Seen")).expectStatus().isForbidden();
		JsonNode stale = send(HttpMethod.POST, headOffice, action + "/done", 7, Map.of()).expectStatus()
			.isEqualTo(412)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(stale.path("current").path("revision").asInt()).isEqualTo(1);
		assertThat(told(stale)).isEmpty();
		answer(send(HttpMethod.POST, headOffice, action + "/done", 1, Map.of("note", "Seen")));
		assertThat(told(get(manager(), "/" + this.id + "/corrective"))).containsExactly("INTERNAL_NOTES");
	}

	@Test
	void restrictedCasesAreCountedForWhoMaySeeThem() {
		restrict();
		String inbox = "/inbox?site=" + this.site;
		assertThat(get(PASSPORTS.staff(this.site), inbox).path("open").asInt()).isZero();
		assertThat(get(PASSPORTS.headOffice(), inbox).path("unassigned").asInt()).isZero();
		assertThat(get(as(this.handler, Role.STAFF), inbox).path("open").asInt()).isOne();
		assertThat(get(manager(), inbox).path("unassigned").asInt()).isOne();
		assertThat(bulk(PASSPORTS.staff(this.site)).path("cases").path(0).path("reason").asString())
			.isEqualTo("not-found");
	}

	@Test
	void savedFiltersFindNoMoreThanTheirReaderDoes() {
		restrict();
		JsonNode filter = answer(this.client.post()
			.uri("/api/complaints/filters")
			.headers((headers) -> headers.setBearerAuth(manager()))
			.bodyValue(Map.of("site", this.site, "name", "Shared", "filter", Map.of("q", "WHISPERED", "open", true)))
			.exchange()).path("filter");
		String found = "?site=" + this.site + "&sort=DUE&open=" + filter.path("open").asBoolean() + "&q="
				+ filter.path("q").asString();
		assertThat(get(manager(), found).path("items")).hasSize(1);
		assertThat(get(as(this.handler, Role.STAFF), found).path("items")).isEmpty();
		assertThat(get(PASSPORTS.staff(this.site), found).path("items")).isEmpty();
	}

	@Test
	void nobodyHasReadWhatTheyDoNotSee() {
		this.hearing.hear(SiteScope.of(this.site), UUID.fromString(this.id), "whispered-text").block();
		restrict();
		read(as(this.handler, Role.STAFF));
		JsonNode item = get(as(this.handler, Role.STAFF), "?unread=true&site=" + this.site).path("items").path(0);
		assertThat(item.path("unreadSince").isNull()).isFalse();
		assertThat(told(item)).isEmpty();
		read(manager());
		assertThat(get(manager(), "?unread=true&site=" + this.site).path("items")).isEmpty();
	}

	private void read(String bearer) {
		send(HttpMethod.POST, bearer, "/read", revision(), Map.of()).expectStatus().isNoContent();
	}

	@Test
	void aLetterThatIsLookedAtBeforeItGoesNamesNobodyToWhoDoesNotSeeTheContact() throws IOException {
		assertThat(lookedAt(manager())).contains("We are sorry", "4 Hidden Lane");
		assertThat(lookedAt(PASSPORTS.staff(this.site))).contains("We are sorry")
			.doesNotContain("Hidden Lane", "Zacharias");
	}

	private String lookedAt(String bearer) throws IOException {
		byte[] pdf = send(HttpMethod.POST, bearer, "/letters/preview/pdf", revision(),
				Map.of("channel", "LETTER", "text", "We are sorry"))
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

	@Test
	void whatCannotBeShownInPartIsRefused() {
		String letter = get(manager(), "/" + this.id + "/letters").path(0).path("id").asString();
		String pdf = "/api/complaints/" + this.id + "/letters/" + letter + "/pdf";
		status(manager(), pdf, 200);
		status(PASSPORTS.staff(this.site), pdf, 403);
		status(PASSPORTS.headOffice(), pdf, 403);
		String file = this.client.post()
			.uri("/api/complaints/" + this.id + "/files?name=whispered-text.pdf")
			.headers((headers) -> headers.setBearerAuth(manager()))
			.header("Content-Type", "application/octet-stream")
			.bodyValue("%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("id")
			.asString();
		String download = "/api/complaints/" + this.id + "/files/" + file;
		status(PASSPORTS.staff(this.site), download, 200);
		restrict();
		status(as(this.handler, Role.STAFF), download, 403);
		status(manager(), download, 200);
		nothingOf(as(this.handler, Role.STAFF), "WORDS");
	}

	private void status(String bearer, String path, int status) {
		this.client.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isEqualTo(status);
	}

	private static List<String> names(JsonNode view) {
		return view.path("masked").valueStream().map(JsonNode::asString).toList();
	}

	@Test
	void whatMayBeTheSameIsNoSearchInWordsThatAreHidden() {
		String other = this.cases
			.receive(this.site, Map.of("subject", "whispered-subject", "description", "whispered-text"))
			.path("id")
			.asString();
		restrict();
		assertThat(get(manager(), "/" + other + "/duplicates").path(0).path("because").valueStream())
			.contains(StringNode.valueOf("SIMILAR_WORDS"));
		assertThat(get(as(this.handler, Role.STAFF), "/" + other + "/duplicates")).isEmpty();
	}

}
