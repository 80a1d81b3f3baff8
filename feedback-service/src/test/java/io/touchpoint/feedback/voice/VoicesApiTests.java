package io.touchpoint.feedback.voice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Pictures;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class VoicesApiTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	Compliments compliments;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	LetterController letters;

	private String site;

	private String staff;

	private String foreign;

	@BeforeEach
	void sites() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.site = "vo-" + run;
		this.sites.arrive(this.site, "vf-" + run);
		this.staff = this.passports.staff(this.site);
		this.foreign = this.passports.staff("vf-" + run);
	}

	private WebTestClient.ResponseSpec post(String path, String passport, Object body) {
		return this.web.post()
			.uri(path)
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	private WebTestClient.ResponseSpec get(String path, String passport) {
		return this.web.get().uri(path).headers((headers) -> headers.setBearerAuth(passport)).exchange();
	}

	private static String id(WebTestClient.ResponseSpec created) {
		String body = created.expectStatus().isCreated().expectBody(String.class).returnResult().getResponseBody();
		return JsonMapper.shared().readTree(body).path("id").asString();
	}

	private long told(String type) {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE site = '" + this.site + "' AND type = '" + type + "'");
	}

	private String letter(byte[] scan) {
		return id(this.web.post()
			.uri("/api/feedback/letters?site=" + this.site + "&name=post.png")
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(scan)
			.exchange());
	}

	/** Scans that began to come and have not ended. */
	private List<Disposable> underWay(int scans) {
		Caller caller = new Caller("s", "S", Set.of(Role.STAFF), SiteScope.of(this.site));
		return IntStream.range(0, scans)
			.mapToObj((scan) -> this.letters
				.receiveLetter(caller, this.site, "post.pdf", null, MockServerHttpRequest.post("/").body(Flux.never()))
				.onErrorComplete()
				.subscribe())
			.toList();
	}

	@Test
	void moreScansAtOnceThanFitAreAskedToComeBack() throws IOException {
		List<Disposable> scans = underWay(4);
		try {
			this.web.post()
				.uri("/api/feedback/letters?site=" + this.site + "&name=post.png")
				.headers((headers) -> headers.setBearerAuth(this.staff))
				.contentType(MediaType.APPLICATION_OCTET_STREAM)
				.bodyValue(Pictures.image("png", 20, 20))
				.exchange()
				.expectStatus()
				.isEqualTo(503)
				.expectHeader()
				.exists("Retry-After")
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
		finally {
			scans.forEach(Disposable::dispose);
		}
		letter(Pictures.image("png", 20, 20));
	}

	@Test
	void aLargePdfIsKeptAsItIs() {
		byte[] pdf = ("%PDF-1.7\n1 0 obj\n" + "x".repeat(7_900_000) + "\nendobj\n%%EOF\n")
			.getBytes(StandardCharsets.US_ASCII);
		String letter = letter(pdf);
		assertThat(this.sites.count("SELECT octet_length(scan) FROM letter WHERE id = '" + letter + "'"))
			.isEqualTo(pdf.length);
	}

	private WebTestClient.ResponseSpec scanned(String receivedOn, byte[] scan) {
		return this.web.post()
			.uri("/api/feedback/letters?site=" + this.site + "&receivedOn=" + receivedOn)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(scan)
			.exchange();
	}

	@Test
	void aLetterKeepsTheDayOnWhichItCameAndNoneComesTomorrow() throws IOException {
		byte[] scan = Pictures.image("png", 20, 20);
		LocalDate today = LocalDate.now(ZoneId.of("UTC"));
		String letter = id(scanned(today.minusDays(3).toString(), scan));
		get("/api/feedback/letters/" + letter, this.staff).expectBody()
			.jsonPath("$.receivedOn")
			.isEqualTo(today.minusDays(3).toString());
		get("/api/feedback/letters/" + letter(scan), this.staff).expectBody()
			.jsonPath("$.receivedOn")
			.value(String.class,
					(day) -> assertThat(LocalDate.parse(day)).isBetween(today.minusDays(1), today.plusDays(1)));
		for (String wrong : List.of(today.plusDays(2).toString(), "1999-01-01", "yesterday")) {
			scanned(wrong, scan).expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("receivedOn");
		}
	}

	@Test
	void aLetterOfWhichNobodyKeptTheDayCameOnTheDayOfItsSite() throws IOException {
		String letter = letter(Pictures.image("png", 20, 20));
		this.sites.change("UPDATE site SET time_zone = 'Pacific/Auckland' WHERE code = '" + this.site + "'");
		this.sites.change("UPDATE letter SET received_on = NULL, received_at = '2026-01-05T20:00:00Z' WHERE id = '"
				+ letter + "'");
		get("/api/feedback/letters/" + letter, this.staff).expectBody()
			.jsonPath("$.receivedOn")
			.isEqualTo("2026-01-06");
	}

	@Test
	void whatOnlyBeginsLikeAPdfIsRefusedWithTheReason() {
		for (String wrong : List.of("%PDF-1.7\nhello", "%PDF-1.7\n1 0 obj\nendobj\n" + "x".repeat(5000),
				"%PDF-1.7\n%%EOF")) {
			scanned(LocalDate.now(ZoneId.of("UTC")).minusDays(1).toString(), wrong.getBytes(StandardCharsets.US_ASCII))
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].reason")
				.isEqualTo("unreadable");
		}
	}

	@Test
	void aRemarkIsCompletedForwardedAndThankedForOnce() {
		String id = id(post("/api/feedback/compliments", this.staff, Map.of("site", this.site, "words",
				"Ana was so kind.", "contact", Map.of("email", "jo@example.org", "name", "Jo", "consent", true))));
		String path = "/api/feedback/compliments/" + id;
		post(path + "/forward", this.staff, Map.of()).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("person");
		this.web.put()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("person", "Ana"))
			.exchange()
			.expectStatus()
			.isOk();
		post(path + "/forward", this.staff, Map.of()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.state")
			.isEqualTo("FORWARDED")
			.jsonPath("$.forwardedBy")
			.isEqualTo("Stefan Staff");
		post(path + "/forward", this.staff, Map.of()).expectStatus().isEqualTo(409);
		post(path + "/thank", this.staff, Map.of()).expectStatus().isOk();
		post(path + "/thank", this.staff, Map.of()).expectStatus().isEqualTo(409);
		assertThat(told("compliment.recorded")).isEqualTo(1);
		assertThat(told("compliment.forwarded")).isEqualTo(1);
		assertThat(told("compliment.thanked")).isEqualTo(1);
		get("/internal/compliments/" + id + "/people", this.passports.service()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.email")
			.isEqualTo("care@" + this.site + ".example.org")
			.jsonPath("$.name")
			.isEqualTo("Ana")
			.jsonPath("$.facts.words")
			.isEqualTo("Ana was so kind.");
		get("/internal/compliments/" + id + "/contact", this.passports.service()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.email")
			.isEqualTo("jo@example.org");
	}

	@Test
	void whoCannotBeReachedCannotBeThanked() {
		String id = id(post("/api/feedback/compliments", this.staff,
				Map.of("site", this.site, "words", "Lovely.", "unit", "front office")));
		post("/api/feedback/compliments/" + id + "/thank", this.staff, Map.of()).expectStatus().isEqualTo(409);
	}

	@Test
	void anotherSitesComplimentsAndLettersAreNobodysBusiness() throws IOException {
		String id = id(post("/api/feedback/compliments", this.staff,
				Map.of("site", this.site, "words", "Lovely.", "unit", "front office")));
		String letter = letter(Pictures.image("png", 20, 20));
		get("/api/feedback/compliments/" + id, this.foreign).expectStatus().isNotFound();
		get("/api/feedback/compliments?site=" + this.site, this.foreign).expectStatus().isForbidden();
		post("/api/feedback/compliments/" + id + "/forward", this.foreign, Map.of()).expectStatus().isNotFound();
		post("/api/feedback/compliments", this.foreign, Map.of("site", this.site, "words", "x")).expectStatus()
			.isForbidden();
		post("/api/feedback/compliments", this.foreign, Map.of("letter", letter, "words", "x")).expectStatus()
			.isBadRequest();
		get("/api/feedback/letters/" + letter + "/scan", this.foreign).expectStatus().isNotFound();
		get("/api/feedback/letters?site=" + this.site, this.foreign).expectStatus().isForbidden();
		post("/api/feedback/letters/" + letter + "/complaint", this.foreign,
				Map.of("complaint", UUID.randomUUID().toString()))
			.expectStatus()
			.isNotFound();
	}

	@Test
	void aLetterKeepsItsScanAndBecomesOneThing() throws IOException {
		String letter = letter(Pictures.image("png", 20, 20));
		get("/api/feedback/letters/" + letter + "/scan", this.staff).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.IMAGE_PNG)
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueMatches("Content-Disposition", "attachment;.*");
		String compliment = id(post("/api/feedback/compliments", this.staff,
				Map.of("letter", letter, "words", "Dear all, thank you.", "unit", "front office")));
		get("/api/feedback/letters/" + letter, this.staff).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.became")
			.isEqualTo("COMPLIMENT")
			.jsonPath("$.becameId")
			.isEqualTo(compliment);
		post("/api/feedback/letters/" + letter + "/complaint", this.staff,
				Map.of("complaint", UUID.randomUUID().toString()))
			.expectStatus()
			.isEqualTo(409);
	}

	@Test
	void aLetterIsFoundByWhatItBecame() throws IOException {
		String letter = letter(Pictures.image("png", 20, 20));
		letter(Pictures.image("png", 20, 20));
		String compliment = id(post("/api/feedback/compliments", this.staff,
				Map.of("letter", letter, "words", "Dear all, thank you.", "unit", "front office")));
		get("/api/feedback/letters?site=" + this.site + "&became=" + compliment, this.staff).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.items[0].id")
			.isEqualTo(letter);
		get("/api/feedback/letters?became=" + UUID.randomUUID(), this.staff).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(0);
		get("/api/feedback/letters?became=" + compliment, this.foreign).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(0);
		get("/api/feedback/letters?became=what", this.staff).expectStatus().isBadRequest();
	}

	private String marks(int overall, boolean praise) {
		return id(this.web.post()
			.uri("/api/feedback/responses")
			.header("Idempotency-Key", "letter-" + UUID.randomUUID())
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("channel", "LETTER", "site", this.site, "touchpoint", "waiting", "answers",
					Map.of("overall", overall), "comment", "Dear all, thank you.", "praise", praise))
			.exchange());
	}

	private Map<String, Object> praise(String letter, String marks) {
		return Map.of("letter", letter, "response", marks, "words", "Dear all, thank you.", "unit", "front office",
				"contact", Map.of("email", "writer@example.org", "consent", true));
	}

	@Test
	void theMarksOfALetterAndItsPraiseAreOneCompliment() throws IOException {
		String letter = letter(Pictures.image("png", 20, 20));
		String marks = marks(5, true);
		// Usually the marks have made one by themselves before
		List<NewEvent> made = this.transaction
			.run(SiteScope.allSites(), this.compliments.praised(List.of(UUID.fromString(marks))))
			.block();
		assertThat(made).hasSize(1);
		String compliment = id(post("/api/feedback/compliments", this.staff, praise(letter, marks)));
		get("/api/feedback/compliments?site=" + this.site, this.staff).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.items[0].id")
			.isEqualTo(compliment)
			.jsonPath("$.items[0].source")
			.isEqualTo("LETTER")
			.jsonPath("$.items[0].response")
			.isEqualTo(marks)
			.jsonPath("$.items[0].contactable")
			.isEqualTo(true);
		get("/api/feedback/letters/" + letter, this.staff).expectBody().jsonPath("$.becameId").isEqualTo(compliment);
		// It was told of when it was made
		assertThat(told("compliment.recorded")).isZero();
		post("/api/feedback/compliments", this.staff, praise(letter(Pictures.image("png", 20, 20)), marks))
			.expectStatus()
			.isEqualTo(409);
	}

	@Test
	void marksThatMadeNoComplimentGoWithTheLettersOwn() throws IOException {
		String letter = letter(Pictures.image("png", 20, 20));
		String compliment = id(post("/api/feedback/compliments", this.staff, praise(letter, marks(3, false))));
		get("/api/feedback/letters/" + letter, this.staff).expectBody().jsonPath("$.becameId").isEqualTo(compliment);
		assertThat(told("compliment.recorded")).isEqualTo(1);
	}

	@Test
	void theMarksOfALetterAreAnAnswerThatCameByLetter() throws IOException {
		String letter = letter(Pictures.image("png", 20, 20));
		String remark = id(post("/api/feedback/responses", this.staff, Map.of("channel", "REMARK", "site", this.site,
				"touchpoint", "waiting", "answers", Map.of("overall", 5))));
		for (String wrong : List.of(remark, UUID.randomUUID().toString())) {
			post("/api/feedback/compliments", this.staff, praise(letter, wrong)).expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("response");
		}
		get("/api/feedback/letters/" + letter, this.staff).expectBody().jsonPath("$.became").isEmpty();
	}

	@Test
	void anUploadThatIsNoScanIsRefusedWithItsReason() {
		this.web.post()
			.uri("/api/feedback/letters?site=" + this.site)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue("<svg/>".getBytes())
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("body")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("wrong-type");
	}

	@Test
	void aPraisedRemarkGoesToWhomStaffNameWhetherItsComplimentIsThereOrNot() {
		for (boolean first : new boolean[] { true, false }) {
			String remark = id(post("/api/feedback/responses", this.staff,
					Map.of("channel", "REMARK", "site", this.site, "touchpoint", "waiting", "answers",
							Map.of("overall", 5), "comment", "Ana was kind", "praise", true)));
			if (first) {
				this.transaction.run(SiteScope.allSites(), this.compliments.praised(List.of(UUID.fromString(remark))))
					.block();
			}
			Map<String, Object> whom = Map.of("response", remark, "person", "Ana", "unit", "front office");
			String compliment = id(post("/api/feedback/compliments", this.staff, whom));
			this.transaction.run(SiteScope.allSites(), this.compliments.praised(List.of(UUID.fromString(remark))))
				.block();
			get("/api/feedback/compliments/" + compliment, this.staff).expectBody()
				.jsonPath("$.person")
				.isEqualTo("Ana")
				.jsonPath("$.unit")
				.isEqualTo("front office")
				.jsonPath("$.source")
				.isEqualTo("REMARK")
				.jsonPath("$.recordedBy")
				.isEqualTo("Stefan Staff");
			assertThat(this.sites.count("SELECT count(*) FROM compliment WHERE response = '" + remark + "'")).isOne();
			post("/api/feedback/compliments", this.staff, whom).expectStatus().isEqualTo(409);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "MYSTERY_VISIT", "INSPECTION" })
	void whatSomebodySaysWhoIsNoCustomerIsNoCompliment(String channel) {
		String remark = id(post("/api/feedback/responses", this.staff, Map.of("channel", "REMARK", "site", this.site,
				"touchpoint", "waiting", "answers", Map.of("overall", 5), "comment", "Ana was kind")));
		this.sites.change("UPDATE response SET channel = '" + channel + "' WHERE id = '" + remark + "'");
		post("/api/feedback/compliments", this.staff, Map.of("response", remark, "person", "Ana")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-a-customer");
		assertThat(this.sites.count("SELECT count(*) FROM compliment WHERE response = '" + remark + "'")).isZero();
	}

	@Test
	void staffEnterRemarksAndCardsOncePerKey() {
		Map<String, Object> card = Map.of("channel", "PAPER", "site", this.site, "touchpoint", "waiting", "answers",
				Map.of("overall", 4), "occurredOn", "2026-01-02");
		for (int i = 0; i < 2; i++) {
			this.web.post()
				.uri("/api/feedback/responses")
				.header("Idempotency-Key", "card-" + this.site)
				.headers((headers) -> headers.setBearerAuth(this.staff))
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(Map.of("channel", "REMARK", "site", this.site, "touchpoint", "waiting", "answers",
						Map.of("overall", 5), "comment", "So friendly", "praise", true))
				.exchange()
				.expectStatus()
				.isCreated();
		}
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND channel = 'REMARK' AND moment = 'MAGIC'"))
			.isEqualTo(1);
		post("/api/feedback/responses", this.foreign, card).expectStatus().isForbidden();
		post("/api/feedback/responses", this.staff,
				Map.of("channel", "PAPER", "site", this.site, "touchpoint", "waiting", "answers", Map.of("overall", 9)))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("answers.overall");
		post("/api/feedback/responses", this.staff,
				Map.of("channel", "WEB", "site", this.site, "touchpoint", "waiting", "answers", Map.of("overall", 4)))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("channel");
		post("/api/feedback/responses", this.staff,
				Map.of("channel", "PAPER", "site", this.site, "touchpoint", "nowhere", "answers", Map.of("overall", 4)))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("touchpoint");
	}

	@Test
	void aRemarkIsAMarkOfFiveWhateverTheSurveyOfThePlaceAsks() {
		this.sites
			.change("""
					INSERT INTO questionnaire (id, version, customer_type, published_at, definition) VALUES ('faces', 1, 'PATIENT', now(),
						'{"languages": ["en"], "title": {"en": "Faces"}, "questions": [
							{"kind": "SMILEY", "id": "overall", "required": true, "text": {"en": "How was it?"}},
							{"kind": "YES_NO", "id": "greeted", "required": true, "text": {"en": "Greeted?"}}]}')
					ON CONFLICT DO NOTHING""");
		this.sites.change("UPDATE survey SET questionnaire = 'faces' WHERE site = '" + this.site + "'");
		post("/api/feedback/responses", this.staff, Map.of("channel", "REMARK", "site", this.site, "touchpoint",
				"waiting", "answers", Map.of("overall", 5)))
			.expectStatus()
			.isCreated();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND questionnaire = 'remark' AND overall = 5 AND customer_type = 'PATIENT'"))
			.isOne();
	}

	@Test
	void whatAColleagueSaysIsKeptApart() {
		Map<String, Object> said = Map.of("site", this.site, "touchpoint", "waiting", "answers", Map.of("overall", 2),
				"customerType", "COLLEAGUE");
		Map<String, Object> remark = new HashMap<>(said);
		remark.put("channel", "REMARK");
		post("/api/feedback/responses", this.staff, remark).expectStatus().isCreated();
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE site = '" + this.site + "' AND customer_type = 'COLLEAGUE'"))
			.isOne();
		Map<String, Object> card = new HashMap<>(said);
		card.put("channel", "PAPER");
		post("/api/feedback/responses", this.staff, card).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("customerType");
	}

}
