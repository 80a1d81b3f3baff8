package io.touchpoint.notification.trigger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.notification.delivery.Contact;
import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageRequests;
import io.touchpoint.notification.delivery.Occasion;
import io.touchpoint.notification.site.Sites;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@NotificationTest
class TriggerTests {

	@Autowired
	private World world;

	@Autowired
	private JsonMapper json;

	@Autowired
	private MessageRequests requests;

	@Autowired
	private RestrictedCaseRepository cases;

	@Autowired
	private TriggerProperties properties;

	@Autowired
	private InternalClient client;

	@Autowired
	private Sites sites;

	@Autowired
	private SiteScopedTransaction transaction;

	@ParameterizedTest
	@CsvSource({ "false, false", "true, true", "false, true" })
	void whoCannotBeReachedOrIsHistoryGetsNothing(boolean contactable, boolean imported) {
		Event event = World.responseReceived(this.world.aSite(), "r-1", Instant.now(), contactable, imported);

		this.world.tell("feedback-service", event);

		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + event.id() + "'")).isEmpty();
	}

	@Test
	void anOldEventIsKeptButSendsNothing() {
		this.world.execute("*", """
				INSERT INTO message_kind (kind, since) VALUES ('THANK_YOU', '-infinity')
				ON CONFLICT (kind) DO UPDATE SET since = excluded.since""");
		Event event = World.responseReceived(this.world.aSite(), "r-1", Instant.now().minus(Duration.ofHours(25)), true,
				false);

		this.world.tell("feedback-service", event);

		assertThat(this.world.of(event, "state")).isEqualTo("SUPPRESSED");
		assertThat(this.world.of(event, "last_error"))
			.isEqualTo("What it is about was more than 24 h old when it was first seen.");
	}

	@Test
	void anEventFromBeforeTheKindExistedHereIsHistoryAndLeavesNoTrace() {
		this.world.execute("*", "DELETE FROM message_kind WHERE kind = 'THANK_YOU'");
		Event old = World.responseReceived(this.world.aSite(), "r-1", Instant.now().minus(Duration.ofHours(25)), true,
				false);
		Event fresh = World.responseReceived(old.site(), "r-2", Instant.now(), true, false);

		this.world.tell("feedback-service", old, fresh);
		this.world.tell("feedback-service", old);

		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + old.id() + "'")).isEmpty();
		assertThat(this.world.of(fresh, "kind")).isEqualTo("THANK_YOU");
	}

	@Test
	void severalRecipientsOfOneEventGetAMessageEach() {
		Event event = World.responseReceived(this.world.aSite(), "r-1", Instant.now(), true, false);
		Triggers triggers = new Triggers("feedback-service", List.of(new ToTwo()), this.requests, this.cases,
				this.properties, Clock.systemUTC());

		this.world.tell(triggers, event);
		this.world.tell(triggers, event);

		assertThat(this.world.rows("SELECT recipient_key FROM message WHERE event = '" + event.id() + "'"))
			.containsExactlyInAnyOrder("account-1", "account-2");
	}

	@Test
	void aRuleMayWriteToTheSiteItself() {
		String site = this.world.aSite();
		ContactLookup lookup = lookup(new Addressee.TheSite());

		assertThat(lookup.find(occasion(site)).block()).isNotNull()
			.extracting(Contact::email)
			.isEqualTo("care@" + site + ".example");
		assertThatIllegalStateException().isThrownBy(() -> lookup.find(occasion("nowhere")).block())
			.withMessageContaining("has no e-mail address yet");
	}

	@Test
	void whoIsAskedLearnsWhomTheMessageIsForAndMayAddFacts() {
		this.world.services().contact("/internal/people/account-1/of/r-1", """
				{"email":"a@example.org","facts":{"praise":"Well done"}}""");

		Contact contact = lookup(new Addressee.Person("feedback-service", "/internal/people/{recipient}/of/{about}"))
			.find(occasion("bay"))
			.block();

		assertThat(contact).isNotNull().extracting(Contact::facts).isEqualTo(Map.of("praise", "Well done"));
	}

	@Test
	void rulesThatContradictEachOtherOrThatNobodyAppliesStopTheStart() {
		assertThatIllegalStateException()
			.isThrownBy(() -> AddressBook.of(List.of(new ThankYou(), new ToTwo()), List.of("feedback-service")))
			.withMessageContaining("THANK_YOU at different places");
		assertThatIllegalStateException()
			.isThrownBy(() -> AddressBook.of(List.of(new ThankYou()), List.of("complaint-service")))
			.withMessageContaining("Nobody follows feedback-service");
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

	private ContactLookup lookup(Addressee addressee) {
		return new ContactLookup(AddressBook.of(List.of(new ToTwo(addressee)), List.of("feedback-service")),
				this.client, this.sites, this.transaction, this.properties);
	}

	private static Occasion occasion(String site) {
		return new Occasion(site, MessageKind.THANK_YOU, "feedback-service", "r-1", "account-1");
	}

	/** The producer's golden file or, as long as it has none, what was agreed. */
	private JsonNode data(String producer, String name) throws Exception {
		Path golden = Path.of("..", producer, "src", "test", "resources", "golden", "events", name);
		Path agreed = Path.of("src", "test", "resources", "agreed", name);
		JsonNode event = this.json.readTree(Files.readString(Files.exists(golden) ? golden : agreed));
		return event.has("data") ? event.get("data") : event;
	}

	private record ToTwo(Addressee addressee) implements MessageRule {

		ToTwo() {
			this(new Addressee.TheSite());
		}

		@Override
		public String source() {
			return "feedback-service";
		}

		@Override
		public String type() {
			return "response.received";
		}

		@Override
		public MessageKind kind() {
			return MessageKind.THANK_YOU;
		}

		@Override
		public List<String> recipients(Event event) {
			return List.of("account-1", "account-2");
		}

	}

}
