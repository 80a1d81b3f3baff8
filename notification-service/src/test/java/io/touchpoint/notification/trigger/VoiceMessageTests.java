package io.touchpoint.notification.trigger;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What alerts and compliments ask for, told as the feedback service's golden events tell
 * it.
 */
@NotificationTest
class VoiceMessageTests {

	@Autowired
	private World world;

	private final String about = UUID.randomUUID().toString();

	private Event event(String type, String golden) {
		JsonNode data = Golden.event("feedback-service", golden).path("data");
		return TestEvents.event(type, this.world.aSite(), this.about, Instant.now(), data);
	}

	private long messages(Event event) {
		return this.world.rows("SELECT 1 FROM message WHERE event = '" + event.id() + "'").size();
	}

	@Test
	void anAlertIsMailedToTheSiteOnceHoweverOftenItIsTold() {
		Event alert = event("alert.raised", "alert.raised.v1.json");
		this.world.services().contact("/internal/alerts/" + this.about + "/contact", """
				{"email": "%s", "language": "en", "reference": "Waiting",
				 "trackingUrl": "http://localhost:8080/alerts?open=%s", "facts": {"count": "10"}}
				""".formatted(World.newAddress(), this.about));

		this.world.tell("feedback-service", alert, alert);
		this.world.awaitState(alert, "SENT");
		this.world.tell("feedback-service", alert);

		assertThat(messages(alert)).isEqualTo(1);
		assertThat(this.world.of(alert, "subject")).contains("Waiting");
		assertThat(this.world.of(alert, "body_text")).contains("customers gave 10 bad answers",
				"/alerts?open=" + this.about);
		assertThat(this.world.of(alert, "body_html")).contains("/alerts?open=" + this.about);
	}

	@Test
	void aComplimentIsPassedOnWithTheWords() {
		Event forwarded = event("compliment.forwarded", "compliment.recorded.v1.json");
		this.world.services().contact("/internal/compliments/" + this.about + "/people", """
				{"email": "%s", "name": "Ana", "language": "es", "facts": {"words": "So <kind>."}}
				""".formatted(World.newAddress()));

		this.world.tell("feedback-service", forwarded, forwarded);
		this.world.awaitState(forwarded, "SENT");

		assertThat(messages(forwarded)).isEqualTo(1);
		assertThat(this.world.of(forwarded, "body_text")).contains("Ana", "So <kind>.");
		assertThat(this.world.of(forwarded, "body_html")).contains("So &lt;kind&gt;.");
	}

	@Test
	void aCustomerIsThankedForPraise() {
		Event thanked = event("compliment.thanked", "compliment.recorded.v1.json");
		this.world.services().contact("/internal/compliments/" + this.about + "/contact", """
				{"email": "%s", "name": "Jo", "language": "en"}
				""".formatted(World.newAddress()));

		this.world.tell("feedback-service", thanked);
		this.world.awaitState(thanked, "SENT");

		assertThat(this.world.of(thanked, "body_text")).contains("Dear Jo", "Thank you for your praise.");
	}

}
