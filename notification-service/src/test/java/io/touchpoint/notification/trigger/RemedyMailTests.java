package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
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

/**
 * A remedy waits for a yes, and gets its answer.
 */
@NotificationTest
class RemedyMailTests {

	@Autowired
	private World world;

	private final String remedy = UUID.randomUUID().toString();

	private String site;

	@BeforeEach
	void aSite() {
		this.site = this.world.aSite();
	}

	/** As the complaint service's golden event tells it. */
	private static ObjectNode golden(String type) {
		return (ObjectNode) Golden.event("complaint-service", type + ".v1.json").get("data").deepCopy();
	}

	private Event event(String type, ObjectNode data) {
		return TestEvents.event(type, this.site, this.remedy, Instant.now(), data);
	}

	private void known(String what, String recipient, String state) {
		this.world.services().contact("/internal/remedies/" + this.remedy + "/" + what + "/" + recipient, """
				{"email": "%s", "language": "en", "reference": "C-2026-000042",
				 "facts": {"by": "Stefan Staff", "state": "%s", "url": "http://localhost:8080/complaints/1"}}
				""".formatted(World.newAddress(), state));
	}

	private List<String> column(Event event, String column) {
		return this.world.rows("SELECT " + column + " FROM message WHERE event = '" + event.id() + "' ORDER BY 1");
	}

	private void awaitStates(Event event, String... states) {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(column(event, "state")).containsExactly(states));
	}

	@Test
	void eachWhoCanSayYesIsToldOnceWithALinkAndNoWordOfTheCustomer() {
		Event asked = event("remedy.requested", golden("remedy.requested"));
		String approver = asked.data().path("people").path(0).asString();
		known("approvers", approver, "WAITING");

		this.world.tell("complaint-service", asked, asked);
		awaitStates(asked, "SENT");

		assertThat(column(asked, "kind")).containsExactly("REMEDY_WAITING");
		assertThat(column(asked, "body_text")).singleElement()
			.asString()
			.contains("C-2026-000042", "Stefan Staff asked for a remedy", "http://localhost:8080/complaints/1")
			.doesNotContain("10000", "REFUND");
	}

	@Test
	void whatWasDecidedMeanwhileAsksNobody() {
		Event asked = event("remedy.requested", golden("remedy.requested"));

		this.world.tell("complaint-service", asked);

		awaitStates(asked, "SUPPRESSED");
	}

	@Test
	void anEventOfBeforeAnybodyWasToldTellsNobody() {
		ObjectNode before = golden("remedy.requested");
		before.remove("people");
		Event asked = event("remedy.requested", before);

		this.world.tell("complaint-service", asked);

		assertThat(column(asked, "state")).isEmpty();
	}

	@Test
	void whoAskedIsToldTheDecision() {
		for (String type : List.of("remedy.granted", "remedy.declined")) {
			Event decided = event(type, golden(type));
			known("asker", decided.data().path("askedBy").asString(),
					type.equals("remedy.granted") ? "GRANTED" : "DECLINED");

			this.world.tell("complaint-service", decided, decided);
			awaitStates(decided, "SENT");

			assertThat(column(decided, "kind")).containsExactly("REMEDY_DECIDED");
			assertThat(column(decided, "body_text")).singleElement()
				.asString()
				.contains(type.equals("remedy.granted") ? "was approved" : "was declined");
		}
	}

	@Test
	void whoTookItBackOrGaveItAloneIsNotToldOfThemselves() {
		ObjectNode back = golden("remedy.declined");
		back.put("ruledBy", back.path("askedBy").asString());
		ObjectNode alone = golden("remedy.granted").putNull("ruledBy");
		Event tookBack = event("remedy.declined", back);
		Event gave = event("remedy.granted", alone);

		this.world.tell("complaint-service", tookBack, gave);

		assertThat(column(tookBack, "state")).isEmpty();
		assertThat(column(gave, "state")).isEmpty();
	}

}
