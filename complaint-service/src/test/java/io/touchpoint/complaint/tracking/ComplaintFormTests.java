package io.touchpoint.complaint.tracking;

import java.util.List;

import io.touchpoint.complaint.ComplaintServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static io.touchpoint.complaint.TestWorld.HERE;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class ComplaintFormTests extends CustomersBrowser {

	@org.springframework.boot.test.web.server.LocalServerPort
	int port;

	@ParameterizedTest
	@ValueSource(strings = { "en", "es", "ar" })
	void theFormIsSmallAndHasNoScriptAndNoInlineStyle(String language) {
		EntityExchangeResult<byte[]> page = get("/c/" + HERE + "?lang=" + language);
		String html = new String(page.getResponseBody(), java.nio.charset.StandardCharsets.UTF_8);
		byte[] css = get("/c/assets/complaint.css").getResponseBody();
		byte[] icon = get("/c/assets/icon.svg").getResponseBody();
		assertThat(page.getResponseBody().length + css.length + icon.length).isLessThan(30_000);
		assertThat(html).contains("<html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr"));
		assertThat(html).contains("English", "Español", "العربية");
		assertThat(html).doesNotContain("<script", "style=", "<style", "onclick", "??", "form.");
		assertThat(page.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(page.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
	}

	@Test
	void allLanguagesSayTheSameThings() {
		Texts texts = new Texts();
		assertThat(texts.in("es").keySet()).isEqualTo(texts.in("en").keySet());
		assertThat(texts.in("ar").keySet()).isEqualTo(texts.in("en").keySet());
	}

	@Test
	void aFaultStandsBesideItsFieldAndNothingTypedIsLost() {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add("subject", "<b>Rude & \"loud\"</b>");
		fields.add("cause", "RUDE_LANGUAGE");
		fields.add("about", "PRODUCT");
		fields.add("email", "not an address");
		fields.add("name", "Ana");
		fields.add("consent", "yes");
		String page = text(post("/c/" + HERE, fields, 400));
		assertThat(page).contains("id=\"description-fault\"", "aria-describedby=\"description-fault description-hint\"",
				"aria-invalid=\"true\"", "href=\"#email\"", "id=\"email-fault\"", "<title>Error: ");
		assertThat(page).contains("&lt;b&gt;Rude &amp; &quot;loud&quot;&lt;/b&gt;", "value=\"not an address\"",
				"value=\"RUDE_LANGUAGE\" selected", "value=\"PRODUCT\" checked", "value=\"Ana\"");
		assertThat(page).doesNotContain("<b>Rude");
	}

	@Test
	void anAddressNeedsConsentAndConsentAnAddress() {
		assertThat(text(post("/c/" + HERE, fields("email", "ana@example.org"), 400))).contains("id=\"consent-fault\"");
		assertThat(text(post("/c/" + HERE, fields("consent", "yes"), 400))).contains("id=\"email-fault\"");
	}

	@Test
	void aDoubleClickMakesOneCaseAndBothPagesWork() {
		MultiValueMap<String, String> fields = fields("key", "double-click-key-0001");
		String first = text(post("/c/" + HERE, fields, 200));
		String second = text(post("/c/" + HERE, fields, 200));
		assertThat(reference(second)).isEqualTo(reference(first));
		get("/t/" + secret(first));
		get("/t/" + secret(second));
		fields.set("description", "Something else altogether");
		assertThat(text(post("/c/" + HERE, fields, 400))).contains("reached us already", "Something else altogether");
	}

	@Test
	void aFieldThatNobodySeesKeepsProgramsOutAndLosesNoPerson() {
		MultiValueMap<String, String> fields = fields("key", "filled-by-a-program-1");
		fields.set("description", "All fields filled");
		fields.add("reply_subject", "Cheap watches");
		String page = text(post("/c/" + HERE, fields, 400));
		assertThat(page).contains("once more", "All fields filled").doesNotContain("Cheap watches");
		fields.set("reply_subject", "");
		assertThat(reference(text(post("/c/" + HERE, fields, 200)))).isNotEmpty();
	}

	@Test
	void aPlaceThatIsNoneHasNoForm() {
		for (String path : List.of("/c/nowhere", "/c/UPPER")) {
			this.client.get()
				.uri(java.net.URI.create(base() + path))
				.exchange()
				.expectStatus()
				.isNotFound()
				.expectBody(String.class)
				.value((html) -> assertThat(html).contains("We do not know this place"));
		}
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

}
