package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class PromiseMailTests {

	@Autowired
	private World world;

	private final String about = UUID.randomUUID().toString();

	private String site;

	@BeforeEach
	void aSite() {
		this.site = this.world.aSite();
	}

	/** As the complaint service's golden event tells it. */
	private Event event(String type, Instant at) {
		return TestEvents.event(type, this.site, this.about, at,
				Golden.event("complaint-service", type + ".v1.json").path("data"));
	}

	private void known(String what, String recipient) {
		this.world.services().contact("/internal/promises/" + this.about + "/" + what + "/" + recipient, """
				{"email": "%s", "language": "en", "reference": "C-2026-000042",
				 "facts": {"due": "Friday, 6 March 2026", "url": "http://localhost:8080/complaints/1"}}
				""".formatted(World.newAddress()));
	}

	private List<String> states(Event event) {
		return this.world.rows("SELECT state FROM message WHERE event = '" + event.id() + "' ORDER BY 1");
	}

	private void awaitStates(Event event, String... states) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(states(event)).containsExactly(states));
	}

	@Test
	void whoMadeAPromiseAndWhoOwnsItsCaseAreRemindedOnceEach() {
		Event soon = event("promise.due-soon", Instant.now());
		assertThat(soon.data().path("tell")).hasSize(2);
		soon.data().path("tell").forEach((id) -> known("reminders", id.asString()));

		this.world.tell("complaint-service", soon, soon);
		awaitStates(soon, "SENT", "SENT");

		assertThat(this.world.rows("SELECT body_text FROM message WHERE event = '" + soon.id() + "'"))
			.allSatisfy((text) -> assertThat(text).contains("C-2026-000042", "Friday, 6 March 2026", "/complaints/1"));
	}

	@Test
	void aBreachIsToldToTheSiteAsWell() {
		Event broken = event("promise.broken", Instant.now());
		broken.data().path("tell").forEach((id) -> known("breaches", id.asString()));
		known("breaches", "site");

		this.world.tell("complaint-service", broken, broken);
		awaitStates(broken, "SENT", "SENT", "SENT");
	}

	@Test
	void whatWasKeptMeanwhileIsNoReasonToWrite() {
		Event soon = event("promise.due-soon", Instant.now());

		this.world.tell("complaint-service", soon);

		awaitStates(soon, "SUPPRESSED", "SUPPRESSED");
	}

	@Test
	void whatWasBrokenLongAgoSendsNothing() {
		Event broken = event("promise.broken", Instant.now().minus(Duration.ofHours(25)));

		this.world.tell("complaint-service", broken);

		assertThat(states(broken)).doesNotContain("SENT", "PENDING");
	}

}
