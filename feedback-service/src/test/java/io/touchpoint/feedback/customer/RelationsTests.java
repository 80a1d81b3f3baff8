package io.touchpoint.feedback.customer;

import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class RelationsTests extends AtTheDesk {

	@Autowired
	TestDatabase database;

	@Autowired
	Register register;

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
	void whoeverLeftOftenIsCountedOnceByTheLatestReason() {
		this.sites.arrive("desk-often");
		UUID kept = this.desk.visited("desk-often", Desk.newAddress());
		UUID merged = this.desk.visited("desk-often", Desk.newAddress());
		left(kept, "POOR_SERVICE", "2026-03-01");
		left(kept, "LOWER_PRICE", "2026-03-01");
		left(merged, "MOVED", "2026-03-02");
		this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		assertThat(this.desk.customer(kept).body().path("departures")).hasSize(3);
		Desk.Answer counted = this.desk.get(this.head,
				PATH + "/departures?site=desk-often&from=2026-01-01&to=2026-12-31");
		assertThat(counted.body().path("total").intValue()).isEqualTo(1);
		assertThat(counted.body().path("reasons").toString()).contains("{\"reason\":\"MOVED\",\"customers\":1");
	}

	private Desk.Answer withdrawn(String passport, UUID customer, String departure) {
		return this.desk.post(passport, PATH + "/" + customer + "/departures/" + departure + "/withdraw", null);
	}

	private Desk.Answer leaves(String passport, UUID customer, String reason) {
		return this.desk.post(passport, PATH + "/" + customer + "/departures", "{\"reason\": \"" + reason + "\"}");
	}

	/** The one that was entered last is the first of the same day. */
	private static String departure(Desk.Answer left) {
		return left.body().path("departures").path(0).path("id").asString();
	}

	private static String state(Desk.Answer detail) {
		return detail.body().path("customer").path("state").asString();
	}

	@Test
	void whoeverLeftByMistakeIsThereAgainAndWhoTookItBackStays() {
		this.sites.arrive("desk-mistake");
		UUID id = this.desk.visited("desk-mistake", Desk.newAddress());
		String staff = this.desk.passports.staff("desk-mistake");
		String before = state(this.desk.customer(id));
		Desk.Answer left = leaves(staff, id, "DEATH");
		assertThat(left.body().path("departures").path(0).path("withdrawableUntil").asString()).isNotEmpty();
		Desk.Answer back = withdrawn(staff, id, departure(left));
		assertThat(back.status()).isEqualTo(200);
		assertThat(state(back)).isEqualTo(before);
		assertThat(back.body().path("departures").path(0).path("withdrawnBy").asString())
			.isEqualTo(back.body().path("departures").path(0).path("recordedBy").asString());
		assertThat(back.body().path("departures").path(0).path("withdrawnAt").asString()).isNotEmpty();
		assertThat(this.desk.get(staff, PATH + "/departures?site=desk-mistake").body().path("total").intValue())
			.isZero();
		assertThat(withdrawn(staff, id, departure(left)).status()).as("a second time").isEqualTo(200);
		assertThat(this.sites.count(
				"SELECT count(*) FROM outbox WHERE type = 'customer.departure-withdrawn' AND subject = '" + id + "'"))
			.isEqualTo(1);
		assertThat(state(leaves(staff, id, "DEATH"))).as("entered anew").isEqualTo("LAPSED");
		assertThat(this.desk.get(staff, PATH + "/departures?site=desk-mistake").body().path("total").intValue())
			.isEqualTo(1);
	}

	@Test
	void whoeverLeftForAnotherReasonTooStaysLapsedUntilThatIsTakenBackAsWell() {
		this.sites.arrive("desk-twice");
		UUID id = this.desk.visited("desk-twice", Desk.newAddress());
		String before = state(this.desk.customer(id));
		String first = departure(leaves(this.head, id, "MOVED"));
		String second = departure(leaves(this.head, id, "OTHER"));
		assertThat(state(withdrawn(this.head, id, first))).isEqualTo("LAPSED");
		assertThat(state(withdrawn(this.head, id, second))).isEqualTo(before);
	}

	@Test
	void aDepartureOfAMergedEntryIsTakenBackAtTheOneThatIsKept() {
		this.sites.arrive("desk-merged");
		UUID kept = this.desk.visited("desk-merged", Desk.newAddress());
		UUID merged = this.desk.visited("desk-merged", Desk.newAddress());
		String departure = departure(leaves(this.head, merged, "MOVED"));
		this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		assertThat(withdrawn(this.head, kept, departure).status()).isEqualTo(200);
		assertThat(this.desk.get(this.head, PATH + "/departures?site=desk-merged").body().path("total").intValue())
			.isZero();
	}

	@Test
	void whomHeadOfficeLetLapseNoSingleSiteTakesBack() {
		String email = Desk.newAddress();
		UUID id = this.desk.visited("desk-a", email);
		this.desk.visited("desk-b", email);
		String departure = departure(this.desk.post(this.head, PATH + "/" + id + "/departures",
				"{\"reason\": \"MOVED\", \"site\": \"desk-a\"}"));
		Desk.Answer refused = withdrawn(this.desk.passports.staff("desk-a"), id, departure);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.text("type")).isEqualTo("/problems/shared-customer");
		assertThat(state(this.desk.customer(id))).isEqualTo("LAPSED");
		assertThat(state(withdrawn(this.desk.passports.staff("desk-a", "desk-b"), id, departure)))
			.isNotEqualTo("LAPSED");
	}

	@Test
	void whatIsNotFreshOrNotOfTheOwnSiteIsNotTakenBack() {
		this.sites.arrive("desk-old");
		UUID id = this.desk.visited("desk-old", Desk.newAddress());
		String departure = departure(leaves(this.head, id, "MOVED"));
		assertThat(withdrawn(this.desk.passports.staff("desk-a"), id, departure).status()).isEqualTo(404);
		assertThat(withdrawn(this.head, this.desk.visited("desk-old", Desk.newAddress()), departure).status())
			.as("of another customer")
			.isEqualTo(404);
		this.sites.change(
				"UPDATE departure SET recorded_at = recorded_at - interval '25 hours' WHERE id = '" + departure + "'");
		Desk.Answer late = withdrawn(this.head, id, departure);
		assertThat(late.status()).isEqualTo(409);
		assertThat(late.body().path("type").asString()).isEqualTo("/problems/too-late");
		assertThat(state(this.desk.customer(id))).isEqualTo("LAPSED");
	}

	private void left(UUID customer, String reason, String on) {
		assertThat(this.desk
			.post(this.head, PATH + "/" + customer + "/departures",
					"{\"reason\": \"%s\", \"departedOn\": \"%s\"}".formatted(reason, on))
			.status()).isEqualTo(200);
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
