package io.touchpoint.starter.security;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
@AutoConfigureWebTestClient
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
