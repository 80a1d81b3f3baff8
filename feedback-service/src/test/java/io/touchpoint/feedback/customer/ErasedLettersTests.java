package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.voice.FakeFellows;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Letters that became complaints, whose writers only the complaints know.
 */
@FeedbackTest
@TestPropertySource(properties = "touchpoint.customer.complaint-timeout=30s")
class ErasedLettersTests {

	private static final FakeFellows fellows = new FakeFellows();

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	ErasedLetters letters;

	private Desk desk;

	private String site;

	@DynamicPropertySource
	static void fellows(DynamicPropertyRegistry properties) {
		for (String service : List.of("complaint-service", "notification-service")) {
			properties.add("spring.cloud.discovery.client.simple.instances." + service + "[0].uri", fellows::url);
		}
	}

	@AfterAll
	static void stop() {
		fellows.stop();
	}

	@BeforeEach
	void site() {
		this.desk = new Desk(this.web);
		this.site = "el-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.sites.change("DELETE FROM erased_contact");
	}

	private UUID letterOf(UUID complaint) {
		UUID letter = UUID.randomUUID();
		this.sites.change("""
				INSERT INTO letter (id, site, name, type, bytes, scan, became, became_id, received_at, received_by)
				VALUES ('%s', '%s', 'scan.pdf', 'application/pdf', 1, '\\x00', 'COMPLAINT', '%s', now(), 'Stan')
				""".formatted(letter, this.site, complaint));
		return letter;
	}

	private void erase(String address) {
		UUID customer = this.desk.visited(this.site, address);
		assertThat(
				this.desk.post(this.desk.passports.headOffice(), "/api/feedback/customers/" + customer + "/erase", null)
					.status())
			.isEqualTo(200);
	}

	private long count(String rows) {
		return this.sites.count("SELECT count(*) FROM " + rows);
	}

	@Test
	void theLetterOfAComplaintGoesWithItsWriterAndNoOtherDoes() {
		UUID complaint = UUID.randomUUID();
		UUID mine = letterOf(complaint);
		UUID other = letterOf(UUID.randomUUID());
		UUID response = UUID.randomUUID();
		this.sites
			.change("""
					INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version,
						overall, moment, answers, comment, language, contactable, occurred_at, received_at)
					VALUES ('%s', '%s', 'waiting', 'LETTER', 'PATIENT', 'patient', 1, 2, 'MISERY', '{"overall": 2}',
						'I am Ana', 'en', false, now(), now())"""
				.formatted(response, this.site));
		this.sites.change("UPDATE letter SET response = '" + response + "' WHERE id = '" + mine + "'");
		String address = Desk.newAddress();
		fellows.wrote(address.toLowerCase(Locale.ROOT), complaint);
		erase(address);
		assertThat(count("letter WHERE id = '" + mine + "'")).as("nobody asked yet").isOne();

		this.letters.look().block();

		assertThat(count("letter WHERE id = '" + mine + "'")).isZero();
		assertThat(count("letter WHERE id = '" + other + "'")).isOne();
		assertThat(count("response WHERE id = '" + response + "' AND comment IS NULL AND overall = 2")).isOne();
		assertThat(count("erased_contact")).as("the address is kept no longer").isZero();
	}

	@Test
	void whileTheComplaintServiceIsAwayNothingIsForgottenAndItIsAskedAgain() {
		erase("away-" + Desk.newAddress());

		this.letters.look().block();

		assertThat(count("erased_contact")).isOne();
	}

	@Test
	void whoWasErasedIsForgottenByTheFellowServicesOnceAllOfThemHeardIt() {
		String address = Desk.newAddress();
		UUID complaint = UUID.randomUUID();
		UUID letter = letterOf(complaint);
		fellows.wrote(address.toLowerCase(Locale.ROOT), complaint);
		erase(address);
		fellows.away("notification-service", true);

		this.letters.look().block();

		assertThat(count("erased_contact")).as("told again later").isOne();
		assertThat(count("letter WHERE id = '" + letter + "'")).as("its writer may be unknown by then").isZero();

		fellows.away("notification-service", false);
		this.letters.look().block();

		assertThat(count("erased_contact")).isZero();
		for (String service : List.of("complaint-service", "notification-service")) {
			assertThat(fellows.forgotten(service)).anyMatch((told) -> told.contains(address.toLowerCase(Locale.ROOT)));
		}
	}

}
