package io.touchpoint.notification.delivery;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * With a poll that is longer than any of these tests waits.
 */
@NotificationTest
@TestPropertySource(properties = "touchpoint.delivery.poll=10m")
class WakeTests {

	@Autowired
	private World world;

	@Autowired
	private MeterRegistry meters;

	@Test
	void aStoredMessageIsSentWithoutWaitingForThePoll() {
		String site = this.world.aSite();
		Event event = this.world.aResponse(site, World.newAddress());

		this.world.tell("feedback-service", event);
		this.world.awaitState(event, "SENT");

		assertThat(this.meters.counter("touchpoint.messages", "site", site, "outcome", "sent").count()).isEqualTo(1);
	}

	@Test
	void waitingMessagesArePublished() {
		Event event = this.world.aResponse(World.newSite(), World.newAddress());

		this.world.tell("feedback-service", event);

		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.meters.get("touchpoint.messages.waiting").gauge().value() == 1);
		assertThat(this.meters.get("touchpoint.messages.oldest.wait").gauge().getId().getBaseUnit())
			.isEqualTo("seconds");
	}

}
