package io.touchpoint.feedback.voice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.customer.Desk;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Pictures;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a letter became, it goes with the answer that its marks are, and with whoever
 * wrote it.
 */
@FeedbackTest
class ErasedLetterTests {

	private static final String WRITER = "Dear all, I am Ana.";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	LetterRepository letters;

	@Autowired
	SiteScopedTransaction transaction;

	private Desk desk;

	private String site;

	private String staff;

	@BeforeEach
	void site() {
		this.desk = new Desk(this.web);
		this.site = "le-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.staff = this.passports.staff(this.site);
	}

	private UUID letter() throws IOException {
		byte[] body = this.web.post()
			.uri("/api/feedback/letters?site=" + this.site)
			.headers((headers) -> headers.setBearerAuth(this.staff))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(Pictures.image("png", 20, 20))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return UUID.fromString(JsonMapper.shared().readTree(body).path("id").asString());
	}

	/** What the letter said, as the page of the counter enters it. */
	private UUID marks(UUID letter, String email) {
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("channel", "LETTER", "site", this.site, "touchpoint",
				"waiting", "answers", Map.of("overall", 2), "comment", WRITER));
		if (email != null) {
			answer.put("contact", Map.of("email", email, "name", "Ana Rivera", "consent", true));
		}
		Desk.Answer entered = this.desk.send(this.staff, HttpMethod.POST, "/api/feedback/responses",
				JsonMapper.shared().writeValueAsString(answer), "Idempotency-Key", "letter-" + letter);
		assertThat(entered.status()).as(String.valueOf(entered.body())).isEqualTo(201);
		return UUID.fromString(entered.text("id"));
	}

	private void isComplaint(UUID letter) {
		this.transaction
			.run(SiteScope.of(this.site),
					this.letters.became(letter, Letter.Became.COMPLAINT, UUID.randomUUID(), "staff-1"))
			.block();
	}

	private void erasePerson(UUID customer) {
		assertThat(this.desk.post(this.passports.headOffice(), "/api/feedback/customers/" + customer + "/erase", null)
			.status()).isEqualTo(200);
	}

	private void eraseAnswer(UUID response) {
		assertThat(this.desk
			.post(this.passports.siteManager(this.site), "/api/feedback/responses/" + response + "/erase", null)
			.status()).isEqualTo(204);
	}

	private long count(String rows) {
		return this.sites.count("SELECT count(*) FROM " + rows);
	}

	private long wordless(UUID response) {
		return count("response WHERE id = '" + response + "' AND comment IS NULL AND overall = 2");
	}

	@Test
	void theScanOfAComplaintGoesWithTheAnswerAndNoOtherDoes() throws IOException {
		UUID letter = letter();
		UUID other = letter();
		UUID response = marks(letter, null);
		UUID another = marks(other, null);
		isComplaint(letter);
		isComplaint(other);
		eraseAnswer(response);
		assertThat(count("letter WHERE id = '" + letter + "'")).isZero();
		assertThat(wordless(response)).isOne();
		assertThat(count("letter WHERE id = '" + other + "' AND response = '" + another + "'")).isOne();
		assertThat(wordless(another)).isZero();
	}

	@Test
	void theScanOfAComplaintGoesWithThePersonWhoWroteIt() throws IOException {
		String email = Desk.newAddress();
		UUID customer = this.desk.visited(this.site, email);
		UUID letter = letter();
		UUID response = marks(letter, email);
		isComplaint(letter);
		erasePerson(customer);
		assertThat(count("letter WHERE id = '" + letter + "'")).isZero();
		assertThat(wordless(response)).isOne();
	}

	@Test
	void theAnswerIsKnownAfterTheKeyOfItsEntryIsForgotten() throws IOException {
		UUID letter = letter();
		UUID response = marks(letter, null);
		isComplaint(letter);
		this.sites.change("DELETE FROM submission WHERE response = '" + response + "'");
		eraseAnswer(response);
		assertThat(count("letter WHERE id = '" + letter + "'")).isZero();
	}

	@Test
	void praiseOfALetterThatNamesNoAnswerGoesWithTheAnswerToo() throws IOException {
		UUID letter = letter();
		UUID response = marks(letter, null);
		String praise = praise(letter, Desk.newAddress());
		eraseAnswer(response);
		assertThat(count("letter WHERE id = '" + letter + "'")).isZero();
		assertThat(count("compliment_contact WHERE compliment = '" + praise + "'")).isZero();
		assertThat(count(
				"compliment WHERE id = '" + praise + "' AND words IS NULL AND letter IS NULL" + " AND NOT contactable"))
			.isOne();
	}

	@Test
	void whoPraisedByLetterIsCutOutOfItsMarksToo() throws IOException {
		String email = Desk.newAddress();
		UUID customer = this.desk.visited(this.site, email);
		UUID letter = letter();
		UUID response = marks(letter, null);
		String praise = praise(letter, email);
		erasePerson(customer);
		assertThat(count("letter WHERE id = '" + letter + "'")).isZero();
		assertThat(count("compliment WHERE id = '" + praise + "' AND words IS NULL")).isOne();
		assertThat(wordless(response)).isOne();
	}

	@Test
	void aLetterWhoseMarksWereEnteredKnowsThemWhateverItBecomes() throws IOException {
		UUID letter = letter();
		UUID response = marks(letter, null);
		assertThat(count("letter WHERE id = '" + letter + "' AND became IS NULL AND response = '" + response + "'"))
			.isOne();
		eraseAnswer(response);
		assertThat(count("letter WHERE id = '" + letter + "'")).isZero();
	}

	@Test
	void aPersonWhoIsErasedIsLookedForAmongTheComplaints() {
		String email = Desk.newAddress();
		erasePerson(this.desk.visited(this.site, email));
		assertThat(count("erased_contact WHERE email_key = '" + email.toLowerCase(Locale.ROOT) + "' AND NOT internal"))
			.isOne();
	}

	private String praise(UUID letter, String email) {
		Desk.Answer praise = this.desk.post(this.staff, "/api/feedback/compliments", """
				{"letter": "%s", "words": "%s", "unit": "front office", "contact": {"email": "%s", "consent": true}}
				""".formatted(letter, WRITER, email));
		assertThat(praise.status()).as(String.valueOf(praise.body())).isEqualTo(201);
		return praise.text("id");
	}

}
