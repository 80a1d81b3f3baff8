package io.touchpoint.complaint.tracking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A link that may be in wrong hands is replaced, by the customer or for them.
 */
@ComplaintServiceTest
@ExtendWith(OutputCaptureExtension.class)
class RenewedLinkTests extends CustomersBrowser {

	private static final Pattern NEXT = Pattern.compile("name=\"next\" value=\"([A-Za-z0-9_-]+)\"");

	private static final Pattern SHOWN = Pattern.compile("href=\"http://localhost:8080(/t/[A-Za-z0-9_-]{43})\"");

	@Test
	void theNewLinkIsShownAndAllOthersEndAtOnce() {
		String received = text(post("/c/" + HERE, fields("email", "ana@example.org", "consent", "yes"), 200));
		String old = "/t/" + secret(received);
		String mailed = path(contact(id(received)).path("trackingUrl").asString());
		get(mailed);
		assertThat(text(post(old + "/renew", form("next", next(old)), 400))).contains("id=\"renew-fault\"");
		String fresh = shown(text(post(old + "/renew", form("next", next(old), "confirm", "yes"), 200)));
		assertThat(fresh).isNotEqualTo(old);
		assertThat(text(get(fresh))).contains("You asked for a new link");
		for (String ended : List.of(old, mailed)) {
			this.client.get().uri(ended).exchange().expectStatus().isNotFound();
		}
		assertThat(told(id(received))).isEqualTo(1);
		get(path(contact(id(received)).path("trackingUrl").asString()));
		assertThat(this.cases
			.count("SELECT count(*) FROM audit_row WHERE kind = 'line.LINK_RENEWED' AND actor = 'customer'"
					+ " AND complaint = '" + id(received) + "'"))
			.isEqualTo(1);
	}

	@Test
	void whoSendsThePageTwiceIsShownTheSameLink() {
		String received = text(post("/c/" + HERE, fields(), 200));
		String old = "/t/" + secret(received);
		String next = next(old);
		String first = shown(text(post(old + "/renew", form("next", next, "confirm", "yes"), 200)));
		String second = shown(text(post(old + "/renew", form("next", next, "confirm", "yes"), 200)));
		assertThat(second).isEqualTo(first).isEqualTo("/t/" + next);
		assertThat(told(id(received))).isEqualTo(1);
		post(old + "/renew", form("next", Secret.fresh().text(), "confirm", "yes"), 404);
		get(first);
	}

	@Test
	void aNewLinkIsAsLongAsAnyHoweverTheFormWasFilled() {
		String others = secret(text(post("/c/" + HERE, fields(), 200)));
		for (String next : List.of("", "short", "x".repeat(44), "ä".repeat(43), "n".repeat(43), others)) {
			String old = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
			String fresh = shown(text(post(old + "/renew", form("next", next, "confirm", "yes"), 200)));
			assertThat(fresh).hasSize("/t/".length() + 43).isNotEqualTo("/t/" + next);
			get(fresh);
		}
		String old = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		String same = old.substring("/t/".length());
		assertThat(shown(text(post(old + "/renew", form("next", same, "confirm", "yes"), 200)))).isNotEqualTo(old);
	}

	@Test
	void aColleagueGivesANewOneToWhoeverLeftNoAddressAndSeesNoOther() {
		String received = text(post("/c/" + HERE, fields(), 200));
		JsonNode handed = renew(id(received));
		assertThat(handed.path("mailed").asBoolean()).isFalse();
		get(path(handed.path("trackingUrl").asString()));
		this.client.get().uri("/t/" + secret(received)).exchange().expectStatus().isNotFound();
		String reachable = text(post("/c/" + HERE, fields("email", "ana@example.org", "consent", "yes"), 200));
		JsonNode mailed = renew(id(reachable));
		assertThat(mailed.path("mailed").asBoolean()).isTrue();
		assertThat(mailed.path("trackingUrl").isNull()).isTrue();
		assertThat(told(id(reachable))).isEqualTo(1);
	}

	@Test
	void noSecretIsLoggedWhateverIsDoneWithIt(CapturedOutput output) {
		String received = text(post("/c/" + HERE, fields(), 200));
		String old = secret(received);
		String next = next("/t/" + old);
		get("/t/" + old);
		this.client.get().uri("/t/" + old + "/files/none").exchange().expectStatus().isSeeOther();
		this.client.get().uri("/t/" + old + "/nothing").exchange().expectStatus().isNotFound();
		this.client.post().uri("/t/" + old).exchange().expectStatus().is4xxClientError();
		this.client.post()
			.uri("/t/" + old + "/messages")
			.header("Content-Type", "multipart/form-data; boundary=x")
			.bodyValue("--x\r\nbroken")
			.exchange()
			.expectStatus()
			.is4xxClientError();
		post("/t/" + old + "/renew", form("next", next, "confirm", "yes"), 200);
		get("/t/" + next);
		renew(id(received)).path("trackingUrl").asString();
		assertThat(output.getAll()).doesNotContain(old, next);
	}

	@Test
	void thePageTellsNoOtherSiteItsAddress() {
		String page = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		assertThat(get(page).getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(text(get(page))).contains("<meta name=\"referrer\" content=\"no-referrer\">");
	}

	@Test
	void theEventIsAsItsFollowersKnowIt() {
		String json = JsonMapper.builder()
			.build()
			.writeValueAsString(new NewEvent(LinkRenewed.TYPE, LinkRenewed.VERSION, "north-general", TestWorld.MONDAY,
					"01980000-0000-7000-8000-000000000001", new LinkRenewed("C-2026-000001", true)));
		Golden.assertJson("events/link.renewed.v1.json", json);
	}

	private long told(String complaint) {
		return this.cases
			.count("SELECT count(*) FROM outbox WHERE type = 'link.renewed' AND subject = '" + complaint + "'");
	}

	private JsonNode renew(String complaint) {
		return this.client.post()
			.uri("/api/complaints/{id}/link", complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode contact(String complaint) {
		return this.client.get()
			.uri("/internal/complaints/{id}/contact", complaint)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private String id(String received) {
		return this.client.get()
			.uri("/api/complaints?limit=1&q={reference}", reference(received))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("items")
			.path(0)
			.path("id")
			.asString();
	}

	private String next(String page) {
		Matcher next = NEXT.matcher(text(get(page)));
		assertThat(next.find()).isTrue();
		return next.group(1);
	}

	private static String shown(String page) {
		Matcher link = SHOWN.matcher(page);
		assertThat(link.find()).as(page).isTrue();
		return link.group(1);
	}

	private static String path(String url) {
		return url.replace("http://localhost:8080", "");
	}

}
