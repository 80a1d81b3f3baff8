package io.touchpoint.reporting.comparison;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.Told;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;

@ReportingTest
class NeedsApiTests {

	private static final String PATH = "/api/reports/needs";

	private final TestPassports passports = new TestPassports("reporting-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void twoSites() {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event(), aSite("lake").event());
		tell("bay", 6, "COURTESY", 5);
		tell("bay", 6, "COURTESY", 4);
		tell("bay", 12, "HONESTY", 5);
		tell("bay", 9, "ACCURACY", 5);
		tell("lake", 1, "ACCURACY", 1);
	}

	private void tell(String site, int times, String attribute, int importance) {
		List<Event> events = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			events.add(aResponse(site).attributes("{\"%s\": {\"importance\": %d}}".formatted(attribute, importance))
				.event());
		}
		this.world.tell("feedback-service", events);
	}

	private WebTestClient.ResponseSpec get(String passport, String uri) {
		return this.client.get().uri(uri).headers((headers) -> headers.setBearerAuth(passport)).exchange();
	}

	@Test
	void whatMattersMostComesFirstAndASmallBaseIsNotShown() {
		get(this.passports.siteManager("bay"), PATH).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.needs[*].code")
			.isEqualTo(List.of("HONESTY", "COURTESY", "ACCURACY"))
			.jsonPath("$.needs[0].customerType")
			.isEqualTo("PATIENT")
			.jsonPath("$.needs[1].mean")
			.isEqualTo(4.5)
			.jsonPath("$.needs[1].n")
			.isEqualTo(12)
			.jsonPath("$.needs[1].lower")
			.value(Double.class, (lower) -> assertThat(lower).isBetween(4.1, 4.2))
			.jsonPath("$.needs[2].n")
			.isEqualTo(9)
			.jsonPath("$.needs[2].suppressed")
			.isEqualTo(true)
			.jsonPath("$.needs[2].mean")
			.isEmpty();
	}

	@Test
	void headOfficeHasAllSitesTogether() {
		get(this.passports.headOffice(), PATH).expectBody()
			.jsonPath("$.needs[?(@.code == 'ACCURACY')].mean")
			.isEqualTo(4.6);
	}

	@Test
	void oneSiteHasItsOwnProfileAndThatOfAnotherSiteIsNotTold() {
		get(this.passports.headOffice(), PATH + "?site=bay").expectBody()
			.jsonPath("$.needs[?(@.code == 'ACCURACY')].n")
			.isEqualTo(9);
		get(this.passports.headOffice(), PATH + "?site=").expectBody()
			.jsonPath("$.needs[?(@.code == 'ACCURACY')].n")
			.isEqualTo(10);
		get(this.passports.headOffice(), PATH + "?site=nowhere").expectBody().jsonPath("$.needs").isEmpty();
		get(this.passports.siteManager("bay"), PATH + "?site=lake").expectStatus().isForbidden();
	}

	@Test
	void colleaguesHaveAProfileOfTheirOwn() {
		this.world.tell("feedback-service",
				Told.ofColleague(aResponse("bay").attributes("{\"COURTESY\": {\"importance\": 1}}").event()));

		get(this.passports.headOffice(), PATH).expectBody()
			.jsonPath("$.needs[?(@.customerType == 'COLLEAGUE')].n")
			.isEqualTo(1)
			.jsonPath("$.needs[?(@.customerType == 'PATIENT' && @.code == 'COURTESY')].n")
			.isEqualTo(12);
	}

	@Test
	void aPeriodThatIsNoneIsRefusedByFieldAndAnotherOneHasItsOwnAnswers() {
		get(this.passports.headOffice(), PATH + "?from=yesterday").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("from");
		get(this.passports.headOffice(), PATH + "?to=2026-11-01").expectBody().jsonPath("$.needs").isEmpty();
	}

}
