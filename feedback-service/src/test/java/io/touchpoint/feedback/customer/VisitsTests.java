package io.touchpoint.feedback.customer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Visits that others tell: by files and by webhooks.
 */
@FeedbackTest
class VisitsTests {

	private static final String SOURCES = "/api/feedback/visit-sources";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	TestDatabase database;

	private Desk desk;

	private String head;

	@BeforeEach
	void desk() {
		this.sites.arrive("tell-a", "tell-b");
		this.desk = new Desk(this.web);
		this.head = this.desk.passports.headOffice();
	}

	@Test
	void aFirstVisitIsToldWithoutAWordOfTheCustomerAndALaterOneNot() {
		String email = Desk.newAddress();
		UUID id = this.desk.visited("tell-a", email);
		this.desk.visited("tell-a", email);
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE type = 'customer.first-visit' AND subject = '"
				+ id + "' AND (data->>'contactable')::boolean AND data::text NOT LIKE '%example%'"))
			.isEqualTo(1);
	}

	@Test
	void whoDidNotAgreeIsNotContactable() {
		Desk.Answer answer = this.desk.visit("{\"site\": \"tell-a\", \"email\": \"" + Desk.newAddress() + "\"}");
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE subject = '" + answer.text("customer")
				+ "' AND NOT (data->>'contactable')::boolean"))
			.isEqualTo(1);
		assertThat(
				this.sites.count("SELECT count(*) FROM invitation WHERE customer = '" + answer.text("customer") + "'"))
			.isZero();
	}

	private record VisitSource(String code, String secret) {
	}

	private VisitSource source(String sites) {
		String code = "till-" + UUID.randomUUID().toString().substring(0, 8);
		Desk.Answer made = this.desk.post(this.head, SOURCES,
				"{\"code\": \"" + code + "\", \"name\": \"The till\", \"sites\": " + sites + "}");
		assertThat(made.status()).isEqualTo(201);
		return new VisitSource(code, made.text("secret"));
	}

	private Desk.Answer hook(VisitSource source, String id, Instant at, String body, String signature)
			throws Exception {
		String signed = (signature != null) ? signature
				: new Webhook(source.secret()).sign(id, at.getEpochSecond(), body);
		return this.desk.send(null, HttpMethod.POST, "/public/visits/" + source.code(), body, "webhook-id", id,
				"webhook-timestamp", String.valueOf(at.getEpochSecond()), "webhook-signature", signed);
	}

	@Test
	void aSignedMessageIsEnteredOnceHoweverOftenItComes() throws Exception {
		VisitSource source = source("[\"tell-a\"]");
		String email = Desk.newAddress();
		String body = "{\"type\": \"visit.first\", \"data\": " + Desk.visit("tell-a", email) + "}";
		Desk.Answer first = hook(source, "msg-1", Instant.now(), body, null);
		assertThat(first.status()).isEqualTo(201);
		assertThat(first.body().propertyNames()).containsExactlyInAnyOrder("visit", "first");
		assertThat(hook(source, "msg-1", Instant.now(), body, null).body()).isEqualTo(first.body());
		assertThat(this.sites
			.count("SELECT count(*) FROM visit v JOIN customer c ON c.id = v.customer WHERE c.email_key = '" + email
					+ "'"))
			.isEqualTo(1);
		Desk.Answer listed = this.desk.get(this.head, SOURCES);
		assertThat(listed.body().toString()).doesNotContain("whsec", "secret").contains(source.code());
		assertThat(this.sites.count("SELECT count(*) FROM visit_source WHERE code = '" + source.code()
				+ "' AND position('whsec' IN encode(secret, 'escape')) = 0 AND last_used_at IS NOT NULL"))
			.isEqualTo(1);
	}

	@Test
	void aMessageThatIsNoTextIsToldSoAndNotThatItIsUnsigned() {
		VisitSource source = source("[\"tell-a\"]");
		this.web.post()
			.uri("/public/visits/" + source.code())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(new byte[] { '{', '"', (byte) 0xe9, '"', ':', '1', '}' })
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/malformed-json")
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("UTF-8"));
	}

	@Test
	void whatIsNotSignedOrOldOrOfAnotherSiteIsRefused() throws Exception {
		VisitSource source = source("[\"tell-a\"]");
		String body = Desk.visit("tell-a", Desk.newAddress());
		assertThat(hook(source, "m-1", Instant.now(), body, "v1,AAAA").status()).isEqualTo(401);
		assertThat(hook(source, "m-2", Instant.now().minus(Duration.ofMinutes(6)), body, null).status()).isEqualTo(401);
		Desk.Answer unknown = hook(new VisitSource("nobody", source.secret()), "m-3", Instant.now(), body, null);
		assertThat(unknown.status()).isEqualTo(401);
		assertThat(this.desk.send(null, HttpMethod.POST, "/public/visits/" + source.code(), body).status())
			.isEqualTo(401);
		assertThat(hook(source, "m-4", Instant.now(), Desk.visit("tell-b", Desk.newAddress()), null).fault())
			.isEqualTo("site not-allowed");
		assertThat(hook(source, "m-5", Instant.now(), "{\"site\": 5, ", null).status()).isEqualTo(400);
		assertThat(hook(source, "m-6", Instant.now(), "{\"site\": \"tell-a\", \"visitedAt\": \"soon\"}", null).fault())
			.isEqualTo("visitedAt wrong-type");
	}

	@Test
	void aReplacedSecretAndAClosedSourceAreOutAtOnce() throws Exception {
		VisitSource source = source("[]");
		String body = Desk.visit("tell-a", Desk.newAddress());
		String fresh = this.desk.post(this.head, SOURCES + "/" + source.code() + "/secret", null).text("secret");
		assertThat(hook(source, "r-1", Instant.now(), body, null).status()).isEqualTo(401);
		VisitSource renewed = new VisitSource(source.code(), fresh);
		assertThat(hook(renewed, "r-2", Instant.now(), body, null).status()).isEqualTo(201);
		assertThat(this.desk.post(this.head, SOURCES + "/" + source.code() + "/close", null).status()).isEqualTo(204);
		assertThat(hook(renewed, "r-3", Instant.now(), body, null).status()).isEqualTo(401);
		assertThat(this.desk.get(this.desk.passports.siteManager("tell-a"), SOURCES).status()).isEqualTo(403);
	}

	@Test
	void aFileOfVisitsIsEnteredOnceAndItsBadRowsRefusedWithLineAndReason() {
		String one = Desk.newAddress();
		String two = Desk.newAddress();
		String file = """
				reference,site,name,email,phone,consent_source,visited_at
				v-%1$s-1,tell-a,Ana,%2$s,,FORM,2026-01-05T10:00:00Z
				v-%1$s-2,tell-a,Ben,%3$s,020 7946 0991,,2026-01-06T10:00:00Z
				v-%1$s-3,tell-a,Cem,nobody,,,2026-01-06T10:00:00Z
				v-%1$s-4,nowhere,Dan,d@example.org,,,2026-01-06T10:00:00Z
				,tell-a,Eve,e@example.org,,,2026-01-06T10:00:00Z
				v-%1$s-6,tell-a,Fay,,,,2026-01-06T10:00:00Z
				v-%1$s-7,tell-b,Ana,%2$s,,,2026-01-07T10:00:00Z
				""".formatted(UUID.randomUUID(), one, two);
		String run = upload(file);
		String counts = await().atMost(Duration.ofSeconds(60))
			.until(() -> counts(run), (text) -> text.startsWith("DONE"));
		assertThat(counts).isEqualTo("DONE imported 3 refused 4 known 0");
		byte[] refused = this.web.get()
			.uri("/api/feedback/imports/" + run + "/refused")
			.headers((headers) -> headers.setBearerAuth(this.head))
			.exchange()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(new String(refused, StandardCharsets.UTF_8)).contains("4,email: 'email' is not an e-mail address.",
				"5,site: The site 'nowhere'", "6,reference: is missing", "7,email: Give an e-mail address");
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.sites.count("SELECT count(*) FROM customer WHERE email_key = '" + one
					+ "' AND visits = 2 AND state = 'RETURNING'"))
				.isEqualTo(1));
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.sites
				.count("SELECT count(*) FROM customer WHERE email_key = '" + two + "' AND phone = '+442079460991'"))
				.isEqualTo(1));
		String again = upload(file);
		assertThat(await().atMost(Duration.ofSeconds(60)).until(() -> counts(again), (text) -> text.startsWith("DONE")))
			.isEqualTo("DONE imported 0 refused 4 known 3");
		assertThat(this.sites
			.count("SELECT count(*) FROM invitation i JOIN customer c ON c.id = i.customer WHERE c.email_key = '" + one
					+ "'"))
			.as("visits of long ago lead to no mail")
			.isZero();
	}

	private String upload(String file) {
		byte[] body = this.web.post()
			.uri("/api/feedback/imports?profile=touchpoint-visits&name=visits.csv")
			.headers((headers) -> headers.setBearerAuth(this.head))
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.bodyValue(file.getBytes(StandardCharsets.UTF_8))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return new String(body, StandardCharsets.UTF_8).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
	}

	private String counts(String run) {
		Desk.Answer status = this.desk.get(this.head, "/api/feedback/imports/" + run);
		return status.text("state") + " imported " + status.body().path("imported").intValue() + " refused "
				+ status.body().path("refused").intValue() + " known " + status.body().path("known").intValue();
	}

}
