package io.touchpoint.complaint.tracking;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.starter.security.SiteScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class RatingTests extends CustomersBrowser {

	@Autowired
	Casework casework;

	@Autowired
	AnswerLinks links;

	/** The page of a fresh complaint, and its id. */
	private record Followed(String page, String id) {
	}

	private Followed received() {
		String received = text(post("/c/" + HERE, fields("email", "ana@example.org", "consent", "yes"), 200));
		return new Followed("/t/" + secret(received), find(reference(received)));
	}

	private Followed resolved() {
		Followed followed = received();
		move(followed, 1, Map.of("to", "RESOLVED", "outcome", "UPHELD", "remedy", "APOLOGY"));
		return followed;
	}

	private void move(Followed followed, long revision, Map<String, Object> body) {
		this.client.post()
			.uri("/api/complaints/{id}/moves", followed.id())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private JsonNode get(String passport, String uri, String id) {
		return this.client.get()
			.uri(uri, id)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private String find(String reference) {
		return get(PASSPORTS.headOffice(), "/api/complaints?limit=1&q={reference}", reference).path("items")
			.path(0)
			.path("id")
			.asString();
	}

	private JsonNode ratings(Followed followed) {
		return get(PASSPORTS.staff(HERE), "/api/complaints/{id}/afterwards", followed.id()).path("ratings");
	}

	private long told(Followed followed) {
		return this.cases
			.count("SELECT count(*) FROM outbox WHERE type = 'complaint.rated' AND subject = '" + followed.id() + "'");
	}

	@Test
	void aCustomerRatesEachResolutionOnce() {
		Followed followed = resolved();
		assertThat(text(get(followed.page()))).contains("How did we do?", "action=\"" + followed.page() + "/rating");
		assertThat(location(followed, "rated", "handling", "4", "relation", "3", "words", "Kind people"))
			.contains("done=rated");
		assertThat(text(get(followed.page() + "?done=rated")))
			.contains("Thank you for your rating.", "You gave us 4 of 5 for handling it, and 3 of 5 all in all.",
					"You rated how it ended", "Kind people")
			.doesNotContain("/rating\"", "/rating?");
		assertThat(location(followed, "again", "handling", "1", "relation", "1")).contains("done=rated-before");
		JsonNode one = ratings(followed).path(0);
		assertThat(one.path("handling").asInt()).isEqualTo(4);
		assertThat(one.path("relation").asInt()).isEqualTo(3);
		assertThat(one.path("first").isNull()).as("nobody knows the first mark").isTrue();
		assertThat(one.path("words").asString()).isEqualTo("Kind people");
		assertThat(told(followed)).isEqualTo(1);
		this.clock.advance(Duration.ofDays(1));
		move(followed, 2, Map.of("to", "REOPENED", "note", "The customer asked for it"));
		assertThat(text(get(followed.page()))).doesNotContain("How did we do?");
		assertThat(location(followed, "open", "handling", "1", "relation", "1")).contains("done=not-resolved");
		move(followed, 3, Map.of("to", "INVESTIGATING"));
		move(followed, 4, Map.of("to", "RESOLVED", "outcome", "UPHELD"));
		assertThat(text(get(followed.page()))).contains("How did we do?");
		assertThat(location(followed, "second", "handling", "5", "relation", "5")).contains("done=rated");
		assertThat(ratings(followed).size()).isEqualTo(2);
		assertThat(told(followed)).isEqualTo(2);
	}

	@Test
	void theRatingIsPairedWithTheMarkOfTheAnswerThatTheCaseCameFrom() {
		Followed followed = received();
		UUID id = UUID.fromString(followed.id());
		this.casework
			.holding(SiteScope.of(HERE), id, (held) -> this.links.claim(java.util.List.of(UUID.randomUUID()), 2, held))
			.block();
		move(followed, 1, Map.of("to", "RESOLVED", "outcome", "UPHELD"));
		location(followed, "rated", "handling", "4", "relation", "5");
		assertThat(ratings(followed).path(0).path("first").asInt()).isEqualTo(2);
	}

	private String location(Followed followed, String why, String... pairs) {
		return String.valueOf(post(followed.page() + "/rating", form(pairs), 303).getResponseHeaders().getLocation());
	}

	@ParameterizedTest
	@CsvSource({ "'', 3", "3, ''", "0, 3", "6, 3", "3, x", "33, 3", "-1, 3" })
	void withoutTwoMarksTheFormComesBackAsItWasFilledIn(String handling, String relation) {
		Followed followed = resolved();
		String page = text(post(followed.page() + "/rating",
				form("handling", handling, "relation", relation, "words", "<b>Why</b>"), 400));
		assertThat(page).contains("Please choose one of the five marks.", "&lt;b&gt;Why&lt;/b&gt;")
			.doesNotContain("<b>Why");
		assertThat(ratings(followed).size()).isZero();
	}

	@Test
	void wordsHaveAnEnd() {
		Followed followed = resolved();
		assertThat(text(post(followed.page() + "/rating",
				form("handling", "4", "relation", "4", "words", "x".repeat(2001)), 400)))
			.contains("longer than 2,000");
		post(followed.page() + "/rating", form("handling", "4", "relation", "4", "words", "x".repeat(2000)), 303);
	}

	@Test
	void theFormSpeaksEveryLanguageOfThePages() {
		Followed followed = resolved();
		assertThat(text(get(followed.page() + "?lang=es"))).contains("¿Qué tal lo hicimos?", "5 – muy bien");
		assertThat(text(get(followed.page() + "?lang=ar"))).contains("كيف كان عملنا؟", "5 – جيد جدًا");
	}

	@Test
	void whatWasGivenStandsInTheResult() {
		Followed followed = received();
		this.client.post()
			.uri("/api/complaints/{id}/remedies", followed.id())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(Map.of("kind", "GOODWILL_PAYMENT", "minor", 100, "note", "internal words"))
			.exchange()
			.expectStatus()
			.isCreated();
		assertThat(text(get(followed.page()))).doesNotContain("goodwill", "internal words");
		move(followed, 1, Map.of("to", "RESOLVED", "outcome", "UPHELD", "remedy", "APOLOGY"));
		assertThat(text(get(followed.page()))).contains("We apologise.", "goodwill gesture")
			.doesNotContain("internal words");
	}

}
