package io.touchpoint.feedback.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class SurveyPagesTests {

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

	private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/s/[^\"]+)\"");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String path;

	@BeforeEach
	void site() {
		this.sites.arrive("page-a");
		this.path = "/s/" + this.sites.survey("page-a", "waiting");
	}

	private EntityExchangeResult<byte[]> get(String path) {
		return this.web.get().uri(path).accept(MediaType.TEXT_HTML).exchange().expectBody().returnResult();
	}

	private EntityExchangeResult<byte[]> post(MultiValueMap<String, String> form) {
		return this.web.post()
			.uri(this.path)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(form))
			.exchange()
			.expectBody()
			.returnResult();
	}

	private static String html(EntityExchangeResult<byte[]> result) {
		return new String(result.getResponseBody(), StandardCharsets.UTF_8);
	}

	private MultiValueMap<String, String> form() {
		Matcher key = KEY.matcher(html(get(this.path)));
		assertThat(key.find()).isTrue();
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("key", key.group(1));
		form.add("version", "1");
		form.add("language", "en");
		return form;
	}

	@Test
	void thePageIsSmallNeedsNoScriptAndHasAStrictPolicy() throws Exception {
		EntityExchangeResult<byte[]> page = get(this.path);
		assertThat(page.getStatus().value()).isEqualTo(200);
		assertThat(html(page)).contains("Hospital page-a", "<fieldset", "<legend>", "viewport")
			.contains("<script src=\"/s/assets/survey.js\" defer></script>")
			.doesNotContain("<script>", "<style", "style=", "onclick", "http://", "th:");
		assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy")).startsWith("default-src 'self';")
			.doesNotContain("unsafe");
		assertThat(weight(html(page))).isLessThan(30_000);
	}

	/** Packed bytes of the page and of everything it loads. */
	private int weight(String html) {
		int weight = packed(html.getBytes(StandardCharsets.UTF_8));
		Matcher assets = ASSET.matcher(html);
		while (assets.find()) {
			EntityExchangeResult<byte[]> asset = get(assets.group(1).replace("&amp;", "&"));
			assertThat(asset.getStatus().value()).isEqualTo(200);
			weight += packed(asset.getResponseBody());
		}
		return weight;
	}

	private static int packed(byte[] bytes) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream stream = new GZIPOutputStream(packed)) {
			stream.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.size();
	}

	@Test
	void aFilledInFormIsStoredOnceEvenIfSentTwiceAndThanksItsSender() {
		MultiValueMap<String, String> form = form();
		form.add("overall", "5");
		form.add("trust.expected", "3");
		form.add("trust.experienced", "5");
		form.add("trust-importance", "4");
		form.add("nps", "10");
		form.add("comment", "Line one\r\nline two");
		form.add("email", "ana@example.org");
		form.add("name", "Ana");
		form.add("consent", "yes");
		EntityExchangeResult<byte[]> first = post(form);
		assertThat(first.getStatus().value()).isEqualTo(303);
		assertThat(first.getResponseHeaders().getLocation().toString()).startsWith(this.path + "/thanks?lang=en&more=");
		assertThat(post(form).getStatus().value()).isEqualTo(303);
		form.set("overall", "1");
		assertThat(post(form).getStatus().value()).isEqualTo(303);
		assertThat(html(get(this.path + "/thanks?lang=en"))).contains("Thank you", "care@page-a.example.org");
		assertThat(this.sites.count("""
				SELECT count(*) FROM response r JOIN response_contact c ON c.response = r.id
				WHERE r.site = 'page-a' AND r.moment = 'MAGIC' AND r.comment = E'Line one\\nline two'
					AND c.email = 'ana@example.org'""")).isEqualTo(1);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = 'page-a' AND overall = 1")).isZero();
	}

	@Test
	void aFaultIsShownBesideItsQuestionAndNothingTypedIsLost() {
		MultiValueMap<String, String> form = form();
		form.add("nps", "7");
		form.add("trust.expected", "4");
		form.add("comment", "<b>Do not lose</b> this");
		form.add("email", "nobody");
		form.add("name", "Ana \"A\"");
		EntityExchangeResult<byte[]> page = post(form);
		assertThat(page.getStatus().value()).isEqualTo(400);
		assertThat(html(page)).contains("role=\"alert\"", "href=\"#overall-1\"", "id=\"overall-error\"",
				"aria-describedby=\"overall-error\"", "href=\"#trust.experienced-1\"", "href=\"#email\"",
				"id=\"email-error\"", "href=\"#consent\"", "&lt;b&gt;Do not lose&lt;/b&gt; this", "value=\"nobody\"",
				"value=\"Ana &quot;A&quot;\"", "how was your visit with us? – This question needs an answer.",
				"on time: What I experienced – This question")
			.containsPattern("id=\"nps-7\"[^>]*checked")
			.containsPattern("id=\"trust.expected-4\"[^>]*checked")
			.contains("value=\"" + form.getFirst("key") + "\"");
	}

	@Test
	void switchingTheLanguageKeepsWhatWasTypedAndTurnsThePageRound() {
		MultiValueMap<String, String> form = form();
		form.add("comment", "Half a sentence");
		form.add("overall", "2");
		form.add("switch", "ar");
		assertThat(html(post(form))).contains("lang=\"ar\"", "dir=\"rtl\"", "Half a sentence", "بشكل عام")
			.containsPattern("id=\"overall-2\"[^>]*checked")
			.doesNotContain("role=\"alert\"");
		assertThat(html(get(this.path + "?lang=es"))).contains("lang=\"es\"", "En general");
	}

	@Test
	void theBrowsersLanguageIsSpoken() {
		String page = html(this.web.get()
			.uri(this.path)
			.header("Accept-Language", "fr, es-MX;q=0.8, en;q=0.5")
			.exchange()
			.expectBody()
			.returnResult());
		assertThat(page).contains("lang=\"es\"");
	}

	@Test
	void riddlesInTheLanguageHeaderCountAsNone() {
		for (String riddle : List.of("en;q=2", "en,".repeat(500) + "-")) {
			for (String path : List.of(this.path, "/s/nosuchcode")) {
				assertThat(this.web.get()
					.uri(path)
					.header("Accept-Language", riddle)
					.exchange()
					.expectBody()
					.returnResult()
					.getStatus()
					.value()).isEqualTo(path.equals(this.path) ? 200 : 404);
			}
		}
	}

	@Test
	void aFormThatNoBrowserWritesIsMalformed() {
		this.web.post()
			.uri(this.path)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("comment=%zz")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("This could not be read").doesNotContain("problems"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=1&", "a&", "overlong=123456789012345&" })
	void aFormThatNoPageHasIsRefusedUnreadInTheReadersLanguage(String field) {
		String sent = new String(this.web.post()
			.uri(this.path)
			.header("Accept-Language", "es")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue(field.repeat(40_000))
			.exchange()
			.expectStatus()
			.isEqualTo(413)
			.expectBody()
			.returnResult()
			.getResponseBody(), StandardCharsets.UTF_8);
		assertThat(sent).contains("Es más de lo que cabe").doesNotContain("problems");
	}

	@Test
	void aLongStoryInArabicFits() {
		MultiValueMap<String, String> form = form();
		form.add("overall", "4");
		form.add("comment", "ع".repeat(4000));
		assertThat(post(form).getStatus().value()).isEqualTo(303);
	}

	@Test
	void unknownAndClosedSurveysAreAFriendlyNotFound() {
		EntityExchangeResult<byte[]> unknown = get("/s/nosuchcode");
		assertThat(unknown.getStatus().value()).isEqualTo(404);
		assertThat(html(unknown)).contains("This survey is not open").doesNotContain("problems");
		this.sites.arrive("page-closed");
		String path = "/s/" + this.sites.survey("page-closed", "waiting");
		this.sites.handle(List.of(Sites.saved("page-closed", "hospital", false, 2)));
		assertThat(get(path).getStatus().value()).isEqualTo(404);
		assertThat(html(get(path))).isEqualTo(html(unknown));
		assertThat(get(path + "/thanks").getStatus().value()).isEqualTo(404);
	}

}
