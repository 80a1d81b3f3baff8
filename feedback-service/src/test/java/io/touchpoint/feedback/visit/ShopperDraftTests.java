package io.touchpoint.feedback.visit;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;

import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ShopperDraftTests extends PlannedVisit {

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

}
