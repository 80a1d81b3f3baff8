package io.touchpoint.feedback.customer;

import java.util.Locale;
import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A customer who is known at two sites, as those of one of them see and may change them.
 */
@FeedbackTest
class SharedCustomerTests {

	private static final String PATH = "/api/feedback/customers";

	private static final String MINE = "share-mine";

	private static final String THEIRS = "share-theirs";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private Desk desk;

	private String head;

	private String email;

	private String name;

	private UUID customer;

	/** Whoever works at one of the two sites. */
	enum Local {

		STAFF, SITE_MANAGER;

		String passport(Desk desk) {
			return (this == STAFF) ? desk.passports.staff(MINE) : desk.passports.siteManager(MINE);
		}

	}

	@BeforeEach
	void aCustomerOfAnotherSite() {
		this.sites.arrive(MINE, THEIRS);
		this.desk = new Desk(this.web);
		this.head = this.desk.passports.headOffice();
		this.email = Desk.newAddress();
		this.name = "Hidden " + UUID.randomUUID().toString().substring(0, 8);
		Desk.Answer told = this.desk.visit("""
				{"site": "%s", "name": "%s", "email": "%s", "phone": "+442079460123", "language": "es",
					"kind": "INSTITUTION", "visitedAt": "2026-01-02T10:00:00Z",
					"consent": {"source": "COUNTER", "at": "2026-01-02T10:00:00Z"}}
				""".formatted(THEIRS, this.name, this.email));
		assertThat(told.status()).isEqualTo(201);
		this.customer = UUID.fromString(told.text("customer"));
	}

	private Desk.Answer enteredBy(String passport) {
		return this.desk.post(passport, PATH, """
				{"site": "%s", "name": "Mine", "phone": "+442079460999", "language": "ar", "email": "%s",
					"consent": {"source": "PAPER", "linkAnswers": true}}
				""".formatted(MINE, this.email.toUpperCase(Locale.ROOT)));
	}

	private String at(String path) {
		return PATH + "/" + this.customer + path;
	}

	private void assertShared(JsonNode item) {
		assertThat(item.path("shared").booleanValue()).isTrue();
		assertThat(item.path("name").isNull()).isTrue();
		assertThat(item.path("phone").isNull()).isTrue();
		assertThat(item.path("language").isNull()).isTrue();
		assertThat(item.path("email").asString()).isEqualTo("c***@example.org");
		assertThat(item.path("contactable").booleanValue()).isTrue();
		assertThat(item.path("sites").toString()).isEqualTo("[\"" + MINE + "\"]");
		assertThat(item.toString()).doesNotContain(this.name, this.email, THEIRS);
	}

	private void assertRefused(Desk.Answer answer) {
		assertThat(answer.status()).as(answer.body().toString()).isEqualTo(403);
		assertThat(answer.text("type")).endsWith("shared-customer");
		assertThat(answer.text("detail"))
			.isEqualTo("This customer is known at other sites too; head office can change it.");
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void enteringAnAddressKnownElsewhereAddsTheSiteAndTellsNothing(Local local) {
		String passport = local.passport(this.desk);
		JsonNode before = this.desk.customer(this.customer).body();
		Desk.Answer entered = enteredBy(passport);
		assertThat(entered.status()).isEqualTo(200);
		JsonNode body = entered.body();
		assertShared(body.path("customer"));
		assertThat(body.path("customer").path("id").asString()).isEqualTo(this.customer.toString());
		assertThat(body.path("customer").path("visits").intValue()).isZero();
		assertThat(body.path("customer").path("lastSeenAt").isNull()).isTrue();
		assertThat(body.path("consent").isNull()).isTrue();
		assertThat(body.path("optedOutAt").isNull()).isTrue();
		assertThat(body.path("visits")).isEmpty();
		assertThat(body.path("merges")).isEmpty();
		JsonNode after = this.desk.customer(this.customer).body();
		assertThat(after.path("customer").path("name")).isEqualTo(before.path("customer").path("name"));
		assertThat(after.path("customer").path("phone")).isEqualTo(before.path("customer").path("phone"));
		assertThat(after.path("customer").path("language")).isEqualTo(before.path("customer").path("language"));
		assertThat(after.path("consent")).isEqualTo(before.path("consent"));
		assertThat(after.path("customer").path("sites").toString()).isEqualTo("[\"" + THEIRS + "\",\"" + MINE + "\"]");
		assertThat(after.path("customer").path("shared").booleanValue()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void onlyWhatHappenedAtTheOwnSiteIsShown(Local local) {
		String passport = local.passport(this.desk);
		Desk.Answer came = this.desk.send(passport, HttpMethod.POST, PATH + "/visits", """
				{"site": "%s", "email": "%s", "name": "Mine", "visitedAt": "2026-02-03T10:00:00Z",
					"consent": {"source": "PAPER"}}
				""".formatted(MINE, this.email), "Idempotency-Key", UUID.randomUUID().toString());
		assertThat(came.status()).isEqualTo(201);
		assertThat(came.body().propertyNames()).containsExactlyInAnyOrder("visit", "customer", "first");
		this.desk.visited(THEIRS, this.email);
		JsonNode detail = this.desk.get(passport, at("")).body();
		assertShared(detail.path("customer"));
		assertThat(detail.path("customer").path("visits").intValue()).isEqualTo(1);
		assertThat(detail.path("customer").path("lastSeenAt").asString()).isEqualTo("2026-02-03T10:00:00Z");
		assertThat(detail.path("visits")).hasSize(1);
		JsonNode listed = this.desk.get(passport, PATH + "?q=" + this.email).body().path("items").path(0);
		assertShared(listed);
		assertThat(listed).isEqualTo(detail.path("customer"));
		JsonNode whole = this.desk.customer(this.customer).body();
		assertThat(whole.path("customer").path("visits").intValue()).isEqualTo(3);
		assertThat(whole.path("consent").path("source").asString()).isEqualTo("COUNTER");
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void aHiddenNameOrNumberFindsNobody(Local local) {
		String passport = local.passport(this.desk);
		enteredBy(passport);
		String words = "?q=" + this.name.substring(0, 12).replace(' ', '+');
		assertThat(this.desk.get(passport, PATH + "?q=" + this.name).body().path("items")).isEmpty();
		assertThat(this.desk.get(passport, PATH + words).body().path("items")).isEmpty();
		assertThat(this.desk.get(passport, PATH + "?q=442079460123").body().toString())
			.doesNotContain(this.customer.toString());
		assertThat(this.desk.get(this.head, PATH + "?q=" + this.name).body().path("items")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void headOfficeAloneChangesASharedCustomer(Local local) {
		String passport = local.passport(this.desk);
		enteredBy(passport);
		String tag = this.desk.get(passport, at("")).headers().get("ETag");
		String body = """
				{"site": "%s", "name": "Mine", "email": "%s", "customerType": "PATIENT"}
				""".formatted(MINE, this.email);
		assertRefused(this.desk.send(passport, HttpMethod.PUT, at(""), body, "If-Match", tag));
		assertRefused(this.desk.post(passport, at("/consent"), "{\"given\": true, \"source\": \"PAPER\"}"));
		JsonNode whole = this.desk.customer(this.customer).body();
		assertThat(whole.path("customer").path("name").asString()).isEqualTo(this.name);
		Desk.Answer corrected = this.desk.send(this.head, HttpMethod.PUT, at(""), body, "If-Match",
				this.desk.customer(this.customer).headers().get("ETag"));
		assertThat(corrected.status()).isEqualTo(200);
		assertThat(corrected.body().path("customer").path("name").asString()).isEqualTo("Mine");
	}

	@Test
	void aManagerOfOneSiteNeitherMergesNorPartsNorErasesThem() {
		String manager = Local.SITE_MANAGER.passport(this.desk);
		enteredBy(manager);
		UUID own = this.desk.visited(MINE, Desk.newAddress());
		assertRefused(this.desk.post(manager, at("/merge"), "{\"other\": \"" + own + "\"}"));
		assertRefused(this.desk.post(manager, PATH + "/" + own + "/merge", "{\"other\": \"" + this.customer + "\"}"));
		assertRefused(this.desk.post(manager, at("/erase"), null));
		Desk.Answer merged = this.desk.post(this.head, at("/merge"), "{\"other\": \"" + own + "\"}");
		assertThat(merged.status()).isEqualTo(200);
		String merge = merged.body().path("merges").path(0).path("id").asString();
		assertThat(this.desk.get(manager, at("")).body().path("merges")).isEmpty();
		assertRefused(this.desk.post(manager, at("/merges/" + merge + "/undo"), null));
		assertThat(this.desk.post(this.head, at("/merges/" + merge + "/undo"), null).status()).isEqualTo(200);
		assertThat(this.desk.post(this.head, at("/erase"), null).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void aNoCountsWhereverItIsSaid(Local local) {
		String passport = local.passport(this.desk);
		enteredBy(passport);
		Desk.Answer no = this.desk.post(passport, at("/consent"), "{\"given\": false}");
		assertThat(no.status()).isEqualTo(200);
		assertThat(no.body().path("customer").path("contactable").booleanValue()).isFalse();
		assertThat(no.body().toString()).doesNotContain(this.name, this.email);
		JsonNode whole = this.desk.customer(this.customer).body();
		assertThat(whole.path("consent").isNull()).isTrue();
		assertThat(whole.path("optedOutAt").isNull()).isFalse();
		enteredBy(passport);
		assertThat(this.desk.customer(this.customer).body().path("consent").isNull())
			.as("entering them again gives no consent")
			.isTrue();
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void whoLeavesOneSiteIsNotGoneFromTheOther(Local local) {
		String passport = local.passport(this.desk);
		enteredBy(passport);
		Desk.Answer left = this.desk.post(passport, at("/departures"), "{\"reason\": \"MOVED\"}");
		assertThat(left.status()).isEqualTo(200);
		assertShared(left.body().path("customer"));
		assertThat(left.body().path("departures")).hasSize(1);
		assertThat(this.desk.customer(this.customer).body().path("customer").path("state").asString()).isEqualTo("NEW");
		assertThat(this.desk.get(this.desk.passports.staff(THEIRS), at("")).body().path("departures")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void whoLeavesOneSiteIsStillInvitedToTheOther(Local local) {
		String passport = local.passport(this.desk);
		enteredBy(passport);
		planned(MINE);
		planned(THEIRS);
		this.desk.post(passport, at("/departures"), "{\"reason\": \"MOVED\"}");
		assertThat(open(MINE)).isZero();
		assertThat(open(THEIRS)).isOne();
		this.desk.post(this.head, at("/departures"), "{\"reason\": \"DEATH\", \"site\": \"%s\"}".formatted(MINE));
		assertThat(open(THEIRS)).as("head office sees all of their sites").isZero();
	}

	private void planned(String site) {
		this.sites.change("""
				INSERT INTO invitation (id, site, lane, customer, survey, cause, state, due_at, expires_at, planned_by,
					created_at)
				SELECT gen_random_uuid(), '%s', 1, '%s', s.code, 'PLANNED', 'PLANNED', now() + interval '9 days',
					now() + interval '30 days', '', now()
				FROM survey s WHERE s.site = '%s' LIMIT 1""".formatted(site, this.customer, site));
	}

	private long open(String site) {
		return this.sites
			.count("SELECT count(*) FROM invitation WHERE customer = '%s' AND site = '%s' AND state = 'PLANNED'"
				.formatted(this.customer, site));
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void aForeignCustomersAddressIsTakenWithoutSayingByWhom(Local local) {
		UUID own = this.desk.visited(MINE, Desk.newAddress());
		String tag = this.desk.customer(own).headers().get("ETag");
		String body = "{\"site\": \"%s\", \"customerType\": \"PATIENT\", \"email\": \"%s\"}".formatted(MINE,
				this.email);
		Desk.Answer taken = this.desk.send(local.passport(this.desk), HttpMethod.PUT, PATH + "/" + own, body,
				"If-Match", tag);
		assertThat(taken.status()).isEqualTo(409);
		assertThat(taken.text("type")).endsWith("contact-taken");
		assertThat(taken.body().has("customer")).isFalse();
		assertThat(taken.body().toString()).doesNotContain(this.customer.toString());
		Desk.Answer toHead = this.desk.send(this.head, HttpMethod.PUT, PATH + "/" + own, body, "If-Match", tag);
		assertThat(toHead.text("customer")).isEqualTo(this.customer.toString());
	}

	@ParameterizedTest
	@EnumSource(Local.class)
	void invitationsAndReferralsHideTheNameToo(Local local) {
		String passport = local.passport(this.desk);
		enteredBy(passport);
		UUID sent = UUID.fromString(this.desk.visit("""
				{"site": "%s", "email": "%s", "referredBy": "%s"}
				""".formatted(MINE, Desk.newAddress(), this.email)).text("customer"));
		JsonNode detail = this.desk.get(passport, PATH + "/" + sent).body();
		assertThat(detail.path("referredBy").asString()).isEqualTo(this.customer.toString());
		assertThat(detail.path("referredByName").isNull()).isTrue();
		assertThat(this.desk.get(passport, PATH + "/referrals").body().toString()).contains(this.customer.toString())
			.doesNotContain(this.name);
		assertThat(this.desk.get(this.head, PATH + "/referrals?site=" + MINE).body().toString()).contains(this.name);
		this.sites
			.count("""
					WITH invited AS (
						INSERT INTO invitation (id, site, lane, customer, survey, cause, state, due_at, expires_at, planned_by,
							created_at)
						SELECT gen_random_uuid(), '%s', 1, '%s', s.code, 'PLANNED', 'ANSWERED', now(), now(), '', now()
						FROM survey s WHERE s.site = '%s' LIMIT 1
						RETURNING 1
					)
					SELECT count(*) FROM invited
					"""
				.formatted(MINE, this.customer, MINE));
		assertThat(this.desk.get(passport, "/api/feedback/invitations").body().toString())
			.contains(this.customer.toString())
			.doesNotContain(this.name);
		assertThat(this.desk.get(this.head, "/api/feedback/invitations?site=" + MINE).body().toString())
			.contains(this.name);
	}

	@Test
	void whoSeesBothSitesSeesTheWholeCustomer() {
		enteredBy(Local.STAFF.passport(this.desk));
		Desk.Answer seen = this.desk.get(this.desk.passports.siteManager(MINE, THEIRS), at(""));
		assertThat(seen.body().path("customer").path("name").asString()).isEqualTo(this.name);
		assertThat(seen.body().path("customer").path("shared").booleanValue()).isFalse();
	}

	@Test
	void theCustomerOfOneSiteIsTheirsAsBefore() {
		UUID own = this.desk.visited(MINE, Desk.newAddress());
		String manager = Local.SITE_MANAGER.passport(this.desk);
		Desk.Answer seen = this.desk.get(manager, PATH + "/" + own);
		assertThat(seen.body().path("customer").path("name").asString()).isEqualTo("Ana Rivera");
		assertThat(seen.body().path("customer").path("shared").booleanValue()).isFalse();
		assertThat(this.desk.post(manager, PATH + "/" + own + "/erase", null).status()).isEqualTo(200);
	}

}
