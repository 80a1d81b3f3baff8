package io.touchpoint.feedback.visit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;

import io.touchpoint.feedback.FeedbackTest;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ShopperPageTests extends PlannedVisit {

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
	void aFormThatCannotBeReadIsAnsweredByAPage() {
		this.web.post()
			.uri(URI.create(this.link).getPath())
			.header("Accept-Language", "es")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("answer=%zz")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("No se pudo leer").doesNotContain("problems"));
	}

	@Test
	void thePageSpeaksTheLanguageOfTheVisit() {
		Map<String, Object> arabic = ShopperApi.plan(this.site, "INSPECTION");
		arabic.put("language", "ar");
		plan(arabic);
		assertThat(this.api.show(this.link).html()).contains("dir=\"rtl\"", "lang=\"ar\"", "النظافة");
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

}
