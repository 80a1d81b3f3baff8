package io.touchpoint.notification.trigger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class TriggerTests {

	@Autowired
	private World world;

	@Autowired
	private JsonMapper json;

	@ParameterizedTest
	@CsvSource({ "false, false", "true, true", "false, true" })
	void whoCannotBeReachedOrIsHistoryGetsNothing(boolean contactable, boolean imported) {
		Event event = World.responseReceived(this.world.aSite(), "r-1", Instant.now(), contactable, imported);

		this.world.tell("feedback-service", event);

		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + event.id() + "'")).isEmpty();
	}

	@Test
	void anOldEventIsKeptButSendsNothing() {
		Event event = World.responseReceived(this.world.aSite(), "r-1", Instant.now().minus(Duration.ofHours(25)), true,
				false);

		this.world.tell("feedback-service", event);

		assertThat(this.world.of(event, "state")).isEqualTo("SUPPRESSED");
		assertThat(this.world.of(event, "last_error"))
			.isEqualTo("What it is about was more than 24 h old when it was first seen.");
	}

	@Test
	void anEventSeenAgainLaterChangesNothing() {
		Event event = World.responseReceived(this.world.aSite(), "nobody-here", Instant.now(), true, false);
		this.world.tell("feedback-service", event, event);
		this.world.awaitState(event, "SUPPRESSED");
		String before = this.world.of(event, "message::text");

		this.world.tell("feedback-service", event);

		assertThat(this.world.of(event, "message::text")).isEqualTo(before);
	}

	@Test
	void otherEventsOfAComplaintAreNoReasonToWrite() {
		Event received = this.world.aComplaint(this.world.aSite(), World.newAddress(), "sEcReT-0123456789abcdef");
		Event resolved = TestEvents.event("complaint.resolved", received.site(), received.subject(), Instant.now(),
				received.data());

		this.world.tell("complaint-service", resolved);

		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + resolved.id() + "'")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "feedback-service, response.received, THANK_YOU",
			"complaint-service, complaint.received, ACKNOWLEDGEMENT" })
	void theProducersOwnEventIsUnderstood(String producer, String type, String kind) throws Exception {
		ObjectNode data = (ObjectNode) data(producer, type + ".v1.json");
		assertThat(data.has("contactable")).isTrue();
		assertThat(data.has("imported")).isTrue();
		data.put("contactable", true).put("imported", false).put("somethingNew", 1);
		Event event = TestEvents.event(type, this.world.aSite(), "nobody-here", Instant.now(), data);

		this.world.tell(producer, event);

		assertThat(this.world.of(event, "kind")).isEqualTo(kind);
	}

	/** The producer's golden file or, as long as it has none, what was agreed. */
	private JsonNode data(String producer, String name) throws Exception {
		Path golden = Path.of("..", producer, "src", "test", "resources", "golden", "events", name);
		Path agreed = Path.of("src", "test", "resources", "agreed", name);
		JsonNode event = this.json.readTree(Files.readString(Files.exists(golden) ? golden : agreed));
		return event.has("data") ? event.get("data") : event;
	}

}
