package io.touchpoint.complaint.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static io.touchpoint.complaint.TestWorld.HERE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the thank-you page of a survey to the complaint.
 */
@ComplaintServiceTest
class TellMoreTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Value("${touchpoint.security.service-secret}")
	String secret;

	private final UUID response = UUID.randomUUID();

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	private String token(String site, Instant until) {
		String told = """
				{"response":"%s","site":"%s","touchpoint":"waiting","place":"Espera <b>","overall":2,"nps":1,"until":%d}
				""".formatted(this.response, site, until.getEpochSecond()).strip();
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
		this.client.post()
			.uri("/c/" + HERE + "?lang=en")
			.body(BodyInserters.fromFormData("description", words)
				.with("key", UUID.randomUUID().toString().replace("-", ""))
				.with("from", token))
			.exchange()
			.expectStatus()
			.isOk();
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
	void whatIsSentLaterForTheSameAnswerBelongsToTheSameCase() {
		send(valid(), "It was cold.");
		send(valid(), "And dark.");
		assertThat(linked()).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM complaint_entry e JOIN complaint_answer a "
				+ "ON a.complaint = e.complaint WHERE a.response = '" + this.response + "' AND e.text = 'And dark.'"))
			.isEqualTo(1);
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
