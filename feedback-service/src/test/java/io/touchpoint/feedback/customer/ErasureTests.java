package io.touchpoint.feedback.customer;

import java.util.Locale;
import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ErasureTests extends AtTheDesk {

	@Test
	void erasingCutsWhoItWasAndKeepsWhatIsCounted() {
		String email = Desk.newAddress();
		UUID id = this.desk.visited("desk-a", email);
		assertThat(this.desk.post(this.desk.passports.staff("desk-a"), PATH + "/" + id + "/erase", null).status())
			.isEqualTo(403);
		Desk.Answer erased = this.desk.post(this.head, PATH + "/" + id + "/erase", null);
		assertThat(erased.body().toString()).doesNotContain(email, "Ana Rivera");
		assertThat(erased.body().path("customer").path("erased").booleanValue()).isTrue();
		assertThat(this.sites.count("SELECT count(*) FROM customer WHERE id = '" + id + "' AND visits = 1"))
			.isEqualTo(1);
		assertThat(this.sites.count("SELECT count(*) FROM visit WHERE customer = '" + id + "'")).isEqualTo(1);
		assertThat(this.sites.count("SELECT count(*) FROM customer WHERE email_key = '" + email + "'")).isZero();
		assertThat(this.desk.visited("desk-a", email)).as("is somebody new").isNotEqualTo(id);
		assertThat(this.desk.post(this.head, PATH + "/" + id + "/erase", null).status()).isEqualTo(404);
	}

	@Test
	void erasingCutsWhatThePersonWroteAndKeepsTheMarks() {
		this.sites.arrive("desk-erase");
		String email = Desk.newAddress();
		UUID id = this.desk.visited("desk-erase", email);
		String survey = this.sites.survey("desk-erase", "waiting");
		String mine = said(survey, email.toUpperCase(Locale.ROOT));
		String other = said(survey, Desk.newAddress());
		this.sites
			.change("""
					INSERT INTO questionnaire (id, version, customer_type, published_at, definition) VALUES ('why', 1, 'PATIENT', now(),
						'{"languages": ["en"], "title": {"en": "Why"}, "questions": [
						{"kind": "RATING", "id": "overall", "required": true, "text": {"en": "How was it?"}, "low": {"en": "Bad"},
						 "high": {"en": "Good"}},
						{"kind": "TEXT", "id": "why", "required": false, "text": {"en": "Why?"}, "longest": 100}]}')
					ON CONFLICT DO NOTHING""");
		this.sites
			.change("UPDATE response SET questionnaire = 'why', answers = '{\"overall\": 1, \"why\": \"I am Ana\"}'"
					+ " WHERE id = '" + mine + "'");
		noted(mine);
		noted(other);
		this.desk.post(this.head, PATH + "/" + id + "/erase", null);
		assertThat(this.sites.count("SELECT count(*) FROM alert WHERE response = '" + mine + "' AND note IS NULL"))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM alert WHERE response = '" + other + "' AND note IS NOT NULL"))
			.as("about somebody else")
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM response_contact WHERE response = '" + mine + "'")).isZero();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + mine
				+ "' AND comment IS NULL AND overall = 1 AND NOT contactable AND answers = '{\"overall\": 1}'"))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM response r JOIN response_contact c ON c.response = r.id"
				+ " WHERE r.id = '" + other + "' AND comment = 'My name is Ana'"))
			.as("somebody else's")
			.isOne();
	}

	@Test
	void anAddressIsFoundHoweverItsDomainWasWritten() {
		this.sites.arrive("desk-erase");
		String name = "ana-" + UUID.randomUUID();
		UUID id = this.desk.visited("desk-erase", name + "@xn--bcher-kva.example");
		String answer = said(this.sites.survey("desk-erase", "waiting"), name + "@b\u00fccher.example");
		this.desk.post(this.head, PATH + "/" + id + "/erase", null);
		assertThat(this.sites.count("SELECT count(*) FROM response_contact WHERE response = '" + answer + "'"))
			.isZero();
	}

	@Test
	void anAddressIsFoundHoweverItsLettersAreComposed() {
		this.sites.arrive("desk-erase");
		String name = "ana-" + UUID.randomUUID();
		UUID id = this.desk.visited("desk-erase", name + "@b\u00fccher.example");
		String answer = said(this.sites.survey("desk-erase", "waiting"), name + "@bu\u0308cher.example");
		UUID praise = UUID.fromString(this.desk.post(this.head, "/api/feedback/compliments", """
				{"site": "desk-erase", "words": "Ana praises", "language": "en",
				 "contact": {"email": "%s", "consent": true}}""".formatted(name + "@bu\u0308cher.example")).text("id"));
		this.desk.post(this.head, PATH + "/" + id + "/erase", null);
		assertThat(this.sites.count("SELECT count(*) FROM response_contact WHERE response = '" + answer + "'"))
			.isZero();
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE id = '" + answer + "' AND comment IS NULL AND NOT contactable"))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM compliment_contact WHERE compliment = '" + praise + "'"))
			.isZero();
	}

	@Test
	void anAnswerOfSomebodyInNoRegisterCanBeErased() {
		this.sites.arrive("desk-erase");
		String answer = said(this.sites.survey("desk-erase", "waiting"), Desk.newAddress());
		String path = "/api/feedback/responses/" + answer + "/erase";
		assertThat(this.desk.post(this.desk.passports.staff("desk-erase"), path, null).status()).isEqualTo(403);
		assertThat(this.desk.post(this.desk.passports.siteManager("desk-a"), path, null).status()).isEqualTo(404);
		assertThat(this.sites.count("SELECT count(*) FROM response_contact WHERE response = '" + answer + "'")).isOne();
		assertThat(this.desk.post(this.desk.passports.siteManager("desk-erase"), path, null).status()).isEqualTo(204);
		assertThat(this.sites.count("SELECT count(*) FROM response_contact WHERE response = '" + answer + "'"))
			.isZero();
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE id = '" + answer + "' AND comment IS NULL AND overall = 1"))
			.isOne();
	}

	@Test
	void wordsThatWereApprovedForEverybodyAreErasedToo() {
		this.sites.arrive("desk-erase");
		String path = "/api/feedback/responses/" + said(this.sites.survey("desk-erase", "waiting"), Desk.newAddress());
		assertThat(
				this.desk.send(this.head, HttpMethod.PUT, path + "/moderation", "{\"state\": \"APPROVED\"}").status())
			.isEqualTo(200);
		assertThat(this.desk.post(this.head, path + "/erase", null).status()).isEqualTo(204);
		assertThat(this.desk.get(this.head, path + "/moderation").text("state")).isEqualTo("HIDDEN");
	}

	/** An alert of the answer, with the note of whoever closed it. */
	private void noted(String response) {
		UUID alert = UUID.randomUUID();
		this.sites.change("""
				INSERT INTO alert (id, site, touchpoint, kind, state, reachable, response, answers, first_at, last_at,
					raised_at, acknowledged_at, acknowledged_by, closed_at, closed_by, note)
				VALUES ('%s', 'desk-erase', 'waiting', 'MISERY', 'CLOSED', true, '%s', 1, now(), now(), now(), now(),
					'Stan', now(), 'Stan', 'I rang Ana')""".formatted(alert, response));
		this.sites.change("INSERT INTO alert_answer (response, alert, site) VALUES ('" + response + "', '" + alert
				+ "', 'desk-erase')");
	}

	private String said(String survey, String email) {
		return this.desk
			.send(null, HttpMethod.POST, "/public/responses", """
					{"survey": "%s", "answers": {"overall": 1}, "comment": "My name is Ana",
					 "contact": {"email": "%s", "consent": true}}""".formatted(survey, email), "Idempotency-Key",
					UUID.randomUUID().toString())
			.text("id");
	}

}
