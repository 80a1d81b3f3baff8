package io.touchpoint.feedback.guard;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;
import io.touchpoint.starter.web.SenderNetwork;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class GuardedDoorsTests {

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

	private static final Pattern STAMP = Pattern.compile("name=\"proof_stamp\" value=\"([^\"]+)\"");

	private static final Pattern SUM = Pattern.compile("How much is (\\d) \\+ (\\d)\\?");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	GuardSettings settings;

	private final TestPassports passports = new TestPassports("feedback-service");

	private final String network = UUID.randomUUID().toString();

	private String path;

	@BeforeEach
	void site() {
		this.sites.arrive("guard-a", "guard-b");
		this.path = "/s/" + this.sites.survey("guard-a", "waiting");
	}

	private WebTestClient.ResponseSpec answer(String network, String key, int overall) {
		return this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key)
			.header(SenderNetwork.HEADER, network)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"%s\", \"answers\": {\"overall\": %d}, \"comment\": \"%s\"}"
				.formatted(this.path.substring(3), overall, key))
			.exchange();
	}

	private void heat() {
		for (int i = 0; i < this.settings.network().tokens(); i++) {
			answer(this.network, "heat-" + i + this.network, 3).expectStatus().isCreated();
		}
	}

	private EntityExchangeResult<byte[]> page() {
		return this.web.get()
			.uri(this.path)
			.header(SenderNetwork.HEADER, this.network)
			.header("Accept-Language", "en")
			.exchange()
			.expectBody()
			.returnResult();
	}

	private EntityExchangeResult<byte[]> post(MultiValueMap<String, String> form) {
		return this.web.post()
			.uri(this.path)
			.header(SenderNetwork.HEADER, this.network)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(form))
			.exchange()
			.expectBody()
			.returnResult();
	}

	private static String html(EntityExchangeResult<byte[]> result) {
		return new String(result.getResponseBody(), StandardCharsets.UTF_8);
	}

	private static String find(Pattern pattern, String html) {
		Matcher matcher = pattern.matcher(html);
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private static MultiValueMap<String, String> form(String html) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("key", find(KEY, html));
		form.add("version", "1");
		form.add("language", "en");
		form.add("overall", "4");
		return form;
	}

	private long count(String where) {
		return this.sites.count("SELECT count(*) FROM response WHERE site = 'guard-a' AND " + where);
	}

	@Test
	void aProgramThatSendsTooMuchIsToldWhenToComeAgain() {
		heat();
		answer(this.network, UUID.randomUUID().toString(), 4).expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.valueMatches("Retry-After", "[1-9]\\d*")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-many-answers");
		answer(UUID.randomUUID().toString(), UUID.randomUUID().toString(), 4).expectStatus().isCreated();
	}

	@Test
	void aPageAsksNothingUntilItIsCrowdedAndThenAPersonCanAnswerWithoutScriptAndLosesNothing() {
		assertThat(html(page())).doesNotContain("name=\"proof_stamp\"", "proof.js");
		String calm = html(page());
		heat();
		assertThat(html(page())).contains("name=\"proof_stamp\"", "<script src=\"/s/assets/proof.js\" defer>",
				"How much is");
		MultiValueMap<String, String> form = form(calm);
		form.add("comment", "Written with <care>");
		EntityExchangeResult<byte[]> asked = post(form);
		assertThat(asked.getStatus().value()).isEqualTo(429);
		String html = html(asked);
		assertThat(html).contains("Written with &lt;care&gt;", "one more question", "value=\"" + form.getFirst("key"));
		Matcher sum = SUM.matcher(html);
		assertThat(sum.find()).isTrue();
		form.add("proof_stamp", find(STAMP, html));
		form.add("proof_sum", String.valueOf(Integer.parseInt(sum.group(1)) + Integer.parseInt(sum.group(2))));
		assertThat(post(form).getStatus().value()).isEqualTo(303);
		assertThat(count("comment = 'Written with <care>'")).isEqualTo(1);
	}

	@Test
	void theBaitIsHiddenFromPeopleAndWhoeverTakesItIsThankedStoredAndFlagged() throws Exception {
		String html = html(page());
		assertThat(html).contains("aria-hidden=\"true\"><label>Subject <input name=\"reply_subject\" tabindex=\"-1\"");
		MultiValueMap<String, String> form = form(html);
		form.add("reply_subject", "cheap watches");
		form.add("comment", "baited " + this.network);
		assertThat(post(form).getStatus().value()).isEqualTo(303);
		assertThat(count("suspect = 'HONEYPOT' AND comment = 'baited " + this.network + "'")).isEqualTo(1);
		assertThat(this.sites.count("""
				SELECT count(*) FROM outbox o JOIN response r ON r.id::text = o.subject
				WHERE r.comment = 'baited %s' AND o.data->>'suspect' = 'HONEYPOT'""".formatted(this.network)))
			.isEqualTo(1);
		long assets = new ClassPathResource("survey-assets/survey.css").contentLength()
				+ new ClassPathResource("survey-assets/proof.js").contentLength()
				+ new ClassPathResource("survey-assets/icon.svg").contentLength();
		assertThat(html.length() + assets).isLessThan(40_000);
	}

	@Test
	void ballotStuffingIsFlaggedAndNotRefused() {
		int tokens = this.settings.burst().tokens();
		for (int i = 0; i <= tokens; i++) {
			answer(this.network, "stuffing-" + i + this.network, 5).expectStatus().isCreated();
		}
		assertThat(count("suspect = 'BURST' AND comment LIKE 'stuffing-%" + this.network + "'")).isEqualTo(1);
	}

	private UUID suspicious() {
		MultiValueMap<String, String> form = form(html(page()));
		form.add("reply_subject", "x");
		String comment = UUID.randomUUID().toString();
		form.add("comment", comment);
		assertThat(post(form).getStatus().value()).isEqualTo(303);
		return this.sites.id("SELECT id FROM response WHERE comment = '" + comment + "'");
	}

	private WebTestClient.ResponseSpec judge(String passport, UUID id, String verdict) {
		return this.web.put()
			.uri("/api/feedback/responses/{id}/verdict", id)
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"verdict\": " + verdict + "}")
			.exchange();
	}

	private long told(UUID id, String type) {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE subject = '" + id + "' AND type = 'response." + type + "'");
	}

	@Test
	void aManagerTakesASuspiciousAnswerOutOnceAndCanBringItBack() {
		UUID id = suspicious();
		String manager = this.passports.siteManager("guard-a");
		judge(manager, id, "\"EXCLUDED\"").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.verdict")
			.isEqualTo("EXCLUDED");
		judge(manager, id, "\"EXCLUDED\"").expectStatus().isOk();
		assertThat(told(id, "excluded")).isEqualTo(1);
		judge(manager, id, "\"CLEARED\"").expectStatus().isOk().expectBody().jsonPath("$.by").isNotEmpty();
		assertThat(told(id, "restored")).isEqualTo(1);
		assertThat(this.sites.count("SELECT (data->>'revision')::bigint FROM outbox WHERE subject = '" + id
				+ "' AND type = 'response.restored'"))
			.isEqualTo(2);
	}

	@Test
	void onlyManagersOfTheSiteJudgeAndOnlyWhatIsSuspicious() {
		UUID id = suspicious();
		judge(this.passports.staff("guard-a"), id, "\"EXCLUDED\"").expectStatus().isForbidden();
		judge(this.passports.siteManager("guard-b"), id, "\"EXCLUDED\"").expectStatus().isNotFound();
		judge(this.passports.siteManager("guard-a"), id, "null").expectStatus().isBadRequest();
		String key = UUID.randomUUID().toString();
		answer(this.network, key, 2).expectStatus().isCreated();
		UUID honest = this.sites.id("SELECT id FROM response WHERE comment = '" + key + "'");
		judge(this.passports.siteManager("guard-a"), honest, "\"EXCLUDED\"").expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-suspect");
	}

	@Test
	void theListShowsWhatIsSuspiciousAndCanBeNarrowedToIt() {
		UUID id = suspicious();
		answer(this.network, UUID.randomUUID().toString(), 2).expectStatus().isCreated();
		this.web.get()
			.uri("/api/feedback/responses?site=guard-a&suspect=true&limit=200")
			.headers((headers) -> headers.setBearerAuth(this.passports.staff("guard-a")))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items[?(@.suspect == null)]")
			.isEmpty()
			.jsonPath("$.items[?(@.id == '" + id + "')].suspect")
			.isEqualTo("HONEYPOT");
	}

}
