package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What visits and security findings ask for, told as the feedback service's golden events
 * tell it.
 */
@NotificationTest
class VisitMailTests {

	private static final String LIST = "/api/notifications/messages";

	private static final String LINK = "http://localhost:8080/v/" + "s".repeat(43);

	private final TestPassports passports = new TestPassports("notification-service");

	private final String about = UUID.randomUUID().toString();

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	private String site;

	@BeforeEach
	void aSite() {
		this.site = this.world.aSite();
	}

	private Event event(String type) {
		return TestEvents.event(type, this.site, this.about, Instant.now(),
				Golden.event("feedback-service", type + ".v1.json").path("data"));
	}

	private WebTestClient.BodyContentSpec get(String path, String passport) {
		return this.client.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectBody();
	}

	private Event visitMailed(String type) {
		this.world.services().contact("/internal/visits/" + this.about + "/shopper", """
				{"email": "%s", "name": "Mia", "language": "en", "trackingUrl": "%s",
				 "facts": {"brief": "Ask for an <appointment>.", "from": "2 November", "to": "6 November"}}
				""".formatted(World.newAddress(), LINK));
		Event event = event(type);
		this.world.tell("feedback-service", event, event);
		this.world.awaitState(event, "SENT");
		return event;
	}

	@ParameterizedTest
	@ValueSource(strings = { "visit.planned", "visit.reminder" })
	void aShopperGetsTheLinkTheBriefAndTheWindow(String type) {
		Event event = visitMailed(type);

		assertThat(this.world.of(event, "body_text")).contains("Mia", "Ask for an <appointment>.", "2 November",
				"6 November");
		assertThat(this.world.of(event, "body_html")).contains("Ask for an &lt;appointment&gt;.");
		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + event.id() + "'")).hasSize(1);
	}

	@Test
	void theMailToAShopperIsSeenByHeadOfficeAlone() {
		Event event = visitMailed("visit.planned");
		String one = LIST + "/" + this.world.of(event, "id");
		String everywhere = this.passports
			.of(new Caller("all", "All", Set.of(Role.SITE_MANAGER), SiteScope.allSites()));

		for (String passport : new String[] { this.passports.siteManager(this.site), this.passports.staff(this.site),
				everywhere }) {
			get(LIST + "?site=" + this.site, passport).jsonPath("$.items").isEmpty();
			get(one, passport).jsonPath("$.status").isEqualTo(404);
		}
		get(LIST + "?site=" + this.site, this.passports.headOffice()).jsonPath("$.items.length()").isEqualTo(1);
		assertThat(this.world.rows(this.site, "SELECT 1 FROM message")).isEmpty();
	}

	@Test
	void eachPlannerIsToldOfAnOverdueVisitOnceAndTheSiteIsNot() {
		Event overdue = event("visit.overdue");
		assertThat(overdue.data().path("planners")).hasSize(1);
		String planner = overdue.data().path("planners").path(0).asString();
		this.world.services().contact("/internal/visits/" + this.about + "/planners/" + planner, """
				{"email": "%s", "facts": {"url": "http://localhost:8080/visits/1",
				 "to": "2026-11-06 18:00 (Europe/London)", "closesAt": "2026-11-13 18:00 (Europe/London)"}}
				""".formatted(World.newAddress()));

		this.world.tell("feedback-service", overdue, overdue);
		this.world.awaitState(overdue, "SENT");

		assertThat(this.world.of(overdue, "body_text")).contains("/visits/1", "2026-11-06 18:00", "2026-11-13 18:00");
		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + overdue.id() + "'")).hasSize(1);
		assertThat(this.world.rows(this.site, "SELECT 1 FROM message")).isEmpty();
		get(LIST + "?site=" + this.site, this.passports.siteManager(this.site)).jsonPath("$.items").isEmpty();
		get(LIST + "?site=" + this.site + "&kind=VISIT_OVERDUE", this.passports.headOffice())
			.jsonPath("$.items.length()")
			.isEqualTo(1);
	}

	@Test
	void eachPlannerIsToldOnceADayOfMysteryVisitsThatNobodyPlannedAndTheSiteIsNot() {
		String planner = UUID.randomUUID().toString();
		this.world.services().contact("/internal/sites/" + this.site + "/overdue-evaluations/planners/" + planner, """
				{"email": "%s", "language": "en", "facts": {"url": "http://localhost:8080/journey?site=x",
				 "items": "Entrance – 31 October 2026 – facilities"}}
				""".formatted(World.newAddress()));
		Event entrance = secret("entrance", planner);
		Event parking = secret("parking", planner);

		this.world.tell("feedback-service", entrance, parking, entrance);

		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(
					this.world.rows("SELECT kind, state FROM message WHERE site = '" + this.site + "'"))
				.containsExactly("MYSTERY_OVERDUE|SENT"));
		assertThat(this.world.rows("SELECT body_text FROM message WHERE site = '" + this.site + "'").getFirst())
			.contains("Entrance – 31 October 2026", "do not forward");
		assertThat(this.world.rows(this.site, "SELECT 1 FROM message")).isEmpty();
		get(LIST + "?site=" + this.site, this.passports.siteManager(this.site)).jsonPath("$.items").isEmpty();
		get(LIST + "?site=" + this.site, this.passports.headOffice()).jsonPath("$.items.length()").isEqualTo(1);
	}

	private Event secret(String touchpoint, String planner) {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "evaluation.overdue.v1.json")
			.path("data")
			.deepCopy();
		data.put("method", "MYSTERY_VISIT").putArray("planners").add(planner);
		return TestEvents.event("evaluation.overdue", this.site, this.site + "/" + touchpoint, Instant.now(), data);
	}

	@Test
	void eachManagerIsToldThatThereIsAFindingAndNoMore() {
		Event found = event("security.found");
		found.data()
			.path("managers")
			.forEach((id) -> this.world.services()
				.contact("/internal/security-findings/" + this.about + "/managers/" + id.asString(), """
						{"email": "%s", "facts": {"url": "http://localhost:8080/security-findings?open=1"}}
						""".formatted(World.newAddress())));

		this.world.tell("feedback-service", found, found);

		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(
					() -> assertThat(this.world.rows("SELECT state FROM message WHERE event = '" + found.id() + "'"))
						.containsExactly("SENT", "SENT"));
		assertThat(this.world.rows("SELECT body_text FROM message WHERE event = '" + found.id() + "'")).allSatisfy(
				(text) -> assertThat(text).contains("/security-findings?open=1").doesNotContain("THEFT", "till"));
	}

	@Test
	void aSiteIsNotToldThatAMysteryVisitIsOverdue() {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "evaluation.overdue.v1.json")
			.path("data")
			.deepCopy();
		data.put("method", "MYSTERY_VISIT");
		Event overdue = TestEvents.event("evaluation.overdue", this.site, this.site + "/parking", Instant.now(), data);

		assertThat(new OverdueEvaluations().recipients(overdue)).isEmpty();
	}

}
