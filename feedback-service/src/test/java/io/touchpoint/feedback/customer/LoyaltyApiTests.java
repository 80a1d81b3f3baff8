package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class LoyaltyApiTests {

	private static final String PATH = "/api/feedback/customers";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private Desk desk;

	private String site;

	private String other;

	private String manager;

	@BeforeEach
	void twoSites() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.site = "loyal-" + run;
		this.other = "other-" + run;
		this.sites.arrive(this.site, this.other);
		this.desk = new Desk(this.web);
		this.manager = this.desk.passports.siteManager(this.site);
	}

	private UUID customer() {
		return this.desk.visited(this.site, Desk.newAddress());
	}

	/** An answer that the customer let us keep with the name, so many days ago. */
	private UUID answers(UUID customer, String at, int daysAgo, Integer overall, String pairs, String type) {
		UUID response = UUID.randomUUID();
		this.sites
			.change("""
					INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version,
						overall, moment, answers, language, contactable, occurred_at, received_at)
					VALUES ('%s', '%s', 'farewell', 'EMAIL', '%s', 'patient', 1, %s, 'NEUTRAL', '%s', 'en', false,
						now() - interval '%d days', now())
					"""
				.formatted(response, at, type, overall, pairs, daysAgo));
		this.sites.change("""
				INSERT INTO invitation (id, site, lane, customer, survey, cause, state, due_at, expires_at, response,
					planned_by, created_at)
				VALUES (gen_random_uuid(), '%s', 0, '%s', 'none', 'PLANNED', 'ANSWERED', now(), now(), '%s', '', now())
				""".formatted(at, customer, response));
		return response;
	}

	private UUID gap(UUID customer, int daysAgo, int expected, int experienced) {
		return answers(customer, this.site, daysAgo, 3,
				"""
						{"overall": 3, "trust": {"expected": %d, "experienced": %d}, "empathy": {"expected": null, "experienced": 1}}
						"""
					.formatted(expected, experienced),
				"PATIENT");
	}

	private UUID marked(UUID customer, int daysAgo, int overall) {
		return answers(customer, this.site, daysAgo, overall, "{\"overall\": " + overall + "}", "PATIENT");
	}

	private JsonNode loyalty(UUID customer) {
		return this.desk.customer(customer).body().path("customer").path("loyalty");
	}

	@Test
	void aCustomerSaysTwiceBetterThanExpectedAndThePageTellsHowItCameAbout() {
		UUID ana = customer();
		assertThat(loyalty(ana).isNull()).as("nothing rated, no segment").isTrue();
		gap(ana, 40, 3, 5);
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("SATISFIED");
		UUID newest = gap(ana, 2, 4, 5);

		JsonNode loyalty = loyalty(ana);
		assertThat(loyalty.path("segment").asString()).isEqualTo("DELIGHTED");
		assertThat(loyalty.path("standIn").asBoolean()).isFalse();
		assertThat(loyalty.path("contacts")).hasSize(2);
		assertThat(loyalty.at("/contacts/0/response").asString()).isEqualTo(newest.toString());
		assertThat(loyalty.at("/contacts/0/gap").asDouble()).isEqualTo(1);
		assertThat(loyalty.at("/contacts/1/gap").asDouble()).isEqualTo(2);
		marked(ana, 1, 2);
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("DISSATISFIED");
		assertThat(loyalty(ana).path("standIn").asBoolean()).isTrue();
	}

	@Test
	void aFaceStandsInWhereNoMarkWasGivenAndThePageSaysSo() {
		UUID ana = customer();
		UUID tapped = answers(ana, this.site, 1, null, "{\"overall\": 1}", "PATIENT");
		this.sites.change("UPDATE response SET face = 1, one_tap = true WHERE id = '" + tapped + "'");
		this.sites.change("UPDATE invitation SET response = response WHERE response = '" + tapped + "'");

		JsonNode loyalty = loyalty(ana);
		assertThat(loyalty.path("segment").asString()).isEqualTo("DISSATISFIED");
		assertThat(loyalty.path("standIn").asBoolean()).isTrue();
		assertThat(loyalty.at("/contacts/0/face").asInt()).isOne();
		assertThat(loyalty.at("/contacts/0/overall").isNull()).isTrue();
	}

	@Test
	void whatDoesNotCountInFiguresAndWhatWasSaidAsAColleagueIsPassedOver() {
		UUID ana = customer();
		marked(ana, 9, 4);
		UUID stuffed = marked(ana, 1, 1);
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("DISSATISFIED");
		this.sites.change("UPDATE response SET suspect = 'BURST', verdict = 'EXCLUDED' WHERE id = '" + stuffed + "'");
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("SATISFIED");
		answers(ana, this.site, 0, 1, "{\"overall\": 1}", "COLLEAGUE");
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("SATISFIED");
	}

	@Test
	void whatIsErasedOrGoneIsKeptNoLonger() {
		UUID ana = customer();
		UUID gone = marked(ana, 1, 1);
		UUID erased = marked(ana, 2, 5);
		assertThat(kept(gone) + kept(erased)).isEqualTo(2);
		this.sites.change("DELETE FROM response WHERE id = '" + gone + "'");
		assertThat(kept(gone)).isZero();
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("SATISFIED");
		this.sites.change("UPDATE invitation SET response = NULL WHERE response = '" + erased + "'");
		assertThat(kept(erased)).isZero();
		assertThat(loyalty(ana).isNull()).isTrue();
	}

	private long kept(UUID response) {
		return this.sites.count("SELECT count(*) FROM rated_contact WHERE response = '" + response + "'");
	}

	@Test
	void whoeverWasMergedBringsTheirContactsAlong() {
		UUID ana = customer();
		UUID again = customer();
		marked(ana, 30, 5);
		marked(again, 3, 5);
		assertThat(this.desk
			.post(this.desk.passports.headOffice(), PATH + "/" + ana + "/merge", "{\"other\": \"" + again + "\"}")
			.status()).isEqualTo(200);
		assertThat(loyalty(ana).path("segment").asString()).isEqualTo("DELIGHTED");
		assertThat(this.desk.get(this.manager, PATH + "/loyalty?site=" + this.site)
			.body()
			.at("/items/0/delighted")
			.asInt()).isEqualTo(1);
	}

	@Test
	void theListIsNarrowedByItAndTheSiteCountsItByType() {
		UUID unhappy = customer();
		UUID happy = customer();
		UUID silent = customer();
		gap(unhappy, 1, 5, 2);
		marked(happy, 1, 4);

		assertThat(listed("DISSATISFIED")).containsExactly(unhappy.toString());
		assertThat(listed("SATISFIED")).containsExactly(happy.toString());
		assertThat(listed("DELIGHTED")).isEmpty();
		assertThat(listed("NONE")).containsExactly(silent.toString());

		JsonNode counts = this.desk.get(this.manager, PATH + "/loyalty?site=" + this.site).body().path("items");
		assertThat(counts).hasSize(1);
		assertThat(counts.path(0).path("site").asString()).isEqualTo(this.site);
		assertThat(counts.path(0).path("customerType").asString()).isEqualTo("PATIENT");
		assertThat(counts.path(0).path("dissatisfied").asInt()).isEqualTo(1);
		assertThat(counts.path(0).path("satisfied").asInt()).isEqualTo(1);
		assertThat(counts.path(0).path("delighted").asInt()).isZero();
		assertThat(counts.path(0).path("standIn").asInt()).isEqualTo(1);
		assertThat(counts.path(0).path("unrated").asInt()).isEqualTo(1);
	}

	private List<String> listed(String loyalty) {
		JsonNode items = this.desk.get(this.manager, PATH + "?site=" + this.site + "&loyalty=" + loyalty)
			.body()
			.path("items");
		return items.valueStream().map((item) -> item.path("id").asString()).toList();
	}

	@Test
	void anotherSiteSeesNothingOfItAndWhatWasSaidThereStaysThere() {
		UUID ana = customer();
		marked(ana, 1, 1);
		String stranger = this.desk.passports.siteManager(this.other);
		assertThat(this.desk.get(stranger, PATH + "/" + ana).status()).isEqualTo(404);
		assertThat(this.desk.get(stranger, PATH + "/loyalty?site=" + this.site).status()).isEqualTo(403);
		assertThat(this.desk.get(stranger, PATH + "/loyalty").body().path("items")).isEmpty();
		assertThat(this.desk.get(this.desk.passports.ops(), PATH + "/loyalty").status()).isEqualTo(403);

		this.sites
			.change("UPDATE customer SET sites = array_append(sites, '" + this.other + "') WHERE id = '" + ana + "'");
		assertThat(this.desk.get(stranger, PATH + "/" + ana).body().at("/customer/loyalty").isNull()).isTrue();
		assertThat(this.desk.get(stranger, PATH + "/loyalty").body().at("/items/0/unrated").asInt()).isEqualTo(1);
	}

	@Test
	void aSegmentThatThereIsNotIsRefusedByName() {
		assertThat(this.desk.get(this.manager, PATH + "?loyalty=HAPPY").fault()).startsWith("loyalty ");
	}

}
