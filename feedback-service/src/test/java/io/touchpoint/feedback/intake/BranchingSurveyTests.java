package io.touchpoint.feedback.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A survey with every kind of question that branches: its page, its form and its API.
 */
@FeedbackTest
class BranchingSurveyTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/s/[^\"]+)\"");

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String code;

	@BeforeEach
	void survey() {
		this.sites.arrive("kinds-a");
		this.code = this.sites.survey("kinds-a", "waiting");
		if (send("GET", "/api/feedback/questionnaires/every-kind", null).getStatus().value() != 200) {
			String document = JSON.writeValueAsString(AnswerCheckTests.QUESTIONNAIRE)
				.replace("\"id\":\"kinds\"", "\"id\":\"every-kind\"")
				.replace("CONSUMER", "PATIENT");
			assertThat(send("POST", "/api/feedback/questionnaires/import", document).getStatus().value())
				.isEqualTo(201);
			assertThat(send("POST", "/api/feedback/questionnaires/every-kind/draft/publish", null).getStatus().value())
				.isEqualTo(200);
		}
		assertThat(send("PUT", "/api/feedback/surveys/" + this.code + "/questionnaire",
				"{\"questionnaire\": \"every-kind\"}")
			.getStatus()
			.value()).isEqualTo(200);
	}

	private EntityExchangeResult<byte[]> send(String method, String path, String body) {
		WebTestClient.RequestBodySpec request = this.web.method(HttpMethod.valueOf(method))
			.uri(path)
			.header("If-Match", "\"1\"")
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()));
		return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body) : request).exchange()
			.expectBody()
			.returnResult();
	}

	private EntityExchangeResult<byte[]> get(String path) {
		return this.web.get().uri(path).exchange().expectBody().returnResult();
	}

	private static String text(EntityExchangeResult<byte[]> result) {
		return new String(result.getResponseBody(), StandardCharsets.UTF_8);
	}

	private EntityExchangeResult<byte[]> post(MultiValueMap<String, String> form) {
		return this.web.post()
			.uri("/s/" + this.code)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(form))
			.exchange()
			.expectBody()
			.returnResult();
	}

	private static MultiValueMap<String, String> form(String... namesAndValues) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("language", "en");
		for (int i = 0; i < namesAndValues.length; i += 2) {
			form.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		return form;
	}

	@Test
	void everyKindIsShownWithNamesThatAScreenReaderSays() {
		String page = text(get("/s/" + this.code));
		assertThat(page).contains("data-fresh=\"yes\"", "<legend><span>How was it?</span>")
			.containsPattern(
					"<input type=\"radio\" id=\"face-1\"[^>]*><label for=\"face-1\"><svg[^>]*aria-hidden=\"true\"")
			.contains("<span>Very unhappy</span>", "<span>Very happy</span>")
			.containsPattern("id=\"effort-7\"")
			.containsPattern(
					"<input type=\"radio\" id=\"greeted-true\" name=\"greeted\" value=\"true\"><label[^>]*>.*Yes")
			.containsPattern("<input type=\"radio\" id=\"way-web\"")
			.containsPattern("<input type=\"checkbox\" id=\"why-people\" name=\"why\" value=\"people\"")
			.contains("You may choose up to 2.", "aria-describedby=\"why-hint\"", "<label for=\"times\">",
					"inputmode=\"decimal\"", "aria-describedby=\"waited-unit\"")
			.contains("data-q=\"why\" data-when=\"face\" data-most=\"2\"",
					"data-q=\"who\" data-when=\"why\" data-any=\"people\"",
					"data-q=\"waited\" data-when=\"times\" data-least=\"3\"")
			.doesNotContain("th:", "=\"null\"");
		assertThat(page.indexOf("How was it?")).isLessThan(page.indexOf("Clean?"));
	}

	@Test
	void thePageWithEverythingItLoadsWeighsLessThanThirtyKilobytes() throws IOException {
		String page = text(get("/s/" + this.code));
		int weight = packed(page.getBytes(StandardCharsets.UTF_8));
		Matcher assets = ASSET.matcher(page);
		int found = 0;
		while (assets.find()) {
			EntityExchangeResult<byte[]> asset = get(assets.group(1).replace("&amp;", "&"));
			assertThat(asset.getStatus().value()).isEqualTo(200);
			weight += packed(asset.getResponseBody());
			found++;
		}
		assertThat(found).isEqualTo(4);
		assertThat(weight).isLessThan(30_000);
	}

	private static int packed(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
			stream.write(bytes);
		}
		return packed.size();
	}

	@Test
	void theRulesOfTheBranchesAreAStylesheet() {
		EntityExchangeResult<byte[]> rules = get("/s/" + this.code + "/asked.css?version=1");
		assertThat(rules.getResponseHeaders().getContentType()).hasToString("text/css;charset=UTF-8");
		assertThat(rules.getResponseHeaders().getCacheControl()).contains("max-age=86400");
		assertThat(text(rules)).contains("[data-q=\"who\"]{display:none}");
		assertThat(get("/s/nosuchcode/asked.css").getStatus().value()).isEqualTo(404);
	}

	@Test
	void aFormOfEveryKindIsStoredWithoutWhatWasNotAsked() {
		MultiValueMap<String, String> form = form("key", "AAAAAAAAAAAAAAAAAAAAAA", "face", "4", "greeted", "false",
				"way", "shop", "why", "price", "who", "nobody", "times", "2,5", "waited", "soon", "effort", "7");
		EntityExchangeResult<byte[]> sent = post(form);
		assertThat(sent.getStatus().value()).isEqualTo(303);
		assertThat(this.sites
			.count("""
					SELECT count(*) FROM response WHERE site = 'kinds-a' AND questionnaire = 'every-kind' AND overall IS NULL
						AND face = 4 AND one_tap AND answers = '{"face": 4, "greeted": false, "way": "shop", "times": 2.5, "effort": 7}'"""))
			.isEqualTo(1);
		assertThat(this.sites
			.count("""
					SELECT count(*) FROM outbox WHERE site = 'kinds-a' AND data->>'smiley' = '4' AND data->>'effort' = '7'"""))
			.isEqualTo(1);
	}

	@Test
	void aFaultStandsBesideItsQuestionInTheReadersLanguageAndNothingTypedIsLost() {
		MultiValueMap<String, String> form = form("face", "2", "why", "people", "why", "place", "why", "price", "times",
				"muchas veces", "who", "");
		form.set("language", "es");
		EntityExchangeResult<byte[]> result = post(form);
		assertThat(result.getStatus().value()).isEqualTo(400);
		assertThat(text(result))
			.contains("Elija 2 como máximo.", "id=\"why-error\"", "href=\"#why-price\"",
					"Escriba un número, por ejemplo 3 o 2,5.", "value=\"muchas veces\"", "href=\"#times\"")
			.containsPattern("id=\"why-place\"[^>]*checked")
			.containsPattern("id=\"face-2\"[^>]*checked")
			.doesNotContain("data-fresh");
		form.set("language", "ar");
		assertThat(text(post(form))).contains("يرجى اختيار 2 على الأكثر.", "dir=\"rtl\"");
	}

	@Test
	void anUnhappyTapIsMiseryAndShownWithItsWords() {
		JsonNode receipt = JSON.readTree(this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("""
					{"survey": "%s", "answers": {"face": 1, "why": ["people", "price"], "who": "Ana", "greeted": true,
					 "times": 3, "waited": 90}}""".formatted(this.code))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody());
		JsonNode detail = JSON.readTree(
				send("GET", "/api/feedback/responses/" + receipt.get("id").stringValue(), null).getResponseBody());
		assertThat(detail.get("moment").stringValue()).isEqualTo("MISERY");
		assertThat(detail.get("answers")).extracting((answer) -> answer.get("kind").stringValue())
			.containsExactly("SMILEY", "YES_NO", "MULTIPLE_CHOICE", "TEXT", "NUMBER", "SECONDS");
		assertThat(detail.at("/answers/2/value")).isEqualTo(JSON.readTree("[\"price\", \"people\"]"));
		assertThat(detail.at("/answers/2/chosen")).isEqualTo(JSON.readTree("[\"Price\", \"People\"]"));
		assertThat(detail.at("/answers/1/value").booleanValue()).isTrue();
		assertThat(detail.at("/answers/5/value").intValue()).isEqualTo(90);
	}

	@Test
	void theApiRefusesAnAnswerToAQuestionThatWasNotAsked() {
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"%s\", \"answers\": {\"face\": 4, \"why\": [\"price\"]}}".formatted(this.code))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("answers.why")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("not-asked");
	}

}
