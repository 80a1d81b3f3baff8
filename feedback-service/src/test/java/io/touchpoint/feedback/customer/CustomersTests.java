package io.touchpoint.feedback.customer;

import java.util.Locale;
import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class CustomersTests {

	private static final String PATH = "/api/feedback/customers";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	TestDatabase database;

	@Autowired
	Register register;

	private Desk desk;

	private String head;

	@BeforeEach
	void desk() {
		this.sites.arrive("desk-a", "desk-b");
		this.desk = new Desk(this.web);
		this.head = this.desk.passports.headOffice();
	}

	@Test
	void whoComesWithAKnownContactIsFoundAgainAtWhicheverSite() {
		String email = Desk.newAddress();
		UUID first = this.desk.visited("desk-a", email);
		UUID again = this.desk.visited("desk-b", email.toUpperCase(Locale.ROOT));
		assertThat(again).isEqualTo(first);
		Desk.Answer detail = this.desk.customer(first);
		assertThat(detail.body().path("customer").path("state").asString()).isEqualTo("RETURNING");
		assertThat(detail.body().path("customer").path("sites").toString()).isEqualTo("[\"desk-a\",\"desk-b\"]");
		assertThat(detail.body().path("visits")).hasSize(2);
	}

	@Test
	void aPhoneNumberIsReadByTheCountryOfTheSite() {
		Desk.Answer answer = this.desk.visit("{\"site\": \"desk-a\", \"phone\": \"020 7946 0958\"}");
		assertThat(answer.status()).isEqualTo(201);
		UUID id = UUID.fromString(answer.text("customer"));
		assertThat(this.desk.customer(id).body().path("customer").path("phone").asString()).isEqualTo("+442079460958");
		assertThat(this.desk.visit("{\"site\": \"desk-b\", \"phone\": \"+44 20 7946 0958\"}").text("customer"))
			.isEqualTo(id.toString());
		assertThat(
				this.desk.get(this.head, PATH + "?q=442079460958").body().path("items").path(0).path("id").asString())
			.isEqualTo(id.toString());
	}

	@Test
	void enteringAKnownCustomerByHandFindsThem() {
		String email = Desk.newAddress();
		UUID known = this.desk.visited("desk-a", email);
		Desk.Answer entered = this.desk.post(this.head, PATH, """
				{"site": "desk-b", "name": "Somebody", "email": "%s"}""".formatted(email));
		assertThat(entered.status()).isEqualTo(200);
		assertThat(entered.body().path("customer").path("id").asString()).isEqualTo(known.toString());
		Desk.Answer fresh = this.desk.post(this.head, PATH, """
				{"site": "desk-b", "name": "Clinic Ltd", "kind": "INSTITUTION", "state": "PROSPECT"}""");
		assertThat(fresh.status()).isEqualTo(201);
		assertThat(fresh.headers()).containsKey("ETag");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"email\": \"a@example.org\"} | site missing",
			"{\"site\": \"nowhere\", \"email\": \"a@example.org\"} | site unknown-site",
			"{\"site\": \"desk-a\"} | email missing",
			"{\"site\": \"desk-a\", \"email\": \"nobody\"} | email invalid-email",
			"{\"site\": \"desk-a\", \"phone\": \"12\"} | phone invalid-phone",
			"{\"site\": \"desk-a\", \"phone\": \"12\", \"country\": \"XX\"} | country unknown-value",
			"{\"site\": \"desk-a\", \"email\": \"a@example.org\", \"consent\": {}} | consent.source missing",
			"{\"site\": \"desk-a\", \"email\": \"a@example.org\", \"visitedAt\": \"2999-01-01T00:00:00Z\"} | visitedAt out-of-range",
			"{\"site\": \"desk-a\", \"email\": \"a@example.org\", \"language\": \"?\"} | language invalid",
			"{\"site\": \"desk-a\", \"customerType\": \"CAT\"} | customerType wrong-type",
			"{\"site\": \"desk-a\", \"hobby\": 1} | hobby unknown-field" })
	void whatIsWrongWithAVisitIsSaidWithItsField(String body, String fault) {
		Desk.Answer answer = this.desk.visit(body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.fault()).isEqualTo(fault);
	}

	@Test
	void theSameVisitUnderTheSameKeyIsEnteredOnceAndAnotherOneRefused() {
		String key = UUID.randomUUID().toString();
		String body = Desk.visit("desk-a", Desk.newAddress());
		String path = PATH + "/visits";
		Desk.Answer first = this.desk.send(this.head, HttpMethod.POST, path, body, "Idempotency-Key", key);
		Desk.Answer again = this.desk.send(this.head, HttpMethod.POST, path, body, "Idempotency-Key", key);
		assertThat(again.body()).isEqualTo(first.body());
		Desk.Answer other = this.desk.send(this.head, HttpMethod.POST, path, Desk.visit("desk-a", Desk.newAddress()),
				"Idempotency-Key", key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(this.desk.post(this.head, path, body).status()).isEqualTo(400);
	}

	@Test
	void staffSeeTheirOwnSitesOnlyAndContactsOfListsMasked() {
		String email = Desk.newAddress();
		UUID there = this.desk.visited("desk-b", email);
		String staff = this.desk.passports.staff("desk-a");
		assertThat(this.desk.get(staff, PATH + "/" + there).status()).isEqualTo(404);
		assertThat(this.desk.get(staff, PATH + "?site=desk-b").status()).isEqualTo(403);
		assertThat(this.desk.get(staff, PATH + "?q=" + email).body().path("items")).isEmpty();
		assertThat(this.desk.post(staff, PATH, Desk.visit("desk-b", email)).status()).isEqualTo(403);
		this.desk.visited("desk-a", email);
		assertThat(this.desk.get(staff, PATH + "?q=" + email).body().path("items").path(0).path("email").asString())
			.isEqualTo("c***@example.org");
		assertThat(this.desk.get(staff, PATH + "/" + there).body().path("customer").path("sites").toString())
			.isEqualTo("[\"desk-a\"]");
		String own = Desk.newAddress();
		this.desk.visited("desk-a", own);
		assertThat(this.desk.get(this.desk.passports.siteManager("desk-a"), PATH + "?q=" + own)
			.body()
			.path("items")
			.path(0)
			.path("email")
			.asString()).isEqualTo(own);
		assertThat(this.desk.get(this.desk.passports.ops(), PATH).status()).isEqualTo(403);
	}

	@Test
	void correctingNeedsTheRevisionThatWasSeen() {
		UUID id = this.desk.visited("desk-a", Desk.newAddress());
		String tag = this.desk.customer(id).headers().get("ETag");
		String body = """
				{"site": "desk-a", "customerType": "PATIENT", "name": "Ana R.", "email": "%s", "state": "RETURNING"}
				""".formatted(Desk.newAddress());
		String path = PATH + "/" + id;
		assertThat(this.desk.send(this.head, HttpMethod.PUT, path, body).status()).isEqualTo(428);
		Desk.Answer corrected = this.desk.send(this.head, HttpMethod.PUT, path, body, "If-Match", tag);
		assertThat(corrected.status()).isEqualTo(200);
		assertThat(corrected.body().path("customer").path("name").asString()).isEqualTo("Ana R.");
		assertThat(this.desk.send(this.head, HttpMethod.PUT, path, body, "If-Match", tag).status()).isEqualTo(412);
		String taken = Desk.newAddress();
		this.desk.visited("desk-a", taken);
		assertThat(this.desk
			.send(this.head, HttpMethod.PUT, path,
					"{\"site\": \"desk-a\", \"customerType\": \"PATIENT\", \"email\": \"" + taken + "\"}", "If-Match",
					corrected.headers().get("ETag"))
			.status()).isEqualTo(409);
	}

	@Test
	void twoEntriesOfOnePersonAreMergedAndPartedAgain() {
		String email = Desk.newAddress();
		String other = Desk.newAddress();
		UUID kept = this.desk.visited("desk-a", email);
		UUID merged = this.desk.visited("desk-b", other);
		Desk.Answer one = this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		assertThat(one.status()).isEqualTo(200);
		assertThat(one.body().path("customer").path("visits").intValue()).isEqualTo(2);
		assertThat(one.body().path("visits")).hasSize(2);
		assertThat(this.desk.visited("desk-a", other)).as("found by either address").isEqualTo(kept);
		assertThat(this.desk.get(this.head, PATH + "?q=" + other).body().path("items")).isEmpty();
		String merge = one.body().path("merges").path(0).path("id").asString();
		Desk.Answer parted = this.desk.post(this.head, PATH + "/" + kept + "/merges/" + merge + "/undo", null);
		assertThat(parted.status()).isEqualTo(200);
		assertThat(this.desk.visited("desk-b", other)).isEqualTo(merged);
		assertThat(this.desk.post(this.head, PATH + "/" + kept + "/merges/" + merge + "/undo", null).status())
			.isEqualTo(404);
		assertThat(this.desk
			.post(this.desk.passports.staff("desk-a"), PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}")
			.status()).isEqualTo(403);
		assertThat(this.desk
			.post(this.desk.passports.siteManager("desk-a"), PATH + "/" + kept + "/merge",
					"{\"other\": \"" + merged + "\"}")
			.status()).as("the other one is not visible").isEqualTo(404);
	}

	@Test
	void colleaguesAreKeptApartFromCustomers() {
		String email = Desk.newAddress();
		UUID customer = this.desk.visited("desk-a", email);
		Desk.Answer colleague = this.desk.visit("""
				{"site": "desk-a", "email": "%s", "customerType": "COLLEAGUE"}""".formatted(email));
		assertThat(colleague.text("customer")).isNotEqualTo(customer.toString());
		assertThat(this.desk
			.post(this.head, PATH + "/" + customer + "/merge", "{\"other\": \"" + colleague.text("customer") + "\"}")
			.status()).isEqualTo(409);
	}

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

	@Test
	void whoLeavesHasLapsedAndTheReasonIsCountedBesideTheFolkFigure() {
		this.sites.arrive("desk-leave");
		UUID id = this.desk.visited("desk-leave", Desk.newAddress());
		String staff = this.desk.passports.staff("desk-leave");
		Desk.Answer left = this.desk.post(staff, PATH + "/" + id + "/departures",
				"{\"reason\": \"POOR_SERVICE\", \"note\": \"Waited too often\"}");
		assertThat(left.status()).isEqualTo(200);
		assertThat(left.body().path("customer").path("state").asString()).isEqualTo("LAPSED");
		Desk.Answer counted = this.desk.get(staff, PATH + "/departures?site=desk-leave");
		assertThat(counted.body().path("total").intValue()).isEqualTo(1);
		assertThat(counted.body().path("folkUnstated").intValue()).isEqualTo(3);
		assertThat(counted.body().path("reasons").toString())
			.contains("{\"reason\":\"POOR_SERVICE\",\"customers\":1,\"percent\":100.0,\"folkPercent\":68}");
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE type = 'customer.departed' AND subject = '" + id
				+ "' AND data::text NOT LIKE '%Waited%'"))
			.isEqualTo(1);
		assertThat(this.desk.post(staff, PATH + "/" + id + "/departures", "{\"reason\": \"BORED\"}").fault())
			.isEqualTo("reason wrong-type");
		assertThat(this.desk
			.post(staff, PATH + "/" + id + "/departures", "{\"reason\": \"MOVED\", \"departedOn\": \"2999-01-01\"}")
			.fault()).isEqualTo("departedOn out-of-range");
	}

	@Test
	void whoSentOthersIsCounted() {
		this.sites.arrive("desk-refer");
		String sender = Desk.newAddress();
		UUID id = this.desk.visited("desk-refer", sender);
		Desk.Answer sent = this.desk.visit("""
				{"site": "desk-refer", "email": "%s", "referredBy": "%s"}""".formatted(Desk.newAddress(), sender));
		assertThat(this.desk.customer(UUID.fromString(sent.text("customer")))
			.body()
			.path("customer")
			.path("state")
			.asString()).isEqualTo("REFERRED");
		assertThat(this.desk.customer(id).body().path("referred").intValue()).isEqualTo(1);
		assertThat(this.desk.get(this.head, PATH + "/referrals?site=desk-refer")
			.body()
			.path("items")
			.path(0)
			.path("sent")
			.intValue()).isEqualTo(1);
	}

	@Test
	void whoWasNotSeenForLongerThanTheHorizonHasLapsedAndAllAreCounted() throws Exception {
		this.sites.arrive("desk-lapse");
		UUID gone = this.desk.visited("desk-lapse", Desk.newAddress());
		UUID here = this.desk.visited("desk-lapse", Desk.newAddress());
		Desk.change(this.database,
				"UPDATE customer SET last_seen_at = now() - interval '366 days' WHERE id = '" + gone + "'");
		this.register.lookRound().block();
		assertThat(this.desk.customer(gone).body().path("customer").path("state").asString()).isEqualTo("LAPSED");
		assertThat(this.desk.customer(here).body().path("customer").path("state").asString()).isEqualTo("NEW");
		Desk.Answer counts = this.desk.get(this.head, PATH + "/counts?site=desk-lapse");
		assertThat(counts.body().path("now")).hasSize(2);
		assertThat(counts.body().path("past").toString()).contains("\"state\":\"LAPSED\",\"customers\":1");
		assertThat(this.desk.get(this.desk.passports.staff("desk-a"), PATH + "/counts?site=desk-lapse").status())
			.isEqualTo(403);
	}

	@Test
	void theHorizonOfACustomerTypeIsTheOrganisations() throws Exception {
		this.sites.arrive("desk-horizon");
		UUID ana = this.desk.visited("desk-horizon", Desk.newAddress());
		Desk.change(this.database,
				"UPDATE customer SET last_seen_at = now() - interval '60 days' WHERE id = '" + ana + "'");
		this.register.lookRound().block();
		assertThat(this.desk.customer(ana).body().path("customer").path("state").asString()).isEqualTo("NEW");
		try {
			Desk.change(this.database,
					"""
							INSERT INTO customer_type_rules (customer_type, horizon_days, bad_end_step, bad_end_days, changed_at,
								changed_by)
							VALUES ('PATIENT', 50, 0.5, 90, now(), 'test')""");
			this.register.lookRound().block();
			assertThat(this.desk.customer(ana).body().path("customer").path("state").asString()).isEqualTo("LAPSED");
		}
		finally {
			Desk.change(this.database, "DELETE FROM customer_type_rules WHERE customer_type = 'PATIENT'");
		}
	}

}
