package io.touchpoint.feedback.moderation;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What everybody sees of what customers wrote.
 */
@FeedbackTest
class PublicCommentsTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private final TestPassports passports = new TestPassports("feedback-service");

	private String site;

	@BeforeEach
	void site() {
		this.site = "shown-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
	}

	private WebTestClient.ResponseSpec publish(String passport, @Nullable String seen, String body) {
		return this.web.put().uri("/api/feedback/sites/{site}/public-comments", this.site).headers((headers) -> {
			headers.setBearerAuth(passport);
			if (seen != null) {
				headers.setIfMatch(seen);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private void publish() {
		publish(this.passports.headOffice(), "\"0\"", "{\"shown\": true}").expectStatus().isOk();
	}

	private UUID said(String comment) {
		return said(comment, "WEB", "PATIENT", "2026-03-14T10:00:00Z");
	}

	private UUID said(String comment, String channel, String type, String at) {
		UUID id = UUID.randomUUID();
		this.sites
			.change("""
					INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version,
						overall, moment, answers, comment, language, contactable, occurred_at, received_at)
					VALUES ('%s', '%s', 'waiting', '%s', '%s', 'patient', 1, 5, 'NEUTRAL', '{"overall": 5}', '%s', 'es', false, '%s',
						now())
					"""
				.formatted(id, this.site, channel, type, comment, at));
		return id;
	}

	private void moderate(UUID id, String state) {
		this.web.put()
			.uri("/api/feedback/responses/{id}/moderation", id)
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager(this.site)))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"state\": \"" + state + "\"}")
			.exchange()
			.expectStatus()
			.isOk();
	}

	private EntityExchangeResult<String> get(String query) {
		return this.web.get()
			.uri("/f/" + this.site + "/comments" + query)
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private String page(String query) {
		EntityExchangeResult<String> result = get(query);
		assertThat(result.getStatus().value()).isEqualTo(200);
		return result.getResponseBody();
	}

	@Test
	void nothingIsSeenUntilHeadOfficeSaysSoAndNothingAfterItTookThatBack() {
		moderate(said("Very kind"), "APPROVED");
		assertThat(get("").getStatus().value()).isEqualTo(404);
		publish();
		assertThat(page("")).contains("Very kind");
		publish(this.passports.headOffice(), "\"1\"", "{\"shown\": false}").expectStatus().isOk();
		EntityExchangeResult<String> gone = get("");
		assertThat(gone.getStatus().value()).isEqualTo(404);
		assertThat(gone.getResponseBody()).doesNotContain("Very kind", "Hospital");
	}

	@Test
	void whatIsPendingRejectedErasedOrOfAColleagueIsNeverSeen() {
		publish();
		said("Pending words");
		moderate(said("Rejected words"), "HIDDEN");
		moderate(said("Words of a colleague", "WEB", "COLLEAGUE", "2026-03-14T10:00:00Z"), "APPROVED");
		UUID stuffed = said("Stuffed words");
		moderate(stuffed, "APPROVED");
		this.sites.change("UPDATE response SET suspect = 'BURST', verdict = 'EXCLUDED' WHERE id = '" + stuffed + "'");
		UUID erased = said("Erased words");
		moderate(erased, "APPROVED");
		assertThat(page("")).contains("Erased words").doesNotContain("Pending", "Rejected", "colleague", "Stuffed");
		this.web.post()
			.uri("/api/feedback/responses/{id}/erase", erased)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.exchange()
			.expectStatus()
			.is2xxSuccessful();
		assertThat(page("")).doesNotContain("Erased words").contains("No comment is shown yet.");
	}

	@Test
	void aLaterRejectionTakesItOffAtOnce() {
		publish();
		UUID id = said("Changed our mind");
		moderate(id, "APPROVED");
		EntityExchangeResult<String> shown = get("");
		assertThat(shown.getResponseBody()).contains("Changed our mind");
		assertThat(shown.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
		moderate(id, "HIDDEN");
		assertThat(page("")).doesNotContain("Changed our mind");
	}

	@Test
	void onlyTheApprovedWordsAndTheMonthOfTheSiteAreTold() {
		publish();
		UUID id = said("Write me: ana@example.org", "WEB", "PATIENT", "2026-03-31T23:30:00Z");
		moderate(id, "APPROVED");
		String page = page("?lang=en");
		assertThat(page).contains("Write me: ***", "<blockquote class=\"said\" dir=\"auto\" lang=\"es\">")
			.contains("April 2026")
			.doesNotContain("ana@example.org", id.toString(), "2026-03", "2026-04", "23:30", "waiting", "<script",
					"null", "th:");
	}

	@Test
	void thePageSpeaksTheLanguagesOfTheSiteAndKnowsTheirDirection() {
		publish();
		moderate(said("Muy amables"), "APPROVED");
		assertThat(page("?lang=ar")).contains("lang=\"ar\" dir=\"rtl\"", "ما يقوله العملاء");
		assertThat(page("?lang=es")).contains("lang=\"es\" dir=\"ltr\"", "marzo de 2026");
		assertThat(page("?lang=fr")).contains("<html lang=\"en\"");
	}

	@Test
	void theNewestComeFirstAndOlderOnesOnFurtherPages() {
		publish();
		for (int i = 10; i < 31; i++) {
			moderate(said("Comment no " + i, "WEB", "PATIENT", "2026-01-%02dT10:00:00Z".formatted(i)), "APPROVED");
		}
		String first = page("");
		assertThat(first.indexOf("Comment no 30")).isPositive().isLessThan(first.indexOf("Comment no 29"));
		assertThat(first).doesNotContain("Comment no 10", "rel=\"prev\"").contains("rel=\"next\"");
		String second = page("?page=2");
		assertThat(second).contains("Comment no 10", "rel=\"prev\"").doesNotContain("Comment no 11", "rel=\"next\"");
		assertThat(page("?page=3")).contains("No more comments are shown.");
		assertThat(page("?page=x")).contains("Comment no 30");
	}

	@Test
	void noCookieIsSetAndNobodyMayFrameThePage() {
		publish();
		EntityExchangeResult<String> page = get("");
		assertThat(page.getResponseHeaders().headerNames()).doesNotContain("Set-Cookie");
		assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy")).contains("default-src 'self'",
				"frame-ancestors 'none'");
		assertThat(page.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
	}

	@Test
	void aSiteThatThereIsNotLooksLikeOneThatShowsNothing() {
		String none = get("").getResponseBody();
		for (String other : new String[] { "nowhere", "*", "a,b", "A" }) {
			EntityExchangeResult<String> result = this.web.get()
				.uri("/f/{site}/comments", other)
				.exchange()
				.expectBody(String.class)
				.returnResult();
			assertThat(result.getStatus().value()).as(other).isEqualTo(404);
		}
		assertThat(none).containsPattern(Pattern.compile("<h1>There is nothing to see here</h1>"));
	}

	@Test
	void onlyHeadOfficeTurnsItOnAndNobodyOverwritesWhatTheyHaveNotSeen() {
		String on = "{\"shown\": true}";
		publish(this.passports.siteManager(this.site), "\"0\"", on).expectStatus().isForbidden();
		publish(this.passports.headOffice(), null, on).expectStatus().isEqualTo(428);
		publish(this.passports.headOffice(), "\"0\"", "{}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("shown");
		publish(this.passports.headOffice(), "\"7\"", on).expectStatus().isEqualTo(412);
		publish(this.passports.headOffice(), "\"0\"", on).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"1\"");
		publish(this.passports.headOffice(), "\"0\"", on).expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.current.changedBy")
			.isEqualTo("Hanna Head");
		this.web.get()
			.uri("/api/feedback/public-comments")
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager(this.site)))
			.exchange()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].shown")
			.isEqualTo(true)
			.jsonPath("$[0].url")
			.value((url) -> assertThat(String.valueOf(url)).endsWith("/f/" + this.site + "/comments"));
	}

}
