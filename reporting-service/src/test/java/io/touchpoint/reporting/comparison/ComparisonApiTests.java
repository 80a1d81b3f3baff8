package io.touchpoint.reporting.comparison;

import java.net.URI;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aScore;
import static io.touchpoint.reporting.Told.aSite;
import static io.touchpoint.reporting.Told.responses;

@ReportingTest
class ComparisonApiTests {

	private static final String NOVEMBER = "/api/reports/comparison?measure={measure}&from=2026-11-01&to=2026-11-30";

	private final TestPassports passports = new TestPassports("reporting-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void threeSites() {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event(), aSite("lake").region("south").peerGroup("clinic").event(),
				aSite("empty").event(), aSite("gone").closed().event());
		this.world.tell("feedback-service", responses("bay", "2026-11-05", 12, 3));
		this.world.tell("feedback-service", responses("bay", "2026-11-12", 20, 2));
		this.world.tell("feedback-service", responses("lake", "2026-11-12", 30, 90));
	}

	@Test
	void headOfficeComparesAllOpenSites() {
		String body = get(this.passports.headOffice(), NOVEMBER, "satisfaction").expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		Golden.assertJson("comparison.json", body);
	}

	@Test
	void aManagerSeesTheOwnSiteAgainstTheWholeOrganisation() {
		this.world.tell("gateway", aSite("hill").event());
		this.world.tell("feedback-service", responses("hill", "2026-11-12", 3, 2));

		get(this.passports.siteManager("bay"), NOVEMBER, "satisfaction").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.sites[*].code")
			.isEqualTo("bay")
			.jsonPath("$.centre")
			.isEqualTo(65 / 162.0)
			.jsonPath("$.sites[0].signal")
			.isEqualTo("HIGH");
	}

	@Test
	void sitesAreComparedByTheScoresOfTheirVisitsAndTheMethodsAreKeptApart() {
		this.world.tell("feedback-service", aScore("bay", "MYSTERY_VISIT", "2026-11-05T10:00:00Z", 80),
				aScore("bay", "MYSTERY_VISIT", "2026-11-12T10:00:00Z", 90),
				aScore("bay", "INSPECTION", "2026-11-12T10:00:00Z", 20));
		this.world.tell("feedback-service", aScore("lake", "MYSTERY_VISIT", "2026-11-05T10:00:00Z", 55));

		get(this.passports.headOffice(), NOVEMBER, "visit-score").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.centre")
			.isEqualTo(0.75)
			.jsonPath("$.sites[?(@.code == 'bay')].n")
			.isEqualTo(2)
			.jsonPath("$.sites[?(@.code == 'bay')].value")
			.isEqualTo(0.85)
			.jsonPath("$.sites[?(@.code == 'bay')].upper")
			.isEqualTo(1.0)
			.jsonPath("$.sites[?(@.code == 'bay')].trend[0].value")
			.isEqualTo(0.8)
			.jsonPath("$.sites[?(@.code == 'lake')].value")
			.isEqualTo(0.55)
			.jsonPath("$.sites[?(@.code == 'lake')].suppressed")
			.isEqualTo(false)
			.jsonPath("$.sites[?(@.code == 'empty')].suppressed")
			.isEqualTo(true)
			.jsonPath("$.curve[0].n")
			.isEqualTo(1);
		get(this.passports.headOffice(), NOVEMBER, "inspection-score").expectBody()
			.jsonPath("$.sites[?(@.code == 'bay')].value")
			.isEqualTo(0.2)
			.jsonPath("$.sites[?(@.code == 'lake')].n")
			.isEqualTo(0);
		get(this.passports.headOffice(), NOVEMBER, "satisfaction").expectBody()
			.jsonPath("$.centre")
			.isEqualTo(62 / 157.0);
	}

	@Test
	void aWholeOfOneOtherSiteIsNotTold() {
		get(this.passports.siteManager("bay"), NOVEMBER, "satisfaction").expectBody()
			.jsonPath("$.centre")
			.isEqualTo(32 / 37.0);
		get(this.passports.siteManager("bay"), NOVEMBER + "&region=south", "satisfaction").expectBody()
			.jsonPath("$.sites")
			.isEmpty()
			.jsonPath("$.centre")
			.isEmpty()
			.jsonPath("$.curve")
			.isEmpty();
	}

	@Test
	void theCentreIsTheSameForEverybody() {
		get(this.passports.headOffice(), NOVEMBER, "satisfaction").expectBody()
			.jsonPath("$.centre")
			.isEqualTo(62 / 157.0);
		get(this.passports.staff("empty"), NOVEMBER, "satisfaction").expectBody()
			.jsonPath("$.centre")
			.isEqualTo(62 / 157.0)
			.jsonPath("$.sites[0].n")
			.isEqualTo(0);
	}

	@Test
	void aRegionIsComparedWithinItself() {
		get(this.passports.headOffice(), NOVEMBER + "&region=south", "satisfaction").expectBody()
			.jsonPath("$.sites[*].code")
			.isEqualTo("lake")
			.jsonPath("$.centre")
			.isEqualTo(0.25)
			.jsonPath("$.region")
			.isEqualTo("south");
	}

	@Test
	void aPeerGroupIsComparedWithinItself() {
		get(this.passports.headOffice(), NOVEMBER + "&peerGroup=clinic", "satisfaction").expectBody()
			.jsonPath("$.sites[*].code")
			.isEqualTo("lake")
			.jsonPath("$.centre")
			.isEqualTo(0.25);
	}

	@Test
	void aClosedSiteAppearsAsLongAsThePeriodHasItsFigures() {
		this.world.tell("feedback-service", responses("gone", "2026-11-05", 10, 0));

		get(this.passports.headOffice(), NOVEMBER, "satisfaction").expectBody()
			.jsonPath("$.sites[?(@.code == 'gone')].open")
			.isEqualTo(false);
		get(this.passports.headOffice(), "/api/reports/comparison?measure={measure}&from=2026-11-06&to=2026-11-30",
				"satisfaction")
			.expectBody()
			.jsonPath("$.sites[?(@.code == 'gone')]")
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-05, 2026-11-05, 15", "2026-11-06, 2026-11-11, 0", "2026-11-06, 2026-11-12, 22",
			"2026-11-02, 2026-11-15, 37", "2026-11-03, 2026-11-16, 37", "2026-10-30, 2026-11-11, 15",
			"2020-01-01, 2030-12-31, 37" })
	void daysAndWeeksTogetherCoverExactlyThePeriod(String from, String to, long n) {
		get(this.passports.staff("bay"), "/api/reports/comparison?measure={measure}&from=" + from + "&to=" + to,
				"satisfaction")
			.expectBody()
			.jsonPath("$.sites[0].n")
			.isEqualTo(n);
	}

	@ParameterizedTest
	@CsvSource({ "misery, 12, 3", "magic, 12, 2", "nps, 11, 9", "promises, 10, 9", "top-box, 12, 11", "trust, 12, 12",
			"timely, 10, 7", "one-tap, 11, 9" })
	void everyMeasureCountsItsOwn(String measure, long n, long x) {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event());
		for (int i = 0; i < 12; i++) {
			this.world.tell("feedback-service",
					aResponse("bay").overall((i == 0) ? 1 : 5)
						.moment((i < 3) ? "MISERY" : (i < 5) ? "MAGIC" : "NEUTRAL")
						.nps((i == 0) ? null : (i == 1) ? 6 : (i == 2) ? 7 : 9 + i % 2)
						.smiley((i == 0) ? null : (i < 3) ? i : 3 + i % 2)
						.promise((i == 0) ? null : (i == 1) ? "OPEN" : (i == 2) ? "KEPT_LATE" : "KEPT")
						.dimensions("{\"TRUST\": {\"experienced\": 4, \"expected\": null}}")
						.event());
			this.world.tell("complaint-service",
					aComplaint("bay").timely((i < 2) ? null : Boolean.valueOf(i < 9)).event());
		}

		get(this.passports.headOffice(), NOVEMBER, measure).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.sites[0].n")
			.isEqualTo(n)
			.jsonPath("$.sites[0].x")
			.isEqualTo((measure.equals("nps")) ? x - 1 : x);
	}

	@ParameterizedTest
	@CsvSource({ "measure=happiness, measure, unknown-measure", "from=2026-11-01, measure, missing",
			"measure=nps&from=2026-02-30, from, wrong-type", "measure=nps&to=soon, to, wrong-type",
			"measure=nps&from=2026-11-02&to=2026-11-01, from, after-to",
			"measure=nps&region=atlantis, region, unknown-region", "measure=nps&region=%00, region, unknown-region",
			"measure=nps&peerGroup=nobody, peerGroup, unknown-peer-group",
			"measure=nps&from=0001-01-01, from, out-of-range" })
	void badInputIsRefusedByField(String query, String field, String reason) {
		this.client.get()
			.uri((uri) -> URI.create(uri.path("/api/reports/comparison").build() + "?" + query))
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/validation")
			.jsonPath("$.errors[0].field")
			.isEqualTo(field)
			.jsonPath("$.errors[0].reason")
			.isEqualTo(reason);
	}

	@Test
	void theMeasuresAreListed() {
		String body = get(this.passports.staff("bay"), "/api/reports/measures").expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		Golden.assertJson("measures.json", body);
	}

	private WebTestClient.ResponseSpec get(String passport, String uri, Object... variables) {
		return this.client.get().uri(uri, variables).headers((headers) -> headers.setBearerAuth(passport)).exchange();
	}

}
