package io.touchpoint.notification.trigger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class InvitationMailTests {

	private static final String FEEDBACK = "feedback-service";

	private static final String SECRET = "sEcReT-0123456789abcdef-ABCDEFGH";

	private static final String SURVEY = "http://localhost:8080/s/i/" + SECRET;

	@Autowired
	private World world;

	private Event event(String type, String site, String subject) {
		ObjectNode data = (ObjectNode) Golden.event(FEEDBACK, type + ".v1.json").get("data");
		data.put("laterMember", 1);
		return TestEvents.event(type, site, subject, Instant.now(), data);
	}

	private static String contact(String address, String language) {
		return """
				{"email":"%s","name":"Jane Doe","language":"%s","trackingUrl":"%s","facts":{"stopUrl":"%s/stop"}}
				""".formatted(address, language, SURVEY, SURVEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "invitation.due", "invitation.reminder" })
	void anInvitationArrivesOnceWithItsLinkTheContactBlockAndTheWayOut(String type) throws Exception {
		String site = this.world.aSite();
		String address = World.newAddress();
		String id = UUID.randomUUID().toString();
		this.world.services().invitationContact(id, contact(address, "en"));
		Event event = event(type, site, id);
		this.world.tell(FEEDBACK, event, event);
		this.world.awaitState(event, "SENT");
		this.world.tell(FEEDBACK, event);
		List<MimeMessage> mails = this.world.mail().mailsTo(address);
		assertThat(mails).hasSize(1);
		MimeMessage mail = mails.getFirst();
		assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + SURVEY + "/stop>");
		assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
		MimeMultipart parts = (MimeMultipart) mail.getContent();
		for (int part = 0; part < 2; part++) {
			assertThat(parts.getBodyPart(part).getContent().toString()).contains("Jane Doe", SURVEY, SURVEY + "/stop",
					"care@" + site + ".example", "+44 20 7946 0123", "1 High Street");
		}
	}

	@Test
	void theSecretIsForgottenOnceTheMailIsOut() {
		String address = World.newAddress();
		String id = UUID.randomUUID().toString();
		this.world.services().invitationContact(id, contact(address, "ar"));
		Event event = event("invitation.due", this.world.aSite(), id);
		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "SENT");
		assertThat(this.world.of(event, "message::text")).doesNotContain(SECRET);
		assertThat(this.world.of(event, "language")).isEqualTo("ar");
	}

	@Test
	void whoMustNotBeInvitedAnyMoreGetsNothing() {
		Event event = event("invitation.due", this.world.aSite(), UUID.randomUUID().toString());
		this.world.tell(FEEDBACK, event);
		this.world.awaitState(event, "SUPPRESSED");
		assertThat(this.world.of(event, "last_error")).startsWith("Nobody to tell");
	}

	@Test
	void aFirstVisitIsThankedWithTheSurveyOnceInNinetyDays() throws Exception {
		String site = this.world.aSite();
		String address = World.newAddress();
		String customer = UUID.randomUUID().toString();
		this.world.services().welcomed(customer, contact(address, "en"));
		Event first = event("customer.first-visit", site, customer);
		this.world.tell(FEEDBACK, first);
		this.world.awaitState(first, "SENT");
		assertThat(this.world.of(first, "kind")).isEqualTo("WELCOME");
		Event response = this.world.aResponse(site, address);
		this.world.tell(FEEDBACK, response);
		this.world.awaitState(response, "SUPPRESSED");
		List<MimeMessage> mails = this.world.mail().mailsTo(address);
		assertThat(mails).hasSize(1);
		MimeMultipart parts = (MimeMultipart) mails.getFirst().getContent();
		assertThat(parts.getBodyPart(0).getContent().toString()).contains(SURVEY, "care@" + site + ".example");
	}

	@Test
	void theThanksGoOutWithoutASurveyWhenTheCustomerRests() throws Exception {
		String address = World.newAddress();
		String customer = UUID.randomUUID().toString();
		this.world.services()
			.welcomed(customer,
					"{\"email\":\"" + address + "\",\"name\":null,\"language\":\"es\",\"trackingUrl\":null}");
		Event first = event("customer.first-visit", this.world.aSite(), customer);
		this.world.tell(FEEDBACK, first);
		this.world.awaitState(first, "SENT");
		MimeMultipart parts = (MimeMultipart) this.world.mail().mailsTo(address).getFirst().getContent();
		assertThat(parts.getBodyPart(1).getContent().toString()).doesNotContain("/s/i/", "null", "href=\"\"");
	}

	@Test
	void whoDidNotAgreeIsNotThanked() {
		ObjectNode data = (ObjectNode) Golden.event(FEEDBACK, "customer.first-visit.v1.json").get("data");
		data.put("contactable", false);
		Event event = TestEvents.event("customer.first-visit", this.world.aSite(), "c-1", Instant.now(), data);
		this.world.tell(FEEDBACK, event);
		assertThat(this.world.rows("SELECT 1 FROM message WHERE event = '" + event.id() + "'")).isEmpty();
	}

}
