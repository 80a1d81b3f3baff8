package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class ComplaintClockTests {

	private static final String OWNER = "00000000-0000-7000-8000-00000000000c";

	@Autowired
	private World world;

	private static Event told(String type, String site, String telling) {
		ObjectNode data = (ObjectNode) Golden.event("complaint-service", "complaint.clock-breached.v1.json")
			.get("data");
		return TestEvents.event(type, site, "00000000-0000-7000-8000-000000000001", Instant.now(),
				data.deepCopy().put("told", telling));
	}

	private List<String> messages(String site) {
		return this.world.rows("SELECT state FROM message WHERE site = '" + site + "'");
	}

	private void awaitStates(String site, String... states) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(messages(site)).containsExactlyInAnyOrder(states));
	}

	@Test
	void eachStepSendsOneMailToThePersonItConcerns() {
		String site = this.world.aSite();
		for (String telling : List.of("telling-1-" + site, "telling-2-" + site)) {
			this.world.services().contact("/internal/complaint-clocks/" + telling + "/people/" + OWNER, """
					{"email": "owner@%s.example", "language": "en", "reference": "C-2026-000001",
					 "trackingUrl": "http://localhost:8080/complaints/1",
					 "facts": {"step": "BREACHED", "clock": "RESOLVE", "due": "2026-03-03 23:59 Europe/London"}}
					""".formatted(site));
		}
		Event breached = told("complaint.clock-breached", site, "telling-1-" + site);

		this.world.tell("complaint-service", breached);
		awaitStates(site, "SENT");
		this.world.tell("complaint-service", breached);
		this.world.tell("complaint-service", told("complaint.escalated", site, "telling-2-" + site));
		awaitStates(site, "SENT", "SENT");

		assertThat(this.world.rows("SELECT DISTINCT recipient, kind FROM message WHERE site = '" + site + "'"))
			.containsExactly("owner@" + site + ".example|COMPLAINT_CLOCK");
		assertThat(this.world.rows("SELECT body_text FROM message WHERE site = '" + site + "'").getFirst()).contains(
				"The deadline has passed for resolving complaint C-2026-000001", "2026-03-03 23:59 Europe/London",
				"http://localhost:8080/complaints/1");
	}

	@Test
	void whatWasAnsweredMeanwhileIsNoReasonToWrite() {
		String site = this.world.aSite();

		this.world.tell("complaint-service", told("complaint.clock-warned", site, "telling-3-" + site));

		awaitStates(site, "SUPPRESSED");
	}

}
