package io.touchpoint.feedback.visit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.voice.ScanCheckTests;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@FeedbackTest
class ShopperPageTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	VisitSweep sweep;

	private ShopperApi api;

	private String site;

	private String head;

	private UUID visit;

	private String link;

	@BeforeEach
	void aMysteryVisit() {
		this.api = new ShopperApi(this.web);
		this.site = "sp-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.head = this.passports.headOffice();
		plan(ShopperApi.plan(this.site, "MYSTERY_VISIT"));
	}

	private void plan(Map<String, Object> wanted) {
		ShopperApi.Answer planned = this.api.post(this.head, "/api/feedback/visits", wanted);
		assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
		this.visit = ShopperApi.id(planned.body());
		this.link = planned.body().path("link").asString();
	}

	private JsonNode read() {
		return this.api.get(this.head, "/api/feedback/visits/" + this.visit).body();
	}

	private long count(String what) {
		return this.sites.count("SELECT count(*) FROM " + what.formatted(this.site, this.visit));
	}

	private static Map<String, Object> with(String... fields) {
		Map<String, Object> all = new HashMap<>(ShopperApi.answers());
		for (int i = 0; i < fields.length; i += 2) {
			all.put(fields[i], fields[i + 1]);
		}
		return all;
	}

	@Test
	void thePageShowsTheBriefAndTheScriptOfEachTouchpoint() {
		ShopperApi.Page page = this.api.show(this.link);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.html()).contains("Ask for an appointment.", "1. Greeting", "2. Farewell", "name=\"s1-greet\"",
				"name=\"s2-thank\"", "name=\"s1-greeting-time.minutes\"", "Hand in the report");
		assertThat(page.html()).doesNotContain("<script>", "<style", "onclick");
	}

	@Test
	void thePageIsKeptNowhereAndSetsNoCookie() {
		this.web.get()
			.uri(ShopperApi.path(this.link))
			.exchange()
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectHeader()
			.valueEquals("X-Robots-Tag", "noindex")
			.expectHeader()
			.valueEquals("Referrer-Policy", "no-referrer")
			.expectHeader()
			.doesNotExist("Set-Cookie")
			.expectBody();
	}

	@Test
	void aLinkThatIsNoneLeadsNowhere() {
		assertThat(this.api.show("/v/" + "x".repeat(43)).status()).isEqualTo(404);
		assertThat(this.api.show("/v/short").status()).isEqualTo(404);
		assertThat(this.api.send("/v/" + "x".repeat(43), Map.of()).status()).isEqualTo(404);
	}

	@Test
	void thePageSpeaksTheLanguageOfTheVisit() {
		Map<String, Object> arabic = ShopperApi.plan(this.site, "INSPECTION");
		arabic.put("language", "ar");
		plan(arabic);
		assertThat(this.api.show(this.link).html()).contains("dir=\"rtl\"", "lang=\"ar\"", "النظافة");
	}

	@Test
	void whatIsSavedIsThereAgainAndNothingIsAskedForYet() {
		ShopperApi.Page saved = this.api.send(this.link, Map.of("s1-greet", "false", "s1-comment",
				"Nobody \u0000looked up.", "notes", "Tuesday", "save", "yes"));
		assertThat(saved.status()).isEqualTo(303);
		assertThat(this.api.show(this.link).html()).contains("Nobody  looked up.", "Tuesday");
		assertThat(read().path("visit").path("state").asString()).isEqualTo("STARTED");
	}

	@Test
	void theScriptSavesWithoutAPage() {
		assertThat(this.api.send(this.link + "?auto", Map.of("notes", "Automatic")).status()).isEqualTo(204);
		assertThat(this.api.show(this.link).html()).contains("Automatic");
	}

	private static String hidden(ShopperApi.Page page, String name) {
		Matcher value = Pattern.compile("name=\"" + name + "\"[^>]* value=\"([^\"]+)\"").matcher(page.html());
		assertThat(value.find()).as(name).isTrue();
		return value.group(1);
	}

	private static Map<String, Object> on(ShopperApi.Page page, String... fields) {
		Map<String, Object> all = new HashMap<>(
				Map.of("revision", hidden(page, "revision"), "page", hidden(page, "page")));
		for (int i = 0; i < fields.length; i += 2) {
			all.put(fields[i], fields[i + 1]);
		}
		return all;
	}

	@Test
	void onePageSavesAsOftenAsItLikes() {
		ShopperApi.Page page = this.api.show(this.link);
		assertThat(hidden(page, "revision")).isEqualTo("0");
		assertThat(this.api.send(this.link + "?auto", on(page, "notes", "One")).status()).isEqualTo(204);
		assertThat(this.api.send(this.link + "?auto", on(page, "notes", "One, two")).status()).isEqualTo(204);
		assertThat(this.api.send(this.link, on(page, "notes", "One, two, three", "save", "yes")).status())
			.isEqualTo(303);
		assertThat(this.api.show(this.link).html()).contains("One, two, three");
	}

	@Test
	void thePageKnowsWhatItIsBasedOnAfterEachSave() {
		ShopperApi.Page page = this.api.show(this.link);
		this.web.post()
			.uri(ShopperApi.path(this.link) + "?auto")
			.body(BodyInserters.fromFormData("notes", "One")
				.with("revision", hidden(page, "revision"))
				.with("page", hidden(page, "page")))
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectHeader()
			.valueEquals("ETag", "\"1\"");
		assertThat(hidden(this.api.show(this.link), "revision")).isEqualTo("1");
	}

	@Test
	void aPageThatIsOlderThanWhatAnotherOneSavedOverwritesNothing() {
		ShopperApi.Page phone = this.api.show(this.link);
		ShopperApi.Page desk = this.api.show(this.link);
		this.api.send(this.link, on(desk, "notes", "Wednesday", "s1-greet", "false", "save", "yes"));
		assertThat(this.api.send(this.link + "?auto", on(phone, "notes", "Tuesday")).status()).isEqualTo(409);
		ShopperApi.Page both = this.api.send(this.link, on(phone, "notes", "Tuesday", "observed", "The tall one",
				"s1-greet", "true", "photo-1", "", "hand-in", "yes"));
		assertThat(both.status()).isEqualTo(409);
		assertThat(both.html()).contains("Another page has saved something else meanwhile", "Tuesday", "Wednesday",
				"The tall one", "href=\"#s1-greet-true\"", ">Yes</p>");
		assertThat(this.api.show(this.link).html()).contains("Wednesday").doesNotContain("Tuesday", "The tall one");
		assertThat(read().path("visit").path("state").asString()).isEqualTo("STARTED");
		assertThat(this.api.send(this.link, on(both, "notes", "Tuesday and Wednesday", "save", "yes")).status())
			.isEqualTo(303);
		assertThat(this.api.show(this.link).html()).contains("Tuesday and Wednesday");
	}

	@Test
	void aPageThatWasRefusedGoesOnAsTheSamePage() {
		ShopperApi.Page page = this.api.show(this.link);
		ShopperApi.Page refused = this.api.send(this.link, on(page, "notes", "One", "hand-in", "yes"));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(hidden(refused, "page")).isEqualTo(hidden(page, "page"));
		Map<String, Object> all = on(refused, "hand-in", "yes");
		all.putAll(ShopperApi.answers());
		assertThat(this.api.send(this.link, all).status()).isEqualTo(303);
		assertThat(read().path("visit").path("state").asString()).isEqualTo("DONE");
	}

	@Test
	void theScriptIsToldThatNothingIsTakenAnyMore() {
		this.api.send(this.link, with("hand-in", "yes"));
		assertThat(this.api.send(this.link + "?auto", Map.of("notes", "Late")).status()).isEqualTo(303);
		plan(ShopperApi.plan(this.site, "MYSTERY_VISIT"));
		this.api.post(this.head, "/api/feedback/visits/" + this.visit + "/cancel", Map.of());
		assertThat(this.api.send(this.link + "?auto", Map.of("notes", "Late")).status()).isEqualTo(404);
	}

	@Test
	void thePageWithAllItBringsIsLight() {
		long bytes = zipped(this.api.show(this.link).html());
		for (String asset : new String[] { "/s/assets/survey.css", "/v/assets/visit.css", "/v/assets/visit.js" }) {
			bytes += zipped(
					this.web.get().uri(asset).exchange().expectBody(String.class).returnResult().getResponseBody());
		}
		assertThat(bytes).isLessThan(30_000);
	}

	private static long zipped(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.size();
	}

	@Test
	void aScoreIsToldOnceWhenTheReportIsCounted() {
		String scored = "outbox WHERE site = '%s' AND type = 'visit.scored'";
		this.api.send(this.link, with("s1-greet", "false", "save", "yes"));
		assertThat(count(scored)).isZero();
		this.api.send(this.link, with("s1-greet", "false", "hand-in", "yes"));
		this.sweep.sweep().block();
		assertThat(count(scored + " AND (data ->> 'score')::float = 90 AND data ->> 'scored' = '10'")).isEqualTo(1);
		assertThat(count(scored)).isEqualTo(1);
	}

	@Test
	void aScoreThatAnOlderVersionDidNotTellIsToldAtTheNextLook() {
		this.api.send(this.link, with("hand-in", "yes"));
		this.sites.change("UPDATE site_visit SET score_told_at = NULL WHERE id = '" + this.visit + "'");
		this.sweep.sweep().block();
		assertThat(count("outbox WHERE site = '%s' AND type = 'visit.scored'")).isEqualTo(2);
		this.sweep.sweep().block();
		assertThat(count("outbox WHERE site = '%s' AND type = 'visit.scored'")).isEqualTo(2);
	}

	@Test
	void whatAnObserverWritesIsNeverShownInPublic() {
		this.api.send(this.link, with("s1-comment", "Nobody looked up.", "hand-in", "yes"));
		String path = "/api/feedback/responses/"
				+ this.sites.id("SELECT id FROM response WHERE comment IS NOT NULL AND site = '" + this.site + "'")
				+ "/moderation";
		for (String state : new String[] { "APPROVED", "HIDDEN", "UNCHECKED" }) {
			ShopperApi.Answer refused = this.api.send(HttpMethod.PUT, this.head, path, Map.of("state", state));
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.reason()).isEqualTo("never-public");
		}
		JsonNode view = this.api.get(this.head, path).body();
		assertThat(view.path("state").asString()).isEqualTo("UNCHECKED");
		assertThat(view.path("proposed").isNull()).isTrue();
		assertThatThrownBy(() -> this.sites.change(
				"UPDATE response SET moderation = 'APPROVED', public_comment = 'x' WHERE site = '" + this.site + "'"))
			.hasStackTraceContaining("observers_are_never_public");
	}

	@Test
	void whatIsMissingIsNamedBesideTheQuestionAndNothingIsLost() {
		ShopperApi.Page page = this.api.send(this.link,
				Map.of("s1-comment", "All was well.", "finding-what", "An open till", "hand-in", "yes"));
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.html()).contains("href=\"#s1-greet-true\"", "href=\"#s2-thank-true\"",
				"href=\"#finding-kind-THEFT\"", "All was well.", "An open till");
		assertThat(read().path("visit").path("state").asString()).isEqualTo("STARTED");
	}

	@Test
	void aReportBecomesAResponseForEachTouchpointAndAScore() {
		ShopperApi.Page page = this.api.send(this.link,
				with("s1-greet", "false", "s1-greeting-time.minutes", "1", "s1-greeting-time.seconds", "45",
						"s1-job-knowledge", "4", "s2-comment", "They waved.", "notes", "Busy day", "observed",
						"The tall one", "hand-in", "yes"));
		assertThat(page.status()).isEqualTo(303);
		assertThat(this.api.show(this.link).html()).contains("Thank you, the report is in")
			.doesNotContain("Ask for an appointment.");
		JsonNode done = read();
		assertThat(done.path("visit").path("state").asString()).isEqualTo("DONE");
		// Greeting: 0, 1, 1, 1, 1, half of the time between 30 and 180 s, 3 of 4;
		// farewell: 5 of 5.
		assertThat(done.path("visit").path("touchpoints").path(0).path("score").asDouble())
			.isEqualTo(100 * (4 + 0.5 + 0.75) / 7, within(1e-9));
		assertThat(done.path("visit").path("touchpoints").path(1).path("score").asDouble()).isEqualTo(100);
		assertThat(done.path("visit").path("scored").asInt()).isEqualTo(12);
		JsonNode report = done.path("report");
		assertThat(report.path("scores").path("steps").path("GREET").path("n").asInt()).isEqualTo(3);
		assertThat(report.path("scores").path("competencies").path("JOB_KNOWLEDGE").path("value").asDouble())
			.isEqualTo(75);
		assertThat(report.path("notes").asString()).isEqualTo("Busy day");
		assertThat(report.path("observed").asString()).isEqualTo("The tall one");
		assertThat(report.path("sections").path(0).path("answers").path(0).path("value").asInt()).isEqualTo(105);
		assertThat(report.path("sections").path(1).path("comment").asString()).isEqualTo("They waved.");
		assertThat(count("response WHERE site = '%s' AND channel = 'MYSTERY_VISIT' AND moment = 'NEUTRAL'"))
			.isEqualTo(2);
		assertThat(count("answer_day WHERE site = '%s' AND channel = 'MYSTERY_VISIT' AND answers = 1")).isEqualTo(2);
		assertThat(count("visit_draft WHERE site = '%s'")).isZero();
	}

	@Test
	void aBadReportIsNoMomentOfMiseryAndAlarmsNobody() {
		Map<String, Object> poor = ShopperApi.plan(this.site, "MYSTERY_VISIT");
		poor.put("touchpoints", List.of(Map.of("touchpoint", "greeting", "questionnaire", "patient")));
		plan(poor);
		assertThat(this.api.send(this.link, Map.of("s1-overall", "1", "s1-nps", "0", "hand-in", "yes")).status())
			.isEqualTo(303);
		assertThat(count("response WHERE site = '%s' AND moment = 'NEUTRAL' AND overall = 1")).isEqualTo(1);
		assertThat(count("outbox WHERE site = '%s' AND type = 'response.received' AND data ->> 'moment' <> 'NEUTRAL'"))
			.isZero();
	}

	@Test
	void aSecondHandInCountsOnce() {
		assertThat(this.api.send(this.link, with("hand-in", "yes")).status()).isEqualTo(303);
		assertThat(this.api.send(this.link, with("s1-greet", "false", "hand-in", "yes")).status()).isEqualTo(303);
		assertThat(count("response WHERE site = '%s'")).isEqualTo(2);
		assertThat(read().path("visit").path("score").asDouble()).isEqualTo(100);
	}

	@Test
	void aReportThatWasHandedInAndNotCountedIsCountedAtTheNextLook() {
		this.api.send(this.link, with("save", "yes"));
		this.sites.change("UPDATE site_visit SET handed_in_at = now() WHERE id = '" + this.visit + "'");
		assertThat(this.api.send(this.link, with("s1-greet", "false", "hand-in", "yes")).status()).isEqualTo(303);
		this.sweep.sweep().block();
		this.sweep.sweep().block();
		assertThat(read().path("visit").path("state").asString()).isEqualTo("DONE");
		assertThat(read().path("visit").path("score").asDouble()).isEqualTo(100);
		assertThat(count("response WHERE site = '%s'")).isEqualTo(2);
	}

	@Test
	void aReportThatWasHandedInIsNotCalledOffBeforeItIsCounted() {
		this.api.send(this.link, with("save", "yes"));
		this.sites.change("UPDATE site_visit SET handed_in_at = now() WHERE id = '" + this.visit + "'");
		ShopperApi.Answer cancelled = this.api.post(this.head, "/api/feedback/visits/" + this.visit + "/cancel",
				Map.of());
		assertThat(cancelled.status()).isEqualTo(409);
		assertThat(cancelled.body().path("type").asString()).isEqualTo("/problems/handed-in");
		this.sweep.sweep().block();
		assertThat(read().path("visit").path("state").asString()).isEqualTo("DONE");
	}

	@Test
	void aReportIsNotTakenBeforeTheWindowAndNothingIsLost() {
		this.sites
			.change("UPDATE site_visit SET window_from = now() + interval '1 hour' WHERE id = '" + this.visit + "'");
		ShopperApi.Page page = this.api.send(this.link, with("notes", "Too soon", "hand-in", "yes"));
		assertThat(page.status()).isEqualTo(409);
		assertThat(page.html()).contains("The visit has not begun yet", "Too soon");
	}

	@Test
	void aVisitWithoutAReportIsMissedAfterItsTime() {
		this.sites.change("UPDATE site_visit SET window_from = now() - interval '9 days', "
				+ "window_to = now() - interval '8 days', closes_at = now() - interval '1 day' WHERE id = '"
				+ this.visit + "'");
		assertThat(this.api.show(this.link).html()).contains("The time for this report is over");
		assertThat(this.api.send(this.link, with("hand-in", "yes")).status()).isEqualTo(410);
		this.sweep.sweep().block();
		assertThat(read().path("visit").path("state").asString()).isEqualTo("MISSED");
	}

	@Test
	void aCalledOffVisitHasNoPage() {
		this.api.post(this.head, "/api/feedback/visits/" + this.visit + "/cancel", Map.of());
		assertThat(this.api.show(this.link).status()).isEqualTo(404);
	}

	@Test
	void aNewLinkEndsTheOldOne() {
		String next = this.api.post(this.head, "/api/feedback/visits/" + this.visit + "/link", Map.of())
			.body()
			.path("link")
			.asString();
		assertThat(this.api.show(this.link).status()).isEqualTo(404);
		assertThat(this.api.show(next).status()).isEqualTo(200);
	}

	@Test
	void photosAreTakenShownAndTakenAway() throws IOException {
		ShopperApi.Page sent = this.api.send(this.link,
				Map.of("photo-1", ScanCheckTests.image("jpeg", 40, 30), "stop", "1", "notes", "With a photo"));
		assertThat(sent.status()).isEqualTo(303);
		assertThat(sent.location()).endsWith("?saved#photos-1");
		UUID photo = this.sites.id("SELECT id FROM visit_photo WHERE visit = '" + this.visit + "'");
		assertThat(this.api.show(this.link).html()).contains("/photos/" + photo, "With a photo");
		this.web.get()
			.uri(ShopperApi.path(this.link) + "/photos/" + photo)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.contentType("image/jpeg")
			.expectBody(byte[].class);
		this.api.send(this.link, Map.of("remove", photo));
		assertThat(count("visit_photo WHERE site = '%s'")).isZero();
	}

	@Test
	void whatIsNoPhotoIsRefusedByItsContentAndTheTextIsKept() {
		ShopperApi.Page page = this.api.send(this.link,
				Map.of("photo-2", "<html>".getBytes(StandardCharsets.UTF_8), "notes", "Kept"));
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.html()).contains("Photos must be JPEG or PNG files.", "href=\"#photo-2\"", "Kept");
	}

	@Test
	void aTouchpointHasTenPhotosAtMost() throws IOException {
		byte[] photo = ScanCheckTests.image("png", 8, 8);
		for (int i = 0; i < 10; i++) {
			assertThat(this.api.send(this.link, Map.of("photo-1", photo)).status()).isEqualTo(303);
		}
		assertThat(this.api.send(this.link, Map.of("photo-1", photo)).html())
			.contains("There may be at most 10 photos here.");
		assertThat(this.api.send(this.link, Map.of("photo-2", photo)).status()).isEqualTo(303);
	}

	@Test
	void theReportsPhotosAreForThoseWhoSeeTheVisit() throws IOException {
		this.api.send(this.link, Map.of("photo-1", ScanCheckTests.image("jpeg", 40, 30)));
		this.api.send(this.link, with("hand-in", "yes"));
		String photo = read().path("report").path("sections").path(0).path("photos").path(0).path("id").asString();
		String path = "/api/feedback/visits/" + this.visit + "/photos/" + photo;
		this.web.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.passports.staff(this.site)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectBody(byte[].class);
		assertThat(this.api.get(this.passports.staff("somewhere-else"), path).status()).isEqualTo(404);
	}

	@Test
	void aFindingIsKnownToManagersOnceTheVisitIsDone() {
		String manager = this.passports.siteManager(this.site);
		String path = "/api/feedback/security-findings?site=" + this.site;
		this.api.send(this.link, with("finding-kind", "THEFT", "finding-what", "An open till", "finding-place",
				"Desk 2", "save", "yes"));
		assertThat(this.api.get(manager, path).body().path("items")).isEmpty();
		this.api.send(this.link, with("finding-kind", "THEFT", "finding-what", "An open till", "finding-place",
				"Desk 2", "hand-in", "yes"));
		JsonNode found = this.api.get(manager, path).body().path("items");
		assertThat(found).hasSize(1);
		assertThat(found.path(0).path("what").asString()).isEqualTo("An open till");
		assertThat(found.path(0).path("visit").asString()).isEqualTo(this.visit.toString());
		assertThat(this.api.get(this.passports.staff(this.site), path).status()).isEqualTo(403);
	}

}
