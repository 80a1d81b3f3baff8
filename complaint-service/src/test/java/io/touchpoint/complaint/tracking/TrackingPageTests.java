package io.touchpoint.complaint.tracking;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.starter.security.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
@ExtendWith(OutputCaptureExtension.class)
class TrackingPageTests extends CustomersBrowser {

	@Test
	void theCustomerFollowsWritesAndWithdraws() {
		String received = text(post("/c/" + HERE, fields("email", "ana@example.org", "consent", "yes"), 200));
		String page = "/t/" + secret(received);
		this.client.post()
			.uri(page + "/messages")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("text=%zz")
			.exchange()
			.expectStatus()
			.isBadRequest();
		assertThat(text(get(page))).contains(reference(received), "Received",
				"We answer by Thursday, 5 March 2026 at the latest.");
		JsonNode item = of(reference(received));
		String id = item.path("id").asString();
		move(id, 1, Map.of("to", "ACKNOWLEDGED"));
		move(id, 2, Map.of("to", "INVESTIGATING", "note", "internal words"));
		move(id, 3, Map.of("to", "WAITING_FOR_CUSTOMER"));
		note(id, "When was that?", true);
		note(id, "He seems angry", false);
		assertThat(text(get(page))).contains("Waiting for your answer", "When was that?")
			.doesNotContain("He seems angry", "internal words", "Hanna Head");
		this.clock.advance(Duration.ofDays(1));
		post(page + "/messages", form("text", ""), 400);
		post(page + "/messages", form("text", "On Friday.", "key", "the-key-of-one-form"), 303);
		post(page + "/messages", form("text", "On Friday.", "key", "the-key-of-one-form"), 303);
		JsonNode heard = find(id);
		assertThat(heard.path("status").asString()).isEqualTo("INVESTIGATING");
		assertThat(heard.path("timeline").valueStream().filter((e) -> e.path("kind").asString().equals("MESSAGE")))
			.hasSize(1);
		assertThat(text(post(page + "/withdraw", form("confirm", ""), 400))).contains("id=\"confirm-fault\"");
		post(page + "/withdraw", form("confirm", "yes"), 303);
		assertThat(find(id).path("status").asString()).isEqualTo("WITHDRAWN");
		assertThat(text(get(page + "?done=withdrawn"))).contains("Your complaint is withdrawn.");
		assertThat(post(page + "/withdraw", form("confirm", "yes"), 303).getResponseHeaders().getLocation())
			.hasQuery("done=withdrawn");
		assertThat(find(id).path("status").asString()).isEqualTo("WITHDRAWN");
	}

	@Test
	void theCustomerSeesWhatWasPromisedUntilWhenAndWhatBecameOfIt() {
		String received = text(post("/c/" + HERE, fields(), 200));
		String page = "/t/" + secret(received);
		String id = of(reference(received)).path("id").asString();
		promise(id, Map.of("text", "Your money is back", "due", Map.of("on", "2026-03-06", "at", "17:00")));
		JsonNode call = promise(id, Map.of("text", "We call you", "due", Map.of("on", "2026-03-04")));
		promise(id, Map.of("text", "A word with your lawyer", "to", "The lawyer", "due", Map.of("on", "2026-03-03")));
		String shown = text(get(page));
		assertThat(shown)
			.contains("What we promised you", "Our next promise to you:", "by Friday, 6 March 2026, 17:00 GMT",
					"We promised, by Wednesday, 4 March 2026")
			.doesNotContain("lawyer", "Hanna Head");
		assertThat(shown.indexOf("We call you")).isLessThan(shown.indexOf("Your money is back"));
		assertThat(text(get(page + "?lang=ar"))).contains("ما وعدناك به", "We call you");
		assertThat(text(get(page + "?lang=es"))).contains("Lo que le prometimos",
				"hasta el viernes, 6 de marzo de 2026");
		this.client.post()
			.uri("/api/complaints/{id}/promises/{promise}/break", id, call.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("reason", "internal words"))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(text(get(page))).contains("We did not keep our promise in time.").doesNotContain("internal words");
	}

	private JsonNode promise(String id, Map<String, ?> body) {
		return this.client.post()
			.uri("/api/complaints/{id}/promises", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	@Test
	void aWithdrawnCaseOffersANewComplaintAndNothingToWriteTo() {
		String page = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		assertThat(text(get(page))).contains("Write to us", "action=\"" + page + "/messages");
		post(page + "/withdraw", form("confirm", "yes"), 303);

		assertThat(text(get(page + "?lang=en"))).contains("Have you changed your mind?", "/c/" + HERE + "?lang=en")
			.doesNotContain("Write to us", "/messages", "/withdraw");
		assertThat(text(get(page + "?lang=es"))).contains("¿Ha cambiado de opinión?").doesNotContain("/messages");
		assertThat(text(get(page + "?lang=ar"))).contains("هل غيّرت رأيك؟").doesNotContain("/messages");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RESOLVED", "CLOSED" })
	void aCaseThatEndedSaysThatAMessageCanOpenItAgain(String end) {
		String received = text(post("/c/" + HERE, fields(), 200));
		String page = "/t/" + secret(received);
		String id = of(reference(received)).path("id").asString();
		move(id, 1, Map.of("to", "ACKNOWLEDGED"));
		move(id, 2, Map.of("to", "INVESTIGATING"));
		move(id, 3, Map.of("to", "RESOLVED", "outcome", "UPHELD", "inCustomersFavour", true));
		if (end.equals("CLOSED")) {
			move(id, 4, Map.of("to", "CLOSED"));
		}

		assertThat(text(get(page + "?lang=en")))
			.contains("Is something still wrong?", "can open the complaint again", "/messages")
			.doesNotContain("Have you changed your mind?");
		assertThat(text(get(page + "?lang=es"))).contains("¿Sigue habiendo algo mal?");
		assertThat(text(get(page + "?lang=ar"))).contains("هل ما زال هناك شيء غير صحيح؟");
	}

	@Test
	void allWrongLinksLookTheSame() {
		EntityExchangeResult<byte[]> unknown = wrong("/t/" + Secret.fresh().text());
		for (String path : List.of("/t/" + Secret.fresh().text(), "/t/x", "/t/" + "y".repeat(500))) {
			EntityExchangeResult<byte[]> other = wrong(path);
			assertThat(other.getResponseBody()).isEqualTo(unknown.getResponseBody());
			assertThat(other.getResponseHeaders().headerNames()).isEqualTo(unknown.getResponseHeaders().headerNames());
		}
		assertThat(post("/t/" + Secret.fresh().text() + "/messages", form("text", "Hello"), 404).getResponseBody())
			.isEqualTo(unknown.getResponseBody());
		assertThat(post("/t/" + Secret.fresh().text() + "/withdraw", form("confirm", "yes"), 404).getResponseBody())
			.isEqualTo(unknown.getResponseBody());
	}

	@Test
	void aSecretIsNeitherKeptNorLogged(CapturedOutput output) {
		String received = text(post("/c/" + HERE, fields(), 200));
		String secret = secret(received);
		assertThat(secret).hasSize(43);
		get("/t/" + secret);
		post("/t/" + secret + "/messages", form("text", ""), 400);
		assertThat(output.getAll()).doesNotContain(secret);
		assertThat(this.cases.count(
				"SELECT count(*) FROM tracking_secret WHERE position('" + secret + "' IN encode(hash, 'escape')) > 0"))
			.isZero();
	}

	@Test
	void aFellowServiceGetsTheContactWithALinkOfItsOwn() {
		String received = text(
				post("/c/" + HERE, fields("email", "ana@example.org", "name", "Ana", "consent", "yes"), 200));
		String id = of(reference(received)).path("id").asString();
		JsonNode one = contact(id);
		JsonNode two = contact(id);
		assertThat(one.path("email").asString()).isEqualTo("ana@example.org");
		assertThat(one.path("name").asString()).isEqualTo("Ana");
		assertThat(one.path("trackingUrl").asString()).startsWith("http://localhost:8080/t/")
			.isNotEqualTo(two.path("trackingUrl").asString());
		get(one.path("trackingUrl").asString().replace("http://localhost:8080", ""));
		get(two.path("trackingUrl").asString().replace("http://localhost:8080", ""));
	}

	@Test
	void theCasesOfSomebodyAreToldToAFellowServiceWhateverTheCaseOfTheAddress() {
		String email = "Eva." + UUID.randomUUID() + "@example.org";
		String mine = this.cases.receive(HERE, Map.of("contact", Map.of("email", email, "consent", true)))
			.path("id")
			.asString();
		this.cases.receive(HERE, Map.of());
		assertThat(casesOf(email.toLowerCase(Locale.ROOT), false)).containsExactly(mine);
		assertThat(casesOf(email, true)).isEmpty();
	}

	private List<String> casesOf(String email, boolean internal) {
		JsonNode ids = this.client.post()
			.uri("/internal/complaints/of-contacts")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.bodyValue(List.of(Map.of("email", email, "internal", internal)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		return ids.valueStream().map(JsonNode::asString).toList();
	}

	private JsonNode contact(String id) {
		return this.client.get()
			.uri("/internal/complaints/{id}/contact", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private void move(String id, long revision, Map<String, Object> body) {
		this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void note(String id, String text, boolean visible) {
		this.client.post()
			.uri("/api/complaints/{id}/notes", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(Map.of("text", text, "visibleToCustomer", visible))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private JsonNode of(String reference) {
		return this.client.get()
			.uri("/api/complaints?limit=1&q={reference}", reference)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("items")
			.path(0);
	}

	private JsonNode find(String id) {
		return this.client.get()
			.uri("/api/complaints/{id}", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private EntityExchangeResult<byte[]> wrong(String uri) {
		return this.client.get().uri(uri).exchange().expectStatus().isNotFound().expectBody().returnResult();
	}

}
