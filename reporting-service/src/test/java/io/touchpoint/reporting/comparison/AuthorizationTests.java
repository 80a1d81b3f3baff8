package io.touchpoint.reporting.comparison;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint with every kind of caller.
 */
@ReportingTest
class AuthorizationTests {

	private static final String BAY = "/api/reports/sites/bay";

	private static final String LIVE = "/api/reports/live";

	private final TestPassports passports = new TestPassports("reporting-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@BeforeEach
	void twoSites() {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event(), aSite("lake").event());
	}

	@Test
	void noEndpointIsWithoutAVerdict() {
		Set<String> reports = Set.of("/api/reports/measures", "/api/reports/comparison", "/api/reports/needs",
				"/api/reports/sites/{code}", LIVE);

		assertThat(this.requestMappingHandlerMapping.getHandlerMethods().keySet())
			.flatExtracting((mapping) -> mapping.getPatternsCondition().getPatterns())
			.extracting(Object::toString)
			.filteredOn((path) -> path.startsWith("/api/") && !path.startsWith("/api/openapi"))
			.containsExactlyInAnyOrderElementsOf(reports);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/reports/measures", "/api/reports/comparison?measure=nps", "/api/reports/needs", BAY,
			LIVE })
	void whoIsNotSignedInIsAskedTo(String uri) {
		this.client.get().uri(uri).exchange().expectStatus().isUnauthorized();
		assertThat(status(this.passports.expired(), uri)).isEqualTo(HttpStatus.UNAUTHORIZED);
		assertThat(status(this.passports.forAnotherService(), uri)).isEqualTo(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/reports/measures", "/api/reports/comparison?measure=nps", "/api/reports/needs", BAY,
			LIVE })
	void operatorsSeeNoReports(String uri) {
		this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(this.passports.ops()))
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/forbidden");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/reports/measures", "/api/reports/comparison?measure=nps", "/api/reports/needs", BAY,
			LIVE })
	void anotherServiceIsNobodyWhoReadsReports(String uri) {
		assertThat(status(this.passports.service(), uri)).isIn(HttpStatus.FORBIDDEN, HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/reports/measures", "/api/reports/comparison?measure=nps", "/api/reports/needs", BAY,
			LIVE })
	void theOwnSiteIsOpenToItsPeopleAndToHeadOffice(String uri) {
		for (String passport : List.of(this.passports.headOffice(), this.passports.siteManager("bay"),
				this.passports.staff("bay", "lake"))) {
			assertThat(status(passport, uri)).isEqualTo(HttpStatus.OK);
		}
	}

	@Test
	void aForeignSiteIsAbsentFromListsAndNotFoundByItself() {
		for (String passport : List.of(this.passports.siteManager("lake"), this.passports.staff("lake"))) {
			assertThat(status(passport, BAY)).isEqualTo(HttpStatus.NOT_FOUND);
			this.client.get()
				.uri("/api/reports/comparison?measure=nps")
				.headers((headers) -> headers.setBearerAuth(passport))
				.exchange()
				.expectBody()
				.jsonPath("$.sites[*].code")
				.isEqualTo("lake");
		}
	}

	@Test
	void aScopeWithoutSitesSeesNone() {
		String nowhere = this.passports.of(new Caller("staff-2", "Nora", Set.of(Role.STAFF), SiteScope.of()));

		this.client.get()
			.uri("/api/reports/comparison?measure=nps")
			.headers((headers) -> headers.setBearerAuth(nowhere))
			.exchange()
			.expectBody()
			.jsonPath("$.sites")
			.isEmpty();
		assertThat(status(nowhere, BAY)).isEqualTo(HttpStatus.NOT_FOUND);
	}

	private HttpStatus status(String passport, String uri) {
		var result = this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.returnResult(DataBuffer.class);
		StepVerifier.create(result.getResponseBody().take(1).doOnNext(DataBufferUtils::release).then())
			.expectComplete()
			.verify(Duration.ofSeconds(10));
		return HttpStatus.valueOf(result.getStatus().value());
	}

}
