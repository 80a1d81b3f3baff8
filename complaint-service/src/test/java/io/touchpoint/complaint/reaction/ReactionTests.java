package io.touchpoint.complaint.reaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A desk in London, open on weekdays from 8 to 18 in winter: local time is UTC.
 */
@ComplaintServiceTest
class ReactionTests {

	private static final String SITE = "reaction-desk";

	private static final String FRIDAY_EVENING = "2026-03-06T17:50:00Z";

	/** Rising, because an older calendar changes nothing. */
	private static long revision;

	@Autowired
	Reactions reactions;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	List<EventHandler> handlers;

	private final UUID alert = UUID.randomUUID();

	private final UUID answer = UUID.randomUUID();

	@BeforeEach
	void aDesk() {
		this.clock.set(Instant.parse(FRIDAY_EVENING));
		this.cases.site(SITE, "Reaction Desk", "Europe/London");
		calendar("08:00");
	}

	private void calendar(String opens) {
		Event event = TestEvents.event("site.calendar-saved", SITE, SITE, Instant.EPOCH, """
				{"opening":[{"day":"MONDAY","from":"%s","to":"18:00"},{"day":"FRIDAY","from":"%s","to":"18:00"}],
				"country":null,"holidayRegion":null,"closures":[],"revision":%d}
				""".formatted(opens, opens, ++revision));
		follow("complaint.sites", event);
	}

	private void follow(String name, Event... events) {
		EventHandler follower = this.handlers.stream()
			.filter((one) -> one.name().equals(name))
			.findFirst()
			.orElseThrow();
		this.transaction.run(SiteScope.allSites(), follower.handle(List.of(events))).block();
	}

	/** As the feedback service's golden event tells it. */
	private Event raised(String at) {
		return raised(at, 1);
	}

	private Event raised(String at, int answers) {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "alert.raised.v1.json").path("data").deepCopy();
		data.put("laterMember", 1);
		data.put("response", this.answer.toString());
		data.put("answers", answers);
		return TestEvents.event("alert.raised", SITE, this.alert.toString(), Instant.parse(at), data);
	}

	private Event acknowledged(String at) {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "alert.acknowledged.v1.json")
			.path("data")
			.deepCopy();
		data.put("reactedAt", at);
		return TestEvents.event("alert.acknowledged", SITE, this.alert.toString(), Instant.parse(at), data);
	}

	private Event believed(String type) {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "response." + type + ".v1.json")
			.path("data")
			.deepCopy();
		return TestEvents.event("response." + type, SITE, this.answer.toString(), Instant.parse(FRIDAY_EVENING), data);
	}

	private void follow(Event... events) {
		follow("complaint.alerts", events);
	}

	private void review() {
		this.transaction.run(SiteScope.of(SITE), this.reactions.review(SITE)).block();
	}

	private long told(String type, String more) {
		return this.cases.count("SELECT count(*) FROM outbox WHERE type = '" + type + "' AND site = '" + SITE
				+ "' AND subject = '" + this.alert + "' AND " + more);
	}

	@Test
	void aReactionIsDueAfterFifteenOpenMinutesHoweverLongTheDeskIsClosedBetweenThem() {
		follow(raised(FRIDAY_EVENING));

		assertThat(told("reaction.owed",
				"data->>'dueAt' = '2026-03-09T08:05:00Z' AND data->>'reactedAt' IS NULL AND data->>'customerType' = 'PATIENT'"))
			.isEqualTo(1);
	}

	@Test
	void theFirstReactionIsToldOnceHoweverOftenAlertsAreTold() {
		follow(raised(FRIDAY_EVENING), acknowledged("2026-03-09T08:04:00Z"));
		follow(raised(FRIDAY_EVENING), acknowledged("2026-03-09T08:04:00Z"), acknowledged("2026-03-09T09:00:00Z"));

		assertThat(told("reaction.owed", "true")).isEqualTo(1);
		assertThat(told("reaction.given", "true")).isEqualTo(1);
		assertThat(told("reaction.given",
				"data->>'reactedAt' = '2026-03-09T08:04:00Z' AND data->>'revision' = '2' AND data->>'dueAt' = '2026-03-09T08:05:00Z'"))
			.isEqualTo(1);
	}

	@Test
	void anotherCalendarMovesWhatCanStillBeGivenInTimeAndTellsItOnce() {
		follow(raised(FRIDAY_EVENING));
		calendar("10:00");

		review();
		review();

		assertThat(told("reaction.owed", "data->>'dueAt' = '2026-03-09T10:05:00Z' AND data->>'revision' = '2'"))
			.isEqualTo(1);
		assertThat(told("reaction.owed", "true")).isEqualTo(2);
	}

	@Test
	void whatWasLateOrGivenKeepsItsDeadline() {
		follow(raised(FRIDAY_EVENING));
		this.clock.set(Instant.parse("2026-03-09T08:06:00Z"));
		calendar("10:00");
		review();
		follow(acknowledged("2026-03-09T08:30:00Z"));
		calendar("09:00");
		review();

		assertThat(told("reaction.owed", "true")).isEqualTo(1);
		assertThat(told("reaction.given", "data->>'dueAt' = '2026-03-09T08:05:00Z'")).isEqualTo(1);
	}

	@Test
	void whatNobodyBelievesIsOwedToNobodyUntilItIsBelievedAgain() {
		follow(raised(FRIDAY_EVENING), believed("excluded"), believed("excluded"));

		assertThat(told("reaction.owed", "data->>'counts' = 'false' AND data->>'revision' = '2'")).isEqualTo(1);
		follow(believed("restored"));
		assertThat(told("reaction.owed", "data->>'counts' = 'true' AND data->>'revision' = '3'")).isEqualTo(1);
		assertThat(told("reaction.owed", "true")).isEqualTo(3);
	}

	@Test
	void ofSeveralAnswersTheOthersStillWantSomebody() {
		follow(raised(FRIDAY_EVENING, 5), believed("excluded"));

		assertThat(told("reaction.owed", "data->>'counts' = 'true'")).isEqualTo(1);
		assertThat(told("reaction.owed", "true")).isEqualTo(1);
	}

	@Test
	void whoReactsToAnUnknownAlertIsNotHeard() {
		follow(acknowledged("2026-03-09T08:04:00Z"));

		assertThat(told("reaction.given", "true")).isZero();
	}

}
