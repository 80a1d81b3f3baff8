package io.touchpoint.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;

import io.touchpoint.notification.MailExchange;
import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.notification.World.newAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class DeliveryTests {

	private static final String FEEDBACK = "feedback-service";

	private static final String COMPLAINT = "complaint-service";

	@Autowired
	private World world;

	@Test
	void anAnswerAboutACaseGoesToItsOwnAddressWhereThereIsOne() throws Exception {
		String site = this.world.aSite();
		String address = newAddress();
		String id = java.util.UUID.randomUUID().toString();
		this.world.services()
			.complaintContact(id, """
					{"email":"%s","name":null,"language":"en","reference":"C-2026-000001",
					 "trackingUrl":"http://localhost:8080/t/%s",
					 "replyTo":"care+%s.c2026000001-abcdefghjk@touchpoint.example"}""".formatted(address,
					"s".repeat(43), site));
		Event event = io.touchpoint.starter.testing.TestEvents.event("complaint.received", site, id,
				java.time.Instant.now(),
				"{\"reference\":\"C-2026-000001\",\"status\":\"RECEIVED\",\"contactable\":true,\"imported\":false}");

		this.world.tell("complaint-service", event);
		this.world.awaitState(event, "SENT");

		assertThat(onlyMailTo(address).getReplyTo()[0].toString())
			.contains("<care+" + site + ".c2026000001-abcdefghjk@touchpoint.example>");
	}

	@Test
	void aThankYouArrivesWithTheContactBlockInBothParts() throws Exception {
		String site = this.world.aSite();
		String address = newAddress();
		Event event = this.world.aResponse(site, address);

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "SENT");

		MimeMessage mail = onlyMailTo(address);
		assertThat(mail.getSubject()).isEqualTo("Thank you for your feedback to Hospital " + site);
		assertThat(mail.getFrom()[0].toString()).isEqualTo("Hospital " + site + " <no-reply@touchpoint.example>");
		assertThat(mail.getReplyTo()[0].toString()).contains("<care@" + site + ".example>");
		assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		MimeMultipart parts = (MimeMultipart) mail.getContent();
		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(parts.getCount()).isEqualTo(2);
		for (int part = 0; part < 2; part++) {
			assertThat(parts.getBodyPart(part).getContent().toString()).contains("Jane Doe", "Hospital " + site,
					"care@" + site + ".example", "+44 20 7946 0123", "1 High Street", "Anytown");
		}
		assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
		assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
	}

	@Test
	void anAcknowledgementCarriesTheReferenceAndTheTrackingLinkWhichIsThenForgotten() throws Exception {
		String address = newAddress();
		String secret = "sEcReT-0123456789abcdef";
		Event event = this.world.aComplaint(this.world.aSite(), address, secret);

		this.world.tell(COMPLAINT, event);
		this.world.awaitState(event, "SENT");

		MimeMultipart parts = (MimeMultipart) onlyMailTo(address).getContent();
		assertThat(parts.getBodyPart(0).getContent().toString()).contains("C-" + event.subject(),
				"http://localhost:8080/t/" + secret);
		assertThat(parts.getBodyPart(1).getContent().toString())
			.contains("href=\"http://localhost:8080/t/" + secret + "\"");
		assertThat(this.world.of(event, "body_text")).contains("http://localhost:8080/t/…").doesNotContain(secret);
		assertThat(this.world.of(event, "body_html")).doesNotContain(secret);
		assertThat(this.world.of(event, "secret")).isEqualTo("null");
	}

	@Test
	void theSameEventTwiceIsOneMail() {
		String site = this.world.aSite();
		String address = newAddress();
		Event event = this.world.aComplaint(site, address, "sEcReT-0123456789abcdef");

		this.world.tell(COMPLAINT, event);
		this.world.awaitState(event, "SENT");
		this.world.tell(COMPLAINT, event);
		Event later = this.world.aComplaint(site, newAddress(), "sEcReT-0123456789abcdef");
		this.world.tell(COMPLAINT, later);
		this.world.awaitState(later, "SENT");

		assertThat(this.world.mail().mailsTo(address)).hasSize(1);
	}

	@Test
	void whileTheMailServerIsDownAMessageWaitsAndThenGoesOut() {
		String address = newAddress();
		Event event = this.world.aResponse(this.world.aSite(), address);
		this.world.mail().close();
		try {
			this.world.tell(FEEDBACK, event);
			await().atMost(Duration.ofSeconds(30)).until(() -> Integer.parseInt(this.world.of(event, "attempts")) > 5);
			assertThat(this.world.of(event, "state")).isIn("RETRYING", "SENDING");
			assertThat(this.world.of(event, "last_error")).startsWith("The mail server cannot be reached");
		}
		finally {
			this.world.mail().open();
		}

		this.world.awaitState(event, "SENT");
		assertThat(this.world.mail().mailsTo(address)).hasSize(1);
		assertThat(this.world.of(event, "last_error")).isEqualTo("null");
	}

	@Test
	void aRecipientRefusedForGoodMakesTheMessageDeadAtOnce() {
		String address = newAddress();
		this.world.mail().answer(address, "550 5.1.1 No such user here");
		Event event = this.world.aResponse(this.world.aSite(), address);

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "DEAD");

		assertThat(this.world.of(event, "attempts")).isEqualTo("1");
		assertThat(this.world.of(event, "last_error")).contains("550 5.1.1 No such user here");
		assertThat(this.world.rows("SELECT 1 FROM thanked WHERE message = '" + this.world.of(event, "id") + "'"))
			.isEmpty();
	}

	@Test
	void oneRefusedRecipientDoesNotHoldUpTheOthers() {
		String site = this.world.aSite();
		String refused = newAddress();
		this.world.mail().answer(refused, "550 No");
		List<Event> events = List.of(this.world.aResponse(site, newAddress()), this.world.aResponse(site, refused),
				this.world.aResponse(site, newAddress()));

		this.world.tell(FEEDBACK, events.toArray(Event[]::new));

		this.world.awaitState(events.get(0), "SENT");
		this.world.awaitState(events.get(1), "DEAD");
		this.world.awaitState(events.get(2), "SENT");
	}

	@Test
	void aPassingRefusalIsTriedAgainUntilTheLastTryAndThenDead() {
		String address = newAddress();
		this.world.mail().answer(address, "451 4.7.1 Greylisted");
		Event event = this.world.aResponse(this.world.aSite(), address);

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "DEAD");

		assertThat(this.world.of(event, "attempts")).isEqualTo("4");
		assertThat(this.world.of(event, "last_error")).startsWith("Given up after 4 tries: ").contains("Greylisted");
	}

	@Test
	void aMailWhoseReceiptWasNeverHeardOfIsSentAgainUnderTheSameMessageId() throws Exception {
		String address = newAddress();
		this.world.mail().hangUpAfterMailTo(address);
		Event event = this.world.aResponse(this.world.aSite(), address);

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "SENT");

		List<MimeMessage> mails = this.world.mail().mailsTo(address);
		assertThat(mails).hasSize(2);
		assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID())
			.isEqualTo("<" + this.world.of(event, "id") + "@touchpoint.example>");
	}

	@Test
	void aWorkerThatDiedBetweenSendingAndMarkingLeavesOneMoreMailOfTheSameMessageId() throws Exception {
		String address = newAddress();
		Event event = this.world.aResponse(this.world.aSite(), address);
		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "SENT");

		this.world.execute("*", """
				UPDATE message SET state = 'SENDING', sent_at = NULL, claim = '%s', due_at = now() - interval '1 second'
				WHERE event = '%s'""".formatted(UUID.randomUUID(), event.id()));
		this.world.awaitState(event, "SENT");

		List<MimeMessage> mails = this.world.mail().mailsTo(address);
		assertThat(mails).hasSize(2);
		assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
		assertThat(((MimeMultipart) mails.get(0).getContent()).getBodyPart(0).getContent())
			.isEqualTo(((MimeMultipart) mails.get(1).getContent()).getBodyPart(0).getContent());
	}

	@Test
	void aCustomerIsThankedOnceInNinetyDays() {
		String site = this.world.aSite();
		String address = newAddress();
		Event first = this.world.aResponse(site, address);
		Event soonAfter = this.world.aResponse(this.world.aSite(), address.toUpperCase(Locale.ROOT));
		Event muchLater = this.world.aResponse(site, address);

		this.world.tell(FEEDBACK, first);
		this.world.awaitState(first, "SENT");
		this.world.tell(FEEDBACK, soonAfter);
		this.world.awaitState(soonAfter, "SUPPRESSED");
		assertThat(this.world.of(soonAfter, "last_error"))
			.isEqualTo("This customer was thanked within the last 90 days.");
		this.world.execute("*",
				"UPDATE thanked SET at = at - interval '90 days' WHERE message = '" + this.world.of(first, "id") + "'");
		this.world.tell(FEEDBACK, muchLater);
		this.world.awaitState(muchLater, "SENT");

		assertThat(this.world.mail().mailsTo(address)).hasSize(2);
	}

	@Test
	void everyComplaintOfACustomerIsAcknowledged() {
		String site = this.world.aSite();
		String address = newAddress();
		Event first = this.world.aComplaint(site, address, "sEcReT-0123456789abcdef");
		Event second = this.world.aComplaint(site, address, "sEcReT-fedcba9876543210");

		this.world.tell(COMPLAINT, first, second);
		this.world.awaitState(first, "SENT");
		this.world.awaitState(second, "SENT");

		assertThat(this.world.mail().mailsTo(address)).hasSize(2);
	}

	@Test
	void anAddressThatIsFloodedThroughThePublicFormGetsNoMoreThanTheDaysShare() {
		String site = this.world.aSite();
		String address = newAddress();
		for (int i = 0; i < 10; i++) {
			Event event = this.world.aComplaint(site, address, "sEcReT-0123456789abcde" + i);
			this.world.tell(COMPLAINT, event);
			this.world.awaitState(event, "SENT");
		}
		Event tooMany = this.world.aComplaint(site, address.toUpperCase(Locale.ROOT), "sEcReT-fedcba9876543210");
		Event another = this.world.aComplaint(site, newAddress(), "sEcReT-fedcba9876543211");

		this.world.tell(COMPLAINT, tooMany, another);
		this.world.awaitState(tooMany, "SUPPRESSED");
		this.world.awaitState(another, "SENT");

		assertThat(this.world.of(tooMany, "last_error")).startsWith("This address got 10 acknowledgements");
		assertThat(this.world.mail().mailsTo(address)).hasSize(10);
	}

	@Test
	void withoutAContactNothingIsSent() {
		Event event = World.responseReceived(this.world.aSite(), "nobody", Instant.now(), true, false);

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "SUPPRESSED");

		assertThat(this.world.of(event, "last_error")).startsWith("Nobody to tell");
	}

	@Test
	void anAddressThatWouldSmuggleAHeaderIsGivenUp() {
		Event event = this.world.aResponse(this.world.aSite(), "a@example.org\\r\\nBcc: b@example.org");

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "DEAD");

		assertThat(this.world.of(event, "last_error")).isEqualTo("The address holds control characters.");
	}

	@Test
	void whileTheOtherServiceIsAwayAMessageWaits() {
		String address = newAddress();
		Event event = this.world.aResponse(this.world.aSite(), address);
		this.world.services().away(true);
		try {
			this.world.tell(FEEDBACK, event);
			this.world.awaitState(event, "RETRYING");
			assertThat(this.world.of(event, "last_error"))
				.startsWith("The recipient cannot be asked for at feedback-service");
		}
		finally {
			this.world.services().away(false);
		}

		this.world.awaitState(event, "SENT");
	}

	@Test
	void aMessageOfASiteThatIsNotKnownYetWaitsForIt() {
		String site = World.newSite();
		Event event = this.world.aResponse(site, newAddress());

		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "RETRYING");
		this.world.tell("gateway", World.siteSaved(site, "Late Hospital", 1));

		this.world.awaitState(event, "SENT");
	}

	private MimeMessage onlyMailTo(String address) {
		List<MimeMessage> mails = mail().mailsTo(address);
		assertThat(mails).hasSize(1);
		return mails.getFirst();
	}

	private MailExchange mail() {
		return this.world.mail();
	}

}
