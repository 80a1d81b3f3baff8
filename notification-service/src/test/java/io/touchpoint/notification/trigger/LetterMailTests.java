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
class LetterMailTests {

	@Autowired
	private World world;

	private final String about = UUID.randomUUID().toString();

	private String site;

	@BeforeEach
	void aSite() {
		this.site = this.world.aSite();
	}

	/** As the complaint service's golden event tells it. */
	private Event event(String type) {
		return TestEvents.event(type, this.site, this.about, Instant.now(),
				Golden.event("complaint-service", type + ".v1.json").path("data"));
	}

	private void known(String path) {
		this.world.services().contact(path, """
				{"email": "%s", "language": "en", "reference": "C-2026-000042",
				 "trackingUrl": "http://localhost:8080/t/sEcReT-0123456789abcdef",
				 "facts": {"text": "Dear Ana,\\nwe are sorry."}}
				""".formatted(World.newAddress()));
	}

	private List<String> rows(Event event, String column) {
		return this.world.rows("SELECT " + column + " FROM message WHERE event = '" + event.id() + "'");
	}

	private void awaitSent(Event event) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(rows(event, "state")).containsExactly("SENT"));
	}

	@Test
	void aReplyIsMailedOnceWithItsWordsAndALinkToAnswer() {
		known("/internal/letters/" + this.about + "/contact");
		Event sent = event("letter.sent");

		this.world.tell("complaint-service", sent, sent);
		awaitSent(sent);

		assertThat(rows(sent, "kind")).containsExactly("REPLY");
		assertThat(rows(sent, "body_text")).singleElement()
			.asString()
			.contains("Dear Ana,\nwe are sorry.", "C-2026-000042", "/t/");
	}

	@Test
	void aNewLinkIsMailedToWhoeverLeftAnAddress() {
		known("/internal/complaints/" + this.about + "/contact");
		Event renewed = event("link.renewed");

		this.world.tell("complaint-service", renewed, renewed);
		awaitSent(renewed);

		assertThat(rows(renewed, "kind")).containsExactly("LINK_RENEWED");
	}

}
