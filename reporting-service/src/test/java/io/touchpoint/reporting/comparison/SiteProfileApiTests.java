package io.touchpoint.reporting.comparison;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.Told;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aReaction;
import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aSite;
import static io.touchpoint.reporting.Told.responses;
import static org.assertj.core.api.Assertions.assertThat;

@ReportingTest
class SiteProfileApiTests {

	private static final String NOVEMBER = "?from=2026-11-01&to=2026-11-30";

	private final TestPassports passports = new TestPassports("reporting-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void aSiteWithALittleOfEverything() {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event(), aSite("lake").event());
		this.world.tell("feedback-service", responses("bay", "2026-11-05", 12, 3));
		this.world.tell("complaint-service", aComplaint("bay").event(),
				aComplaint("bay").status("INVESTIGATING").dueAt("2026-11-20T12:00:00Z").event(),
				aComplaint("bay").status("ACKNOWLEDGED").dueAt("2026-11-22T12:00:00Z").event(),
				aComplaint("bay").status("REOPENED").timely(false).event(),
				aComplaint("bay").timely(false).closedAt("2026-11-18T12:00:00Z").event(),
				aComplaint("bay").receivedAt("2026-10-31T12:00:00Z").closedAt("2026-11-18T12:00:00Z").event(),
				aComplaint("bay").status("WITHDRAWN").event());
	}

	@Test
	void aSiteIsShownInAllMeasuresWithItsComplaints() {
		String body = get(this.passports.siteManager("bay"), "/api/reports/sites/bay" + NOVEMBER).expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		Golden.assertJson("site.json", body);
	}

	@Test
	void gapsStandBesideScoresByChannelAndASmallBaseIsHidden() {
		for (int i = 0; i < 10; i++) {
			this.world.tell("feedback-service", aResponse("bay").at("2026-11-06T12:00:00Z")
				.dimensions("{\"TRUST\": {\"expected\": 5, \"experienced\": %d}, \"EMPATHY\": {\"experienced\": 5}}"
					.formatted(3 + i % 2))
				.event());
		}
		this.world.tell("feedback-service",
				aResponse("bay").at("2026-11-06T12:00:00Z")
					.dimensions("{\"TANGIBLES\": {\"expected\": 2, \"experienced\": 5}}")
					.event());

		get(this.passports.siteManager("bay"), "/api/reports/sites/bay" + NOVEMBER).expectBody()
			.jsonPath("$.customers.gaps[*].dimension")
			.isEqualTo(List.of("TANGIBLES", "TRUST"))
			.jsonPath("$.customers.gaps[0].suppressed")
			.isEqualTo(true)
			.jsonPath("$.customers.gaps[0].mean")
			.isEmpty()
			.jsonPath("$.customers.gaps[1].n")
			.isEqualTo(10)
			.jsonPath("$.customers.gaps[1].mean")
			.isEqualTo(-1.5)
			.jsonPath("$.customers.gaps[1].upper")
			.value(Double.class, (upper) -> assertThat(upper).isBetween(-1.2, -1.1))
			.jsonPath("$.customers.channels[*].channel")
			.isEqualTo(List.of("WEB"))
			.jsonPath("$.customers.channels[0].measures[0].measure")
			.isEqualTo("satisfaction")
			.jsonPath("$.customers.channels[0].measures[0].n")
			.isEqualTo(26);
	}

	@Test
	void aChannelOfFewAnswersCannotBeWorkedOutFromTheOthers() {
		for (int i = 0; i < 5; i++) {
			this.world.tell("feedback-service", aResponse("bay").at("2026-11-06T12:00:00Z").channel("PAPER").event());
		}

		get(this.passports.siteManager("bay"), "/api/reports/sites/bay" + NOVEMBER).expectBody()
			.jsonPath("$.customers.channels[*].channel")
			.isEqualTo(List.of("WEB", "PAPER"))
			.jsonPath("$.customers.channels[*].measures[0].suppressed")
			.isEqualTo(List.of(true, true))
			.jsonPath("$.customers.channels[*].measures[0].x")
			.isEqualTo(java.util.Arrays.asList(null, null));
	}

	@Test
	void ratingsStepsAndEffortStandWithTheirBaseAndASmallOneIsHidden() {
		for (int i = 0; i < 10; i++) {
			this.world.tell("feedback-service", aResponse("bay").at("2026-11-06T12:00:00Z")
				.attributes("{\"COURTESY\": {\"experienced\": %d}}".formatted((i < 7) ? 5 : 1))
				.areas("{\"PRICING\": {\"experienced\": 4}}")
				.steps("{\"THANK\": {\"yes\": %d, \"no\": 0}, \"GREET\": {\"yes\": 0, \"no\": 1}}".formatted(1 + i))
				.effort((i < 5) ? 7 : 1)
				.event());
		}
		this.world.tell("feedback-service",
				aResponse("bay").at("2026-11-06T12:00:00Z").attributes("{\"HONESTY\": {\"experienced\": 5}}").event(),
				aResponse("bay").at("2026-11-06T12:00:00Z")
					.channel("MYSTERY_VISIT")
					.steps("{\"EXPLAIN\": {\"yes\": 1, \"no\": 0}}")
					.event());

		get(this.passports.siteManager("bay"), "/api/reports/sites/bay" + NOVEMBER).expectBody()
			.jsonPath("$.customers.attributes[*].code")
			.isEqualTo(List.of("COURTESY", "HONESTY"))
			.jsonPath("$.customers.attributes[0].value")
			.isEqualTo(0.7)
			.jsonPath("$.customers.attributes[0].lower")
			.value(Double.class, (lower) -> assertThat(lower).isBetween(0.396, 0.397))
			.jsonPath("$.customers.attributes[1].suppressed")
			.isEqualTo(true)
			.jsonPath("$.customers.attributes[1].x")
			.isEmpty()
			.jsonPath("$.customers.areas[0].x")
			.isEqualTo(10)
			.jsonPath("$.customers.steps[*].code")
			.isEqualTo(List.of("GREET", "THANK"))
			.jsonPath("$.customers.steps[*].value")
			.isEqualTo(List.of(0.0, 1.0))
			.jsonPath("$.customers.visits[0].method")
			.isEqualTo("MYSTERY_VISIT")
			.jsonPath("$.customers.visits[0].steps[0].n")
			.isEqualTo(1)
			.jsonPath("$.customers.visits[0].steps[0].value")
			.isEqualTo(1.0)
			.jsonPath("$.measures[?(@.measure == 'effort')].value")
			.isEqualTo(0.5);
	}

	@Test
	void whatColleaguesSayStandsInFiguresOfTheirOwnAndInNoneOfCustomers() {
		for (int i = 0; i < 10; i++) {
			this.world.tell("feedback-service",
					Told.ofColleague(aResponse("bay").at("2026-11-06T12:00:00Z")
						.moment("MAGIC")
						.dimensions("{\"TRUST\": {\"expected\": 3, \"experienced\": 5}}")
						.attributes("{\"RESPECT\": {\"experienced\": 5}}")
						.effort(6)
						.event()));
		}

		get(this.passports.siteManager("bay"), "/api/reports/sites/bay" + NOVEMBER).expectBody()
			.jsonPath(
					"$.measures[?(@.measure in ['internal-top-box', 'internal-magic', 'internal-trust', 'internal-effort'])].n")
			.isEqualTo(List.of(10, 10, 10, 10))
			.jsonPath("$.measures[?(@.measure in ['magic', 'trust', 'effort'])].n")
			.isEqualTo(List.of(0, 15, 0))
			.jsonPath("$.measures[?(@.measure == 'magic')].x")
			.isEqualTo(0)
			.jsonPath("$.colleagues.gaps[0].mean")
			.isEqualTo(2.0)
			.jsonPath("$.colleagues.attributes[0].code")
			.isEqualTo("RESPECT")
			.jsonPath("$.colleagues.channels[0].channel")
			.isEqualTo("WEB")
			.jsonPath("$.customers.gaps")
			.isEmpty()
			.jsonPath("$.customers.attributes")
			.isEmpty();
	}

	@Test
	void theBacklogIsOpenNowAndLateIfDueOrDecidedSo() {
		get(this.passports.headOffice(), "/api/reports/sites/bay" + NOVEMBER).expectBody()
			.jsonPath("$.complaints.open")
			.isEqualTo(4)
			.jsonPath("$.complaints.overdue")
			.isEqualTo(2)
			.jsonPath("$.complaints.received")
			.isEqualTo(6)
			.jsonPath("$.complaints.closed")
			.isEqualTo(2);
	}

	@Test
	void aComplaintThatIsTooYoungToBeDecidedIsNotHeldAgainstTheSite() {
		this.world.tell("complaint-service", aComplaint("bay").receivedAt("2026-10-22T12:00:00Z").event(),
				aComplaint("bay").receivedAt("2026-10-23T12:00:00Z").event());

		get(this.passports.headOffice(), "/api/reports/sites/bay?from=2026-10-01&to=2026-11-30").expectBody()
			.jsonPath("$.measures[?(@.measure == 'resolved')].n")
			.isEqualTo(1)
			.jsonPath("$.complaints.received")
			.isEqualTo(9);
		get(this.passports.headOffice(), "/api/reports/comparison?measure=resolved&from=2026-10-01&to=2026-11-30")
			.expectBody()
			.jsonPath("$.sites[0].n")
			.isEqualTo(1)
			.jsonPath("$.to")
			.isEqualTo("2026-11-30");
	}

	@Test
	void aReactionCountsOnceTheDayUntilWhichItWasDueIsOverEverywhere() {
		for (int i = 0; i < 12; i++) {
			this.world.tell("complaint-service", aReaction(UUID.randomUUID(), "bay", 2, "2026-11-19T12:00:00Z",
					(i < 9) ? "2026-11-19T11:59:00Z" : null));
		}
		this.world.tell("complaint-service", aReaction(UUID.randomUUID(), "bay", 1, "2026-11-20T00:00:00Z", null));

		get(this.passports.siteManager("bay"), "/api/reports/sites/bay" + NOVEMBER).expectBody()
			.jsonPath("$.measures[?(@.measure == 'first-reaction')].n")
			.isEqualTo(12)
			.jsonPath("$.measures[?(@.measure == 'first-reaction')].value")
			.isEqualTo(0.75);
		get(this.passports.headOffice(), "/api/reports/comparison?measure=first-reaction&from=2026-11-01&to=2026-11-30")
			.expectBody()
			.jsonPath("$.sites[0].x")
			.isEqualTo(9)
			.jsonPath("$.sites[0].lower")
			.value(Double.class, (lower) -> assertThat(lower).isBetween(0.467, 0.468));
	}

	@Test
	void aPeriodThatIsWhollyTooYoungHasNoBase() {
		get(this.passports.headOffice(), "/api/reports/comparison?measure=resolved&from=2026-11-01&to=2026-11-30")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.sites[0].n")
			.isEqualTo(0)
			.jsonPath("$.centre")
			.isEmpty();
	}

	@Test
	void aSiteWithoutFiguresIsShownEmpty() {
		get(this.passports.headOffice(), "/api/reports/sites/lake").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.measures[0].n")
			.isEqualTo(0)
			.jsonPath("$.complaints.open")
			.isEqualTo(0);
	}

	@Test
	void beforeAnythingWasCountedThereIsNoFreshness() {
		this.world.execute("DELETE FROM change_counter");

		get(this.passports.headOffice(), "/api/reports/sites/bay").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.refreshedAt")
			.isEqualTo(null);
		get(this.passports.headOffice(), "/api/reports/comparison?measure=nps").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.refreshedAt")
			.isEqualTo(null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lake", "nowhere", "%C3%A9", "Bay!" })
	void aForeignSiteAndAnUnknownOneAreTheSameNotFound(String code) {
		this.client.get()
			.uri((uri) -> URI.create(uri.path("/api/reports/sites/").build() + code))
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager("bay")))
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no such site.");
	}

	@Test
	void aBadPeriodIsRefusedByField() {
		get(this.passports.headOffice(), "/api/reports/sites/bay?from=x").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("from");
	}

	private WebTestClient.ResponseSpec get(String passport, String uri) {
		return this.client.get().uri(uri).headers((headers) -> headers.setBearerAuth(passport)).exchange();
	}

}
