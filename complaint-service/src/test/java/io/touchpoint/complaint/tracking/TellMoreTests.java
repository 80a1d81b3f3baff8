package io.touchpoint.complaint.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeFeedback;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static io.touchpoint.complaint.TestWorld.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From the thank-you page of a survey to the complaint.
 */
@ComplaintServiceTest
@TestPropertySource(properties = "touchpoint.complaint.casework.feedback-timeout=5s")
class TellMoreTests {

	private static final FakeFeedback feedback = new FakeFeedback();

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Value("${touchpoint.security.service-secret}")
	String secret;

	private final UUID response = UUID.randomUUID();

	@DynamicPropertySource
	static void feedback(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.discovery.client.simple.instances.feedback-service[0].uri", feedback::url);
	}

	@AfterAll
	static void stop() {
		feedback.stop();
	}

	@BeforeEach
	void world() {
		feedback.fault(0);
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	private String token(String site, Instant until) {
		return token(site, until, "\"overall\":2,\"nps\":1");
	}

	private String token(String site, Instant until, String said) {
		String told = """
				{"response":"%s","site":"%s","touchpoint":"waiting","place":"Espera <b>",%s,"until":%d}
				""".formatted(this.response, site, said, until.getEpochSecond()).strip();
		String payload = base64(told.getBytes(StandardCharsets.UTF_8));
		return payload + "." + base64(hmac(hmac(this.secret.getBytes(StandardCharsets.UTF_8), "tell-more"), payload));
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String form(String token) {
		return this.client.get()
			.uri("/c/" + HERE + "?lang=es&from=" + token)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private String valid() {
		return token(HERE, TestWorld.MONDAY.plusSeconds(3600));
	}

	private void send(String token, String words) {
		send(token, words, UUID.randomUUID().toString().replace("-", "")).expectStatus().isOk();
	}

	private WebTestClient.ResponseSpec send(String token, String words, String key) {
		return this.client.post()
			.uri("/c/" + HERE + "?lang=en")
			.body(BodyInserters.fromFormData("description", words).with("key", key).with("from", token))
			.exchange();
	}

	private long said(String words) {
		return this.cases.count("SELECT count(*) FROM complaint_entry e JOIN complaint_answer a "
				+ "ON a.complaint = e.complaint WHERE a.response = '" + this.response + "' AND e.text = '" + words
				+ "'");
	}

	private long linked() {
		return this.cases.count("SELECT count(*) FROM complaint_answer WHERE response = '" + this.response + "'");
	}

	@Test
	void theFormShowsWhatWasAnsweredAndLinksTheComplaint() {
		assertThat(form(valid())).contains("Espera &lt;b&gt;", "Su nota: 2 de 5", "name=\"from\"");
		send(valid(), "It was cold.");
		assertThat(linked()).isEqualTo(1);
	}

	@Test
	void theFormShowsTheFaceThatWasTapped() {
		Instant until = TestWorld.MONDAY.plusSeconds(3600);
		String form = form(token(HERE, until, "\"overall\":null,\"face\":1,\"nps\":null"));
		assertThat(form).contains("Usted marcó: Muy mal").doesNotContain("Su nota");
	}

	@Test
	void whatWasWrittenInTheAnswerNeedNotBeWrittenAgain() {
		feedback.read(this.response, "It was <cold>.");
		assertThat(form(valid())).contains(">It was &lt;cold&gt;.</textarea>");
	}

	@Test
	void whatWasWrittenIsShownToNobodyWithoutTheSignatureAndNotWhenItIsACaseAlready() {
		feedback.read(this.response, "It was cold.");
		assertThat(form(token(HERE, TestWorld.MONDAY.minusSeconds(1)))).doesNotContain("It was cold.");
		send(valid(), "It was dark.");
		assertThat(form(valid())).contains("Espera").doesNotContain("It was cold.");
	}

	@Test
	void theFormComesEmptyWhenNobodyTellsWhatWasWritten() {
		feedback.read(this.response, "It was cold.");
		feedback.fault(500);
		assertThat(form(valid())).contains("Su nota: 2 de 5").doesNotContain("It was cold.");
	}

	@Test
	void whatIsSentLaterForTheSameAnswerBelongsToTheSameCase() {
		send(valid(), "It was cold.");
		send(valid(), "And dark.");
		assertThat(linked()).isEqualTo(1);
		assertThat(said("And dark.")).isEqualTo(1);
	}

	@Test
	void whatIsSentTwiceStandsInTheCaseOnce() {
		send(valid(), "It was cold.");
		send(valid(), "And dark.", "second-key-of-" + this.response).expectStatus().isOk();
		send(valid(), "And dark.", "second-key-of-" + this.response).expectStatus().isOk();
		assertThat(said("And dark.")).isEqualTo(1);
	}

	@Test
	void whatOpenedTheCaseIsNoMessageToItWhenItComesAgain() {
		String key = "first-key-of-" + this.response;
		send(valid(), "It was cold.", key).expectStatus().isOk();
		send(valid(), "It was cold.", key).expectStatus().isOk();
		assertThat(linked()).isEqualTo(1);
		assertThat(said("It was cold.")).isZero();
	}

	@Test
	void somethingElseUnderTheKeyOfAMessageIsAskedAboutAndNothingTypedIsLost() {
		String key = "second-key-of-" + this.response;
		send(valid(), "It was cold.");
		send(valid(), "And dark.", key).expectStatus().isOk();
		String page = send(valid(), "And loud.", key).expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).contains("And loud.").doesNotContain(key);
		assertThat(said("And loud.")).isZero();
	}

	@Test
	void whatIsTypedWhileSomebodyElseOpensTheCaseGoesIntoThatOneWhole() throws SQLException {
		UUID first = UUID.fromString(this.cases.receive(HERE, Map.of()).path("id").asString());
		String words = "It was cold in " + this.response;
		try (Connection other = this.cases.everywhere(); Statement statement = other.createStatement()) {
			statement.executeUpdate("INSERT INTO complaint_answer (response, complaint, site) VALUES ('%s', '%s', '%s')"
				.formatted(this.response, first, HERE));
			CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAll(words));
			await().atMost(Duration.ofSeconds(30)).until(() -> somebodyWaitsFor(statement));
			other.commit();
			sent.join();
		}
		assertThat(linked()).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE description = '" + words + "'"))
			.as("second case")
			.isZero();
		assertThat(this.cases.count("""
				SELECT count(*) FROM complaint_entry
				WHERE complaint = '%s' AND text = 'Cold' || chr(10) || '%s' || chr(10) || 'Ana ana@example.org'
				""".formatted(first, words))).isEqualTo(1);
	}

	private void sendAll(String words) {
		this.client.mutate()
			.responseTimeout(Duration.ofSeconds(30))
			.build()
			.post()
			.uri("/c/" + HERE + "?lang=en")
			.body(BodyInserters.fromFormData("description", words)
				.with("subject", "Cold")
				.with("email", "ana@example.org")
				.with("name", "Ana")
				.with("consent", "on")
				.with("key", UUID.randomUUID().toString().replace("-", ""))
				.with("from", valid()))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private static boolean somebodyWaitsFor(Statement transaction) throws SQLException {
		try (ResultSet rows = transaction.executeQuery("""
				SELECT count(*) FROM pg_locks
				WHERE NOT granted AND locktype = 'transactionid' AND transactionid = pg_current_xact_id()::xid
				""")) {
			rows.next();
			return rows.getLong(1) > 0;
		}
	}

	@Test
	void whoeverAnsweredBesideOthersSeesNothingOfTheirCase() throws SQLException {
		String theirs = this.cases.receive(HERE, Map.of("subject", "Of all")).path("id").asString();
		link(theirs, this.response, UUID.randomUUID());
		assertThat(thanks("It was cold.")).doesNotContain(reference(theirs));
		assertThat(said("It was cold.")).isZero();
	}

	@Test
	void whoeverAnsweredSeesNothingOfTheCaseOfACustomerWhomColleaguesNamed() throws SQLException {
		String theirs = this.cases
			.receive(HERE, Map.of("subject", "Hers", "contact", Map.of("email", "ann@example.org", "consent", true)))
			.path("id")
			.asString();
		link(theirs, this.response);
		assertThat(thanks("It was dark.")).doesNotContain(reference(theirs));
		assertThat(said("It was dark.")).isZero();
	}

	private void link(String complaint, UUID... responses) throws SQLException {
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			for (UUID one : responses) {
				statement.executeUpdate("INSERT INTO complaint_answer (response, complaint, site) VALUES ('" + one
						+ "', '" + complaint + "', '" + HERE + "')");
			}
			connection.commit();
		}
	}

	private String thanks(String words) {
		return send(valid(), words, UUID.randomUUID().toString().replace("-", "")).expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private String reference(String complaint) {
		return this.client.get()
			.uri("/api/complaints/{id}", complaint)
			.headers((headers) -> headers.setBearerAuth(TestWorld.PASSPORTS.headOffice()))
			.exchange()
			.expectBody(tools.jackson.databind.JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("reference")
			.asString();
	}

	@Test
	void whatIsForgedOldOrOfAnotherSiteIsNoContextAndTheFormStillWorks() {
		String forged = valid().substring(0, valid().indexOf('.') + 1) + "A".repeat(43);
		String old = token(HERE, TestWorld.MONDAY.minusSeconds(1));
		String elsewhere = token(TestWorld.ELSEWHERE, TestWorld.MONDAY.plusSeconds(60));
		for (String token : new String[] { forged, old, elsewhere, "x", "..", "a.b" }) {
			assertThat(form(token)).doesNotContain("name=\"from\"", "Espera");
			send(token, "It was cold.");
		}
		assertThat(linked()).isZero();
	}

}
