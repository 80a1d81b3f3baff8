package io.touchpoint.notification.trigger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever was cut out of a complaint is cut out of the messages about it.
 */
@NotificationTest
class ErasedCasesTests {

	private static final String LEFT = "concat(recipient, sender_name, subject, body_text, body_html, secret)";

	private final TestPassports passports = new TestPassports("notification-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient web;

	private String site;

	@BeforeEach
	void aSite() {
		this.site = this.world.aSite();
	}

	/** As the complaint service's golden event tells it. */
	private Event erased(String complaint, String... responses) {
		ObjectNode data = data("complaint.erased");
		ArrayNode answers = data.putArray("responses");
		Stream.of(responses).forEach(answers::add);
		return TestEvents.event("complaint.erased", this.site, complaint, Instant.now(), data);
	}

	private static ObjectNode data(String type) {
		return (ObjectNode) Golden.event("complaint-service", type + ".v1.json").get("data").deepCopy();
	}

	private Event complaint() {
		return this.world.aComplaint(this.site, World.newAddress(), "sEcReT-0123456789abcdef");
	}

	private Event sent(String source, Event event) {
		this.world.tell(source, event);
		this.world.awaitState(event, "SENT");
		return event;
	}

	/** A reply in the case. */
	private Event letter(String complaint) {
		Event letter = TestEvents.event("letter.sent", this.site, UUID.randomUUID().toString(), Instant.now(),
				data("letter.sent").put("complaint", complaint));
		this.world.services().contact("/internal/letters/" + letter.subject() + "/contact", """
				{"email": "%s", "language": "en", "reference": "C-2026-000042",
				 "trackingUrl": "http://localhost:8080/t/sEcReT-0123456789abcdef",
				 "facts": {"text": "Dear Ana, we are sorry."}}
				""".formatted(World.newAddress()));
		return letter;
	}

	private List<String> rows(Event event, String column) {
		return this.world.rows("SELECT " + column + " FROM message WHERE event = '" + event.id() + "'");
	}

	private byte[] shown(Event event) {
		return this.web.get()
			.uri("/api/notifications/messages/" + this.world.of(event, "id"))
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager(this.site)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
	}

	@Test
	void addressAndWordsOfMessagesAboutTheCaseGoAndThoseOfOthersStay() {
		Event received = sent("complaint-service", complaint());
		Event reply = sent("complaint-service", letter(received.subject()));
		Event other = sent("complaint-service", complaint());
		assertThat(new String(shown(reply))).contains("Dear Ana");

		Event erased = erased(received.subject());
		this.world.tell("complaint-service", erased, erased);
		this.world.tell("complaint-service", erased);

		assertThat(rows(received, "state || " + LEFT)).containsExactly("SENT");
		assertThat(rows(reply, "state || " + LEFT)).containsExactly("SENT");
		assertThat(new String(shown(reply))).doesNotContain("Ana", "@");
		assertThat(rows(other, "recipient IS NOT NULL AND body_text IS NOT NULL")).containsExactly("t");
	}

	@Test
	void whoWasThankedForAnAnswerThatTheCaseCameFromIsForgottenToo() {
		Event mine = sent("feedback-service", this.world.aResponse(this.site, World.newAddress()));
		Event other = sent("feedback-service", this.world.aResponse(this.site, World.newAddress()));

		this.world.tell("complaint-service", erased(UUID.randomUUID().toString(), mine.subject()));

		assertThat(rows(mine, "state || " + LEFT)).containsExactly("SENT");
		assertThat(rows(other, "recipient IS NOT NULL")).containsExactly("t");
	}

	@Test
	void whatIsAskedForLaterIsNotSentAndHasNoWords() {
		sent("complaint-service", complaint());
		sent("complaint-service", letter(UUID.randomUUID().toString()));
		sent("feedback-service", this.world.aResponse(this.site, World.newAddress()));
		Event received = complaint();
		Event reply = letter(received.subject());
		Event response = this.world.aResponse(this.site, World.newAddress());

		this.world.tell("complaint-service", erased(received.subject(), response.subject()));
		this.world.tell("complaint-service", received, reply);
		this.world.tell("feedback-service", response);

		for (Event event : List.of(received, reply, response)) {
			assertThat(rows(event, "state || last_error || " + LEFT)).containsExactly("SUPPRESSEDerased");
		}
	}

	@Test
	void aMessageOnItsWayKeepsNothingWhateverComesOfIt() {
		Event received = sent("complaint-service", complaint());
		this.world.execute("*", "UPDATE message SET state = 'SENDING', claim = gen_random_uuid(),"
				+ " due_at = now() + interval '1 hour' WHERE event = '" + received.id() + "'");

		this.world.tell("complaint-service", erased(received.subject()));

		assertThat(rows(received, "state || " + LEFT)).containsExactly("SUPPRESSED");
		assertThat(rows(received, "claim")).containsExactly("null");
	}

}
