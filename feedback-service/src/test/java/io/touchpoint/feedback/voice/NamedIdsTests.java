package io.touchpoint.feedback.voice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.Pictures;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ids of colleagues and complaints that requests name are asked for where they belong.
 */
@FeedbackTest
@TestPropertySource(properties = { "touchpoint.letter.directory-timeout=30s", "touchpoint.letter.complaint-timeout=30s",
		"touchpoint.look.timeout=30s" })
class NamedIdsTests {

	private static final FakeFellows fellows = new FakeFellows();

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String site;

	private String other;

	private String staff;

	@DynamicPropertySource
	static void fellows(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.discovery.client.simple.instances.gateway[0].uri", fellows::url);
		properties.add("spring.cloud.discovery.client.simple.instances.complaint-service[0].uri", fellows::url);
	}

	@AfterAll
	static void stop() {
		fellows.stop();
	}

	@BeforeEach
	void sites() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.site = "ni-" + run;
		this.other = "nj-" + run;
		this.sites.arrive(this.site, this.other);
		this.staff = this.passports.staff(this.site);
	}

	/** An answer. */
	private record Answer(int status, JsonNode body) {

		String fault() {
			JsonNode fault = this.body.path("errors").path(0);
			return this.status + " " + fault.path("field").asString() + " " + fault.path("reason").asString();
		}

		String id() {
			return this.body.path("id").asString();
		}

	}

	@Test
	void theLetterOfAComplaintForFewEyesIsForTheSameFew() throws IOException {
		String open = letterOf(fellows.complaint(this.site));
		String hidden = letterOf(fellows.restricted(this.site));
		assertThat(scan(open, this.staff)).isEqualTo(200);
		assertThat(scan(hidden, this.staff)).isEqualTo(404);
		assertThat(scan(hidden, this.passports.siteManager(this.site))).isEqualTo(200);
		assertThat(scan(letterOf(fellows.away()), this.staff)).isEqualTo(503);
	}

	private String letterOf(UUID complaint) throws IOException {
		String letter = letter();
		this.sites.change(
				"UPDATE letter SET became = 'COMPLAINT', became_id = '" + complaint + "' WHERE id = '" + letter + "'");
		return letter;
	}

	private int scan(String letter, String passport) {
		return this.web.get()
			.uri("/api/feedback/letters/" + letter + "/scan")
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

	private Answer send(HttpMethod method, String path, MediaType type, Object body) {
		EntityExchangeResult<byte[]> result = this.web.method(method)
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(type)
			.bodyValue(body)
			.exchange()
			.expectBody()
			.returnResult();
		return new Answer(result.getStatus().value(), JsonMapper.shared().readTree(result.getResponseBody()));
	}

	private Answer praise(Map<String, Object> more) {
		Map<String, Object> body = new LinkedHashMap<>(Map.of("words", "So kind.", "person", "Ana"));
		body.putAll(more);
		return send(HttpMethod.POST, "/api/feedback/compliments", MediaType.APPLICATION_JSON, body);
	}

	private String letter() throws IOException {
		return send(HttpMethod.POST, "/api/feedback/letters?site=" + this.site, MediaType.APPLICATION_OCTET_STREAM,
				Pictures.image("png", 20, 20))
			.id();
	}

	private Answer opened(String letter, UUID complaint) {
		return send(HttpMethod.POST, "/api/feedback/letters/" + letter + "/complaint", MediaType.APPLICATION_JSON,
				Map.of("complaint", complaint));
	}

	@Test
	void aLetterBecomesNoComplaintButOneOfItsOwnSite() throws IOException {
		String letter = letter();
		assertThat(opened(letter, UUID.randomUUID()).fault()).isEqualTo("400 complaint unknown-complaint");
		assertThat(opened(letter, fellows.complaint(this.other)).fault()).isEqualTo("400 complaint unknown-complaint");
		UUID own = fellows.complaint(this.site);
		Answer done = opened(letter, own);
		assertThat(done.status()).isEqualTo(200);
		assertThat(done.body().path("becameId").asString()).isEqualTo(own.toString());
		assertThat(opened(letter, own).status()).as("the same again").isEqualTo(200);
		assertThat(opened(letter, fellows.complaint(this.site)).status()).isEqualTo(409);
	}

	@Test
	void aComplaintThatTheCallerMayNotSeeIsNoneToThemAndTheLetterStaysOpen() throws IOException {
		String letter = letter();
		UUID hidden = fellows.restricted(this.site);
		Answer refused = opened(letter, hidden);
		assertThat(refused.fault()).isEqualTo("400 complaint unknown-complaint");
		assertThat(refused.body().path("detail")).isEqualTo(opened(letter, UUID.randomUUID()).body().path("detail"));
		assertThat(this.sites.count("SELECT count(*) FROM letter WHERE id = '" + letter + "' AND became IS NULL"))
			.isOne();
		this.staff = this.passports.siteManager(this.site);
		assertThat(opened(letter, hidden).status()).isEqualTo(200);
	}

	@Test
	void aLetterThatBecameAComplaintKnowsWhichAnswerItsMarksAre() throws IOException {
		String letter = letter();
		byte[] marks = this.web.post()
			.uri("/api/feedback/responses")
			.header("Idempotency-Key", "letter-" + letter)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("channel", "LETTER", "site", this.site, "touchpoint", "waiting", "answers",
					Map.of("overall", 2)))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(opened(letter, fellows.complaint(this.site)).status()).isEqualTo(200);
		assertThat(this.sites.id("SELECT response FROM letter WHERE id = '" + letter + "'"))
			.hasToString(JsonMapper.shared().readTree(marks).path("id").asString());
	}

	@Test
	void aLetterStaysOpenWhileTheComplaintCannotBeAskedFor() throws IOException {
		String letter = letter();
		assertThat(opened(letter, fellows.away()).status()).isEqualTo(503);
		assertThat(opened(letter, fellows.complaint(this.site)).status()).isEqualTo(200);
	}

	@Test
	void praiseIsForAColleagueOfTheSite() throws IOException {
		UUID own = fellows.colleague(this.site, true);
		assertThat(praise(Map.of("site", this.site, "personId", own)).status()).isEqualTo(201);
		assertThat(praise(Map.of("letter", letter(), "personId", own)).status()).isEqualTo(201);
		for (UUID nobody : new UUID[] { UUID.randomUUID(), fellows.colleague(this.other, true),
				fellows.colleague(this.site, false) }) {
			assertThat(praise(Map.of("site", this.site, "personId", nobody)).fault())
				.isEqualTo("400 personId unknown-colleague");
			assertThat(praise(Map.of("letter", letter(), "personId", nobody)).fault())
				.isEqualTo("400 personId unknown-colleague");
		}
		assertThat(praise(Map.of("site", this.site, "personId", fellows.away())).status()).isEqualTo(503);
		assertThat(praise(Map.of("letter", UUID.randomUUID(), "personId", own)).fault())
			.isEqualTo("400 letter unknown-letter");
	}

	@Test
	void praiseOfAColleagueGoesToTheirOwnAddressAndNotToTheSites() {
		UUID ana = fellows.colleague(this.site, "ana@work.example");
		String path = "/internal/compliments/" + praise(Map.of("site", this.site, "personId", ana)).id() + "/people";
		this.staff = this.passports.service();
		assertThat(send(HttpMethod.GET, path, MediaType.APPLICATION_JSON, "").body().path("email").asString())
			.isEqualTo("ana@work.example");
	}

	@Test
	void aComplimentIsCompletedWithAColleagueOfTheSite() {
		String path = "/api/feedback/compliments/" + praise(Map.of("site", this.site)).id();
		Map<String, Object> change = Map.of("person", "Ana", "personId", UUID.randomUUID());
		assertThat(send(HttpMethod.PUT, path, MediaType.APPLICATION_JSON, change).fault())
			.isEqualTo("400 personId unknown-colleague");
		assertThat(send(HttpMethod.PUT, path, MediaType.APPLICATION_JSON,
				Map.of("person", "Ana", "personId", fellows.colleague(this.site, true)))
			.status()).isEqualTo(200);
	}

}
