package io.touchpoint.gateway.route;

import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTests extends RouteFixture {

	@ParameterizedTest
	@CsvSource({ "GET,/api/feedback/responses,feedback-service", "GET,/api/complaints,complaint-service",
			"GET,/api/complaints/1/notes,complaint-service", "GET,/api/notifications/messages,notification-service",
			"GET,/api/reports/comparison,reporting-service", "POST,/public/responses,feedback-service",
			"POST,/public/complaints,complaint-service", "GET,/s/abc,feedback-service",
			"GET,/s/assets/survey.css,feedback-service", "GET,/s/i/secret,feedback-service",
			"GET,/k/abc,feedback-service", "POST,/k/answers,feedback-service", "POST,/public/events,feedback-service",
			"GET,/public/complaints/1,complaint-service", "GET,/c/north-general,complaint-service",
			"GET,/t/secret,complaint-service", "POST,/t/secret/messages,complaint-service",
			"GET,/api/openapi/feedback-service,feedback-service",
			"GET,/api/openapi/reporting-service,reporting-service", "POST,/api/feedback/imports,feedback-service" })
	void anAddressLeadsToTheServiceThatOwnsIt(String method, String path, String service) {
		SERVICES.forEach((other) -> this.registry.set(other, this.two.port()));
		instances(service, this.one);
		this.staff.send(method, path, method.equals("POST") ? Map.of("a", 1) : null)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("one");
		assertThat(this.one.last().path()).isEqualTo(path);
	}

	@Test
	void theServiceGetsAPassportThatThePublishedKeysConfirm() throws ParseException, JOSEException {
		instances("complaint-service", this.one);
		this.staff.get("/api/complaints").expectStatus().isOk();
		SignedJWT passport = SignedJWT
			.parse(this.one.last().headers().get("Authorization").substring("Bearer ".length()));
		String jwks = this.client.get()
			.uri("/.well-known/jwks.json")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		JWKSet keys = JWKSet.parse(jwks);
		assertThat(jwks).doesNotContain("\"d\"");
		assertThat(passport.verify(new ECDSAVerifier(keys.getKeyByKeyId(passport.getHeader().getKeyID()).toECKey())))
			.isTrue();
		assertThat(passport.getJWTClaimsSet().getAudience()).containsExactly("complaint-service");
		assertThat(passport.getJWTClaimsSet().getIssuer()).isEqualTo("touchpoint-gateway");
		assertThat(passport.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("STAFF");
		assertThat(passport.getJWTClaimsSet().getStringListClaim("sites")).containsExactly("north-general");
		assertThat(passport.getJWTClaimsSet().getExpirationTime().toInstant())
			.isBeforeOrEqualTo(Instant.now().plusSeconds(61));
	}

	@Test
	void headersOfIdentityAndForwardingFromOutsideDoNotArrive() {
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/s/abc")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie() + "; kiosk=7")
			.header("X-Forwarded-Host", "evil.example")
			.header("Forwarded", "for=evil.example")
			.header("X-Forwarded-For", "192.0.2.77")
			.header("X-Real-IP", "1.2.3.4")
			.header("X-User", "root")
			.header("X-Touchpoint-Roles", "HEAD_OFFICE")
			.header("X-CSRF-Token", "token")
			.header("X-Request-Id", "request-4711")
			.exchange()
			.expectHeader()
			.valueEquals("X-Request-Id", "request-4711");
		assertThat(this.one.got()).hasSize(1);
		assertThat(this.one.last().headers()).containsEntry("X-Request-Id", "request-4711")
			.containsEntry("Cookie", "kiosk=7")
			.doesNotContainKeys("X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Port",
					"X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-User", "X-Touchpoint-Roles", "X-CSRF-Token");
	}

	@Test
	void aBearerTokenFromOutsideIsNeverAPassport() {
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/api/feedback/responses")
			.header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
			.exchange()
			.expectStatus()
			.isUnauthorized();
		this.client.post()
			.uri("/public/responses")
			.header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.one.got()).hasSize(1);
		assertThat(this.one.last().headers()).doesNotContainKeys("Authorization", "Cookie");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/internal/feed/0", "/internal/responses/1/contact", "/actuator/health", "/actuator/prometheus",
					"/api/openapi/nothing", "/api/nothing", "/s/../internal/feed/0", "/s/%2e%2e/internal/feed/0" })
	void whatIsNotPublishedIsNotRouted(String path) {
		SERVICES.forEach((service) -> this.registry.set(service, this.one.port()));
		instances("feedback-service", this.one);
		int status = this.client.get()
			.uri(java.net.URI.create("http://127.0.0.1:" + this.port + path))
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("Accept", "text/html")
			.exchange()
			.returnResult(String.class)
			.getStatus()
			.value();
		assertThat(status).isIn(400, 401, 403, 404);
		assertThat(this.one.got())
			.noneMatch((got) -> got.path().startsWith("/internal") || got.path().startsWith("/actuator"));
	}

	@Test
	void theNameOfAServiceIsNotAnAddress() {
		instances("feedback-service", this.one);
		this.staff.get("/feedback-service/internal/feed/0");
		assertThat(this.one.got()).isEmpty();
	}

	@Test
	void anUnknownApiAddressIsAProblemEvenForABrowser() {
		this.client.get()
			.uri("/api/nothing")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	/**
	 * Formerly the gateway's own, laxer policy replaced that of a public page, which the
	 * browser then never saw.
	 */
	@Test
	void aPublicPageKeepsItsOwnStricterPolicy() {
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/s/abc")
			.exchange()
			.expectHeader()
			.valueEquals("Content-Security-Policy", Instance.POLICY)
			.expectHeader()
			.valueEquals("X-Frame-Options", "DENY")
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.exists("Permissions-Policy");
	}

	@Test
	void onlyAnEmbeddablePageMayBeFramedByWhomItNames() {
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/s/abc/embed")
			.exchange()
			.expectHeader()
			.valueEquals("Content-Security-Policy", Instance.EMBED_POLICY)
			.expectHeader()
			.doesNotExist("X-Frame-Options");
		this.client.get().uri("/k/abc/embed").exchange().expectHeader().valueEquals("X-Frame-Options", "DENY");
	}

	@Test
	void everyOtherAnswerCarriesTheGatewaysPolicyWhateverTheServiceSays() {
		instances("feedback-service", this.one);
		this.staff.get("/api/feedback/responses/embed")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Frame-Options", "DENY")
			.expectHeader()
			.value("Content-Security-Policy",
					(policy) -> assertThat(policy).contains("script-src 'self'", "frame-ancestors 'none'"));
		for (String path : List.of("/api/nothing", "/.well-known/jwks.json", "/no-such.file", "/internal/nothing")) {
			this.client.get()
				.uri(path)
				.exchange()
				.expectHeader()
				.value("Content-Security-Policy",
						(policy) -> assertThat(policy).contains("script-src 'self'", "frame-ancestors 'none'"))
				.expectHeader()
				.valueEquals("X-Content-Type-Options", "nosniff")
				.expectHeader()
				.exists("Referrer-Policy")
				.expectHeader()
				.exists("Permissions-Policy")
				.expectHeader()
				.doesNotExist("Strict-Transport-Security");
		}
	}

	@Test
	void theSignatureOfAWebhookArrivesAtPublicAddressesOnly() {
		instances("feedback-service", this.one);
		for (String path : List.of("/public/visits", "/s/abc")) {
			this.client.post()
				.uri(path)
				.header("webhook-id", "msg-1")
				.header("webhook-timestamp", "1700000000")
				.header("webhook-signature", "v1,abc")
				.exchange()
				.expectStatus()
				.isOk();
		}
		assertThat(this.one.got().get(0).headers()).containsEntry("webhook-id", "msg-1")
			.containsEntry("webhook-timestamp", "1700000000")
			.containsEntry("webhook-signature", "v1,abc");
		assertThat(this.one.got().get(1).headers()).doesNotContainKeys("webhook-id", "webhook-timestamp",
				"webhook-signature");
	}

}
