package io.touchpoint.feedback.intake;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;
import io.touchpoint.starter.web.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class AboutTheVisitTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String site;

	private String survey;

	@BeforeEach
	void site() {
		this.site = "visit-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.survey = this.sites.survey(this.site, "waiting");
	}

	private void ask(String questions) {
		this.web.put()
			.uri("/api/feedback/surveys/{code}/context", this.survey)
			.header("If-Match",
					Revision.tag(
							this.sites.count("SELECT context_revision FROM survey WHERE code = '" + this.survey + "'")))
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager(this.site)))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"asks\": [" + questions + "]}")
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void askAll() {
		ask("\"RELATION\", \"REFERRED_BY\", \"WAITED_SECONDS\"");
	}

	private String page(String language) {
		return this.web.get()
			.uri("/s/{code}?lang={lang}", this.survey, language)
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private static MultiValueMap<String, String> form(String... fields) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("overall", "4");
		form.add("version", "1");
		form.add("language", "en");
		for (int i = 0; i < fields.length; i += 2) {
			form.add(fields[i], fields[i + 1]);
		}
		return form;
	}

	private EntityExchangeResult<String> send(MultiValueMap<String, String> form) {
		return this.web.post()
			.uri("/s/{code}", this.survey)
			.body(BodyInserters.fromFormData(form))
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private long stored(String condition) {
		return this.sites
			.count("SELECT count(*) FROM response WHERE site = '" + this.site + "' AND overall = 4 AND " + condition);
	}

	@Test
	void aPageAsksOnlyWhatItsSurveyAsks() {
		assertThat(page("en")).doesNotContain("visit.");
		ask("\"WAITED_SECONDS\"");
		assertThat(page("en")).contains("How long did you wait?", "name=\"visit.waited\"")
			.doesNotContain("visit.relation", "visit.referred-by");
		send(form("visit.relation", "FIRST", "visit.waited", "2"));
		assertThat(stored("relation IS NULL AND waited_seconds = 120")).as("what was not asked is not taken").isOne();
	}

	@ParameterizedTest
	@CsvSource({ "en,Are you here for the first time?", "es,¿Es la primera vez que viene?",
			"ar,هل هذه زيارتك الأولى؟" })
	void itAsksInTheLanguageOfThePageAfterTheQuestionnaire(String language, String question) {
		askAll();
		String page = page(language);
		assertThat(page).contains(question).doesNotContain("null");
		assertThat(page.indexOf(question)).isGreaterThan(page.indexOf("name=\"comment\""))
			.isLessThan(page.indexOf("name=\"email\""));
	}

	@ParameterizedTest
	@CsvSource({ "12,720", "'2,5',150", "٧,420", "0,0" })
	void whatWasSaidAboutTheVisitLandsInTheAnswer(String minutes, int seconds) {
		askAll();
		assertThat(send(form("visit.relation", "REFERRED", "visit.referred-by", " Dr Ortega ", "visit.waited", minutes))
			.getStatus()
			.value()).isEqualTo(303);
		assertThat(stored("relation = 'REFERRED' AND referred_by = 'Dr Ortega' AND waited_seconds = " + seconds))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE site = '" + this.site
				+ "' AND (data::text LIKE '%Ortega%' OR data ->> 'relation' IS DISTINCT FROM 'REFERRED')"
				+ " AND type = 'response.received'"))
			.as("words are never told")
			.isZero();
	}

	@Test
	void whatDoesNotFitIsSaidBesideItsFieldAndNothingIsLost() {
		askAll();
		EntityExchangeResult<String> again = send(
				form("visit.relation", "RETURNING", "visit.referred-by", "My <aunt>", "visit.waited", "ages"));
		assertThat(again.getStatus().value()).isEqualTo(400);
		assertThat(again.getResponseBody())
			.contains("Please enter minutes, for example 5 or 2.5.", "href=\"#visit.waited\"", "value=\"ages\"",
					"value=\"My &lt;aunt&gt;\"")
			.containsPattern("value=\"RETURNING\" checked");
		assertThat(send(form("visit.waited", "1441")).getResponseBody())
			.contains("Please enter minutes from 0 to 1440.");
		assertThat(send(form("visit.relation", "SOMETIMES")).getResponseBody())
			.contains("href=\"#visit.relation-FIRST\"", "Please look at this answer again.");
	}

	@Test
	void whoSentTheCustomerIsTakenFromAProgramOnlyWhereItIsAsked() {
		program("\"referredBy\": \"Dr Ortega\", \"relation\": \"REFERRED\", \"waitedSeconds\": 60").expectStatus()
			.isCreated();
		assertThat(stored("referred_by IS NULL AND relation = 'REFERRED' AND waited_seconds = 60"))
			.as("programs told the rest before surveys asked for it")
			.isOne();
		ask("\"REFERRED_BY\"");
		program("\"referredBy\": \"Dr Ortega\"").expectStatus().isCreated();
		assertThat(stored("referred_by = 'Dr Ortega'")).isOne();
	}

	private WebTestClient.ResponseSpec program(String member) {
		return this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"" + this.survey + "\", \"answers\": {\"overall\": 4}, " + member + "}")
			.exchange();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"waitedSeconds\": -1      | waitedSeconds | out-of-range",
					"\"waitedSeconds\": 86401   | waitedSeconds | out-of-range",
					"\"waitedSeconds\": 1.5     | waitedSeconds | wrong-type",
					"\"waitedSeconds\": \"5\" | waitedSeconds | wrong-type",
					"\"referredBy\": 7          | referredBy    | wrong-type",
					"\"relation\": \"OFTEN\"   | relation | unknown-value" })
	void whatAProgramSendsIsCheckedByTheSameRules(String member, String field, String reason) {
		program(member).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo(field)
			.jsonPath("$.errors[0].reason")
			.isEqualTo(reason);
	}

	@Test
	void whoSentTheCustomerIsSeenByThoseWhoMayReachThemAndGoesWithTheirWords() {
		askAll();
		send(form("visit.referred-by", "Dr Ortega"));
		UUID id = this.sites.id("SELECT id FROM response WHERE site = '" + this.site + "'");
		String path = "/api/feedback/responses/" + id;
		read(path, this.passports.siteManager(this.site)).isEqualTo("Dr Ortega");
		read(path, this.passports.staff(this.site)).isEmpty();
		this.web.post()
			.uri(path + "/erase")
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager(this.site)))
			.exchange()
			.expectStatus()
			.isNoContent();
		assertThat(stored("referred_by IS NULL")).isOne();
	}

	private JsonPathAssertions read(String path, String passport) {
		return this.web.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.referredBy");
	}

	private WebTestClient.ResponseSpec letter(String body) {
		return this.web.post()
			.uri("/api/feedback/responses")
			.headers((headers) -> headers.setBearerAuth(this.passports.staff(this.site)))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("""
					{"channel": "LETTER", "site": "%s", "touchpoint": "waiting", %s}""".formatted(this.site, body))
			.exchange();
	}

	@Test
	void aLetterSaysWhatItSaysAndIsNotAskedForTheRest() {
		letter("""
				"answers": {}, "relation": "REFERRED", "referredBy": "A friend", "waitedSeconds": 600, "language": "ar\"""")
			.expectStatus()
			.isCreated();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site
				+ "' AND channel = 'LETTER' AND overall IS NULL AND moment = 'NEUTRAL' AND relation = 'REFERRED'"
				+ " AND referred_by = 'A friend' AND waited_seconds = 600 AND language = 'ar'"))
			.isOne();
		letter("\"answers\": {}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("answers");
	}

}
