package io.touchpoint.starter.security;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
@AutoConfigureWebTestClient(timeout = "30s")
class PassportTests {

	@Autowired
	private WebTestClient client;

	private final TestPassports passports = new TestPassports("starter-test");

	@Test
	void aPassportNamesTheCallerAndTheSites() {
		get("/api/things", this.passports.staff("north", "south")).expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("Stefan Staff north,south 1");
	}

	@Test
	void nobodyIsRefused() {
		this.client.get()
			.uri("/api/things")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unauthenticated");
	}

	@Test
	void anExpiredPassportIsRefused() {
		get("/api/things", this.passports.expired()).expectStatus().isUnauthorized();
	}

	@Test
	void aPassportForAnotherServiceIsRefused() {
		get("/api/things", this.passports.forAnotherService()).expectStatus().isUnauthorized();
	}

	@Test
	void nonsenseIsRefused() {
		get("/api/things", "abc").expectStatus().isUnauthorized();
		get("/api/things", "a.b.c").expectStatus().isUnauthorized();
	}

	static Stream<Arguments> forgeries() throws JOSEException {
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(Passport.GATEWAY_ISSUER)
			.subject("head-1")
			.audience("starter-test")
			.claim("roles", List.of("HEAD_OFFICE"))
			.claim("sites", List.of("*"))
			.expirationTime(Date.from(Instant.now().plusSeconds(60)))
			.build();
		SignedJWT byService = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
		byService.sign(new MACSigner("only-for-tests-only-for-tests-only-for-tests"));
		SignedJWT byStranger = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test").build(), claims);
		byStranger.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
		TestPassports passports = new TestPassports("starter-test");
		return Stream.of(Arguments.of("unsigned", new PlainJWT(claims).serialize()),
				Arguments.of("a person, signed with the services' secret", byService.serialize()),
				Arguments.of("a stranger's key under a known id", byStranger.serialize()),
				Arguments.of("two audiences", passports.with((it) -> it.audience(List.of("starter-test", "other")))),
				Arguments.of("no audience", passports.with((it) -> it.audience((String) null))),
				Arguments.of("no expiry", passports.with((it) -> it.expirationTime(null))),
				Arguments.of("no subject", passports.with((it) -> it.subject(null))),
				Arguments.of("another issuer", passports.with((it) -> it.issuer("touchpoint-service"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forgeries")
	void aForgedPassportIsRefused(String what, String passport) {
		get("/api/things", passport).expectStatus().isUnauthorized();
	}

	@Test
	void aPassportThatCannotBeCheckedIsNeitherBelievedNorCalledWrong() throws JOSEException {
		SignedJWT unknownKey = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("x").build(),
				new JWTClaimsSet.Builder().build());
		unknownKey.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
		get("/api/things", unknownKey.serialize()).expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unavailable");
	}

	@Test
	void aRoleOfANewerGatewayGrantsNothingAndBreaksNothing() {
		String newer = this.passports.with((claims) -> claims.claim("roles", List.of("ASTRONAUT", "STAFF")));
		get("/api/things", newer).expectStatus().isOk();
		get("/api/head-office", newer).expectStatus().isForbidden();
	}

	@Test
	void aServicePassportOpensInternalPathsOnly() {
		get("/internal/things", this.passports.service()).expectStatus().isOk();
		get("/api/things", this.passports.service()).expectStatus().isForbidden();
	}

	@Test
	void aPersonsPassportDoesNotOpenInternalPaths() {
		get("/internal/things", this.passports.headOffice()).expectStatus().isForbidden();
		get("/internal/feed/0", this.passports.headOffice()).expectStatus().isForbidden();
	}

	@Test
	void aMissingRoleIsNamed() {
		get("/api/head-office", this.passports.staff("north")).expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("This needs the role HEAD_OFFICE.");
	}

	@Test
	void aForeignSiteIsRefused() {
		get("/api/site?site=north", this.passports.siteManager("north")).expectStatus().isOk();
		get("/api/site?site=south", this.passports.siteManager("north")).expectStatus().isForbidden();
	}

	@Test
	void whatIsNotNamedIsClosed() {
		get("/elsewhere", this.passports.headOffice()).expectStatus().isForbidden();
	}

	private WebTestClient.ResponseSpec get(String uri, String passport) {
		return this.client.get().uri(uri).headers((headers) -> headers.setBearerAuth(passport)).exchange();
	}

}
