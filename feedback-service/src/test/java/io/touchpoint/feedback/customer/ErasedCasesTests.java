package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever was cut out of a complaint is cut out of its letter and of the answers that it
 * came from.
 */
@FeedbackTest
class ErasedCasesTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	ErasedCases cases;

	@Autowired
	SiteScopedTransaction transaction;

	private final UUID complaint = UUID.randomUUID();

	private Desk desk;

	private String site;

	@BeforeEach
	void site() {
		this.desk = new Desk(this.web);
		this.site = "ec-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
	}

	/** As the complaint service's golden event tells it. */
	private Event erased(UUID... responses) {
		ObjectNode data = (ObjectNode) Golden.event("complaint-service", "complaint.erased.v1.json")
			.get("data")
			.deepCopy();
		ArrayNode answers = data.putArray("responses");
		Stream.of(responses).map(UUID::toString).forEach(answers::add);
		return TestEvents.event("complaint.erased", this.site, this.complaint.toString(), Instant.now(), data);
	}

	private void tell(Event... events) {
		this.transaction.run(SiteScope.allSites(), this.cases.handle(Stream.of(events).toList())).block();
	}

	private UUID said() {
		return UUID.fromString(
				this.desk
					.send(null, HttpMethod.POST, "/public/responses",
							"""
									{"survey": "%s", "answers": {"overall": 1}, "comment": "My name is Ana",
									 "contact": {"email": "%s", "consent": true}}"""
								.formatted(this.sites.survey(this.site, "waiting"), Desk.newAddress()),
							"Idempotency-Key", UUID.randomUUID().toString())
					.text("id"));
	}

	private UUID letterOf(UUID became, UUID response) {
		UUID letter = UUID.randomUUID();
		this.sites
			.change("""
					INSERT INTO letter (id, site, name, type, bytes, scan, became, became_id, response, received_at, received_by)
					VALUES ('%s', '%s', 'scan.pdf', 'application/pdf', 1, '\\x00', 'COMPLAINT', '%s', %s, now(), 'Stan')
					"""
				.formatted(letter, this.site, became, (response != null) ? "'" + response + "'" : "NULL"));
		return letter;
	}

	private long count(String rows) {
		return this.sites.count("SELECT count(*) FROM " + rows);
	}

	private long wordless(UUID response) {
		return count("response r WHERE id = '" + response + "' AND comment IS NULL AND NOT contactable"
				+ " AND overall = 1 AND NOT EXISTS (SELECT FROM response_contact c WHERE c.response = r.id)");
	}

	@Test
	void theAnswersOfTheCaseLoseTheirWordsAndNoOtherDoes() {
		UUID one = said();
		UUID other = said();
		UUID elsewhere = said();

		tell(erased(one, other));

		assertThat(wordless(one)).isOne();
		assertThat(wordless(other)).isOne();
		assertThat(count("response WHERE id = '" + elsewhere + "' AND comment = 'My name is Ana' AND contactable"))
			.isOne();
	}

	@Test
	void theLetterOfTheCaseGoesWithItsMarksWordsAndNoOtherDoes() {
		UUID marks = said();
		UUID mine = letterOf(this.complaint, marks);
		UUID other = letterOf(UUID.randomUUID(), null);
		String manager = this.desk.passports.siteManager(this.site);

		tell(erased());

		assertThat(this.desk.get(manager, "/api/feedback/letters/" + mine + "/scan").status()).isEqualTo(404);
		assertThat(wordless(marks)).isOne();
		assertThat(count("letter WHERE id = '" + other + "'")).isOne();
	}

	@Test
	void toldTwiceItIsTheSameAsOnce() {
		UUID answer = said();
		letterOf(this.complaint, null);
		Event erased = erased(answer);

		tell(erased, erased);
		tell(erased);

		assertThat(wordless(answer)).isOne();
		assertThat(count("letter WHERE site = '" + this.site + "'")).isZero();
	}

	@Test
	void whatElseIsToldOfCasesCutsNothing() {
		UUID answer = said();
		Event told = erased(answer);

		tell(TestEvents.event("complaint.closed", this.site, told.subject(), Instant.now(), told.data()));

		assertThat(wordless(answer)).isZero();
	}

}
