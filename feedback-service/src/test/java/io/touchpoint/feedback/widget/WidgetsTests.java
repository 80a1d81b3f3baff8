package io.touchpoint.feedback.widget;

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
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class WidgetsTests {

	private static final String HERE = "https://shop.example";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String code;

	@BeforeEach
	void widget() {
		this.sites.arrive("widget-a", "widget-b");
		this.code = create("website");
	}

	private String create(String touchpoint) {
		byte[] body = staff(HttpMethod.POST, "/api/feedback/widgets", this.passports.siteManager("widget-a"), """
				{"site": "widget-a", "touchpoint": "%s"}""".formatted(touchpoint)).expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		JsonNode made = JsonMapper.shared().readTree(body);
		assertThat(made.path("snippet").stringValue()).contains("data-survey=\"" + made.path("code").stringValue());
		return made.path("code").stringValue();
	}

	private WebTestClient.ResponseSpec staff(HttpMethod method, String path, String passport, String body) {
		WebTestClient.RequestBodySpec request = this.web.method(method)
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport));
		return body.isEmpty() ? request.exchange()
				: request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private WebTestClient.ResponseSpec allow(String passport, String origins) {
		return staff(HttpMethod.PUT, "/api/feedback/widgets/" + this.code + "/origins", passport,
				"{\"origins\": " + origins + "}");
	}

	private void policy(String path, String expected) {
		this.web.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.value("Content-Security-Policy", (policy) -> assertThat(policy).endsWith("frame-ancestors " + expected));
	}

	@Test
	void aSurveyIsFramedByTheNamedWebsitesOnlyAndOnlyInItsOwnVariant() {
		String fresh = create("billing");
		policy("/s/" + fresh + "/embed", "'none'");
		allow(this.passports.siteManager("widget-a"), "[\"" + HERE + "\", \"http://127.0.0.1:8081\"]").expectStatus()
			.isOk();
		policy("/s/" + this.code + "/embed", HERE + " http://127.0.0.1:8081");
		policy("/s/" + this.code + "/embed/thanks", HERE + " http://127.0.0.1:8081");
		policy("/s/" + this.code, "'none'");
		policy("/s/" + this.sites.survey("widget-a", "waiting") + "/embed", "'none'");
	}

	@Test
	void anAnswerInAFrameCountsForItsChannelAndIsThankedThere() {
		allow(this.passports.headOffice(), "[\"" + HERE + "\"]").expectStatus().isOk();
		String page = this.web.get()
			.uri("/s/" + this.code + "/embed")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).contains("action=\"/s/" + this.code + "/embed\"", "data-origins=\"" + HERE + "\"");
		this.web.post()
			.uri("/s/" + this.code + "/embed")
			.body(BodyInserters.fromFormData("overall", "4").with("language", "es").with("version", "1"))
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectHeader()
			.valueMatches("Location", "/s/" + this.code + "/embed/thanks\\?lang=es&more=.+");
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE channel = 'WIDGET' AND site = 'widget-a'"))
			.isPositive();
	}

	@Test
	void aWrongWebsiteIsNamed() {
		allow(this.passports.headOffice(), "[\"https://ok.example\", \"*\"]").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("origins[1]");
		allow(this.passports.headOffice(), "null").expectStatus().isBadRequest();
	}

	@Test
	void anotherSitesWidgetIsNobodysBusiness() {
		String foreign = this.passports.siteManager("widget-b");
		allow(foreign, "[]").expectStatus().isNotFound();
		staff(HttpMethod.GET, "/api/feedback/widgets/" + this.code, foreign, "").expectStatus().isNotFound();
		staff(HttpMethod.GET, "/api/feedback/widgets?site=widget-a", foreign, "").expectStatus().isForbidden();
		staff(HttpMethod.GET, "/api/feedback/widgets", foreign, "").expectBody(String.class)
			.value((body) -> assertThat(body).doesNotContain("widget-a"));
		staff(HttpMethod.POST, "/api/feedback/widgets", foreign, """
				{"site": "widget-a", "touchpoint": "website"}""").expectStatus().isForbidden();
		allow(this.passports.staff("widget-a"), "[]").expectStatus().isForbidden();
		assertThat(this.sites.count("SELECT count(*) FROM pg_policies WHERE tablename = 'widget'")).isOne();
	}

	@Test
	void theScriptIsSmallAndForEverybody() {
		this.web.get()
			.uri("/s/widget.js")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Content-Type", "text/javascript;charset=UTF-8")
			.expectBody(String.class)
			.value((script) -> assertThat(script).hasSizeLessThan(8_000)
				.doesNotContain("document.cookie", "localStorage"));
	}

}
