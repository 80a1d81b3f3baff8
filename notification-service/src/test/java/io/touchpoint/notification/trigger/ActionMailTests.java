package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who owns a corrective action hears of it.
 */
@NotificationTest
class ActionMailTests {

	@Autowired
	private World world;

	private final String action = UUID.randomUUID().toString();

	private Event event(String type) {
		ObjectNode data = (ObjectNode) Golden.event("complaint-service", type + ".v1.json").get("data").deepCopy();
		return TestEvents.event(type, this.world.aSite(), this.action, Instant.now(), data);
	}

	private void known(Event event) {
		this.world.services()
			.contact(
					"/internal/corrective-actions/" + this.action + "/owner/" + event.data().path("ownerId").asString(),
					"""
							{"email": "%s", "language": "en", "reference": "C-2026-000042",
							 "facts": {"due": "Monday, 9 March 2026", "url": "http://localhost:8080/complaints/1"}}
							""".formatted(World.newAddress()));
	}

	private List<String> column(Event event, String column) {
		return this.world.rows("SELECT " + column + " FROM message WHERE event = '" + event.id() + "' ORDER BY 1");
	}

	private void awaitState(Event event, String state) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(column(event, "state")).containsExactly(state));
	}

	@ParameterizedTest
	@CsvSource({ "corrective-action.given, ACTION_GIVEN, You are to do something",
			"corrective-action.due-soon, ACTION_DUE, is due soon",
			"corrective-action.overdue, ACTION_OVERDUE, is over" })
	void itsOwnerIsToldOnceWithTheDayAndALink(String type, String kind, String words) {
		Event told = event(type);
		known(told);

		this.world.tell("complaint-service", told, told);
		awaitState(told, "SENT");

		assertThat(column(told, "kind")).containsExactly(kind);
		assertThat(column(told, "body_text")).singleElement()
			.asString()
			.contains(words, "C-2026-000042", "Monday, 9 March 2026", "http://localhost:8080/complaints/1");
	}

	@Test
	void nobodyIsToldOfWhatHasEndedMeanwhile() {
		Event told = event("corrective-action.overdue");
		this.world.tell("complaint-service", told);
		awaitState(told, "SUPPRESSED");
	}

}
