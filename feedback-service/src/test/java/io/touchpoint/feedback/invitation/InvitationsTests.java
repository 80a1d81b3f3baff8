package io.touchpoint.feedback.invitation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.customer.Desk;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@FeedbackTest
class InvitationsTests {

	private static final String PATH = "/api/feedback/invitations";

	private static final Duration LONG = Duration.ofSeconds(60);

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	TestDatabase database;

	@Autowired
	Invitations invitations;

	private Desk desk;

	private String site;

	@BeforeEach
	void aSite() {
		this.site = "inv-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.desk = new Desk(this.web);
	}

	/** Came on a day that is long over, so that nothing was sent. */
	private UUID customer(boolean agreed, boolean named) {
		String consent = agreed
				? ", \"consent\": {\"source\": \"FORM\", \"at\": \"2026-01-05T10:00:00Z\", \"linkAnswers\": " + named
						+ "}"
				: "";
		return UUID.fromString(this.desk.visit("""
				{"site": "%s", "name": "Ana Rivera", "email": "%s", "visitedAt": "2026-01-05T10:00:00Z"%s}
				""".formatted(this.site, Desk.newAddress(), consent)).text("customer"));
	}

	private Desk.Answer plan() {
		return this.desk.post(this.desk.passports.siteManager(this.site), PATH, "{\"site\": \"" + this.site + "\"}");
	}

	private String invitationOf(UUID customer) {
		return this.desk.customer(customer).body().path("invitations").path(0).path("id").asString();
	}

	private String stateOf(UUID customer) {
		return this.desk.customer(customer).body().path("invitations").path(0).path("state").asString();
	}

	private void untilTold(UUID customer) {
		await().atMost(LONG).until(() -> stateOf(customer), "INVITED"::equals);
	}

	/** The path of the survey, as the mail's service gets it. */
	private String link(String invitation) {
		Desk.Answer contact = this.desk.get(this.desk.passports.service(),
				"/internal/invitations/" + invitation + "/contact");
		assertThat(contact.status()).isEqualTo(200);
		return contact.text("trackingUrl").replaceFirst("https?://[^/]+", "");
	}

	private EntityExchangeResult<byte[]> page(String path) {
		return this.web.get().uri(path).accept(MediaType.TEXT_HTML).exchange().expectBody().returnResult();
	}

	private static String html(EntityExchangeResult<byte[]> page) {
		return new String(page.getResponseBody(), StandardCharsets.UTF_8);
	}

	private static MultiValueMap<String, String> form(String overall) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("key", "AAAAAAAAAAAAAAAAAAAAAA");
		form.add("version", "1");
		form.add("language", "en");
		form.add("overall", overall);
		return form;
	}

	private int answer(String path, String overall) {
		return send(path, form(overall)).getStatus().value();
	}

	private EntityExchangeResult<byte[]> send(String path, MultiValueMap<String, String> form) {
		return this.web.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(form))
			.exchange()
			.expectBody()
			.returnResult();
	}

	/** What is shown to somebody whose words came too late. */
	private String late(String path) {
		MultiValueMap<String, String> form = form("2");
		form.add("comment", "Two hours in the cold");
		EntityExchangeResult<byte[]> page = send(path, form);
		assertThat(page.getStatus().value()).isEqualTo(404);
		return html(page);
	}

	@Test
	void howOftenACustomerIsInvitedFollowsTheRulesOfTheirType() {
		UUID ana = customer(true, false);
		String preview = "{\"site\": \"" + this.site + "\"}";
		String manager = this.desk.passports.siteManager(this.site);
		this.sites.change("""
				INSERT INTO invitation_rest (customer, invitation, at)
				VALUES ('%s', gen_random_uuid(), now() - interval '40 days')""".formatted(ana));
		try {
			this.sites
				.change("""
						INSERT INTO customer_type_rules (customer_type, horizon_days, invite_every_days, bad_end_step, bad_end_days,
							changed_at, changed_by)
						VALUES ('PATIENT', 365, 60, 0.5, 90, now(), 'test')""");
			assertThat(this.desk.post(manager, PATH + "/preview", preview).body().path("left").toString())
				.isEqualTo("[{\"reason\":\"INVITED\",\"customers\":1}]");
			assertThat(plan().body().path("invited").intValue()).isZero();
		}
		finally {
			this.sites.change("DELETE FROM customer_type_rules WHERE customer_type = 'PATIENT'");
		}
		assertThat(plan().body().path("invited").intValue()).as("forty days are more than thirty").isEqualTo(1);
		assertThat(plan().body().path("invited").intValue()).isZero();
	}

	@Test
	void aPreviewSaysHowManyWouldBeInvitedAndWhyTheOthersAreNot() {
		customer(true, false);
		customer(false, false);
		String body = "{\"site\": \"" + this.site + "\"}";
		String manager = this.desk.passports.siteManager(this.site);
		Desk.Answer outlook = this.desk.post(manager, PATH + "/preview", body);
		assertThat(outlook.body().path("customers").intValue()).isEqualTo(2);
		assertThat(outlook.body().path("invited").intValue()).isEqualTo(1);
		assertThat(outlook.body().path("left").toString()).isEqualTo("[{\"reason\":\"NO_CONSENT\",\"customers\":1}]");
		assertThat(this.sites.count("SELECT count(*) FROM invitation WHERE site = '" + this.site + "'")).isZero();
		assertThat(this.desk.post(this.desk.passports.staff(this.site), PATH + "/preview", body).status())
			.isEqualTo(403);
		assertThat(this.desk.post(this.desk.passports.siteManager("elsewhere"), PATH + "/preview", body).status())
			.isEqualTo(403);
		assertThat(this.desk.post(manager, PATH + "/preview", "{\"state\": \"HAPPY\"}").fault()).startsWith("state ");
		assertThat(this.desk.post(manager, PATH + "/preview", "{\"dueAt\": \"2999-01-01T00:00:00Z\"}").fault())
			.isEqualTo("dueAt out-of-range");
	}

	@Test
	void nobodyIsInvitedToATouchpointThatIsSwitchedOff() {
		customer(true, false);
		String manager = this.desk.passports.siteManager(this.site);
		String farewell = "{\"site\": \"" + this.site + "\", \"touchpoint\": \"farewell\"}";
		assertThat(this.desk.post(manager, PATH + "/preview", farewell).body().path("invited").intValue()).isEqualTo(1);
		assertThat(this.desk.post(manager, "/api/feedback/sites/" + this.site + "/touchpoints/PATIENT/farewell/off", "")
			.status()).isEqualTo(200);
		assertThat(this.desk.post(manager, PATH + "/preview", farewell).body().path("left").toString())
			.isEqualTo("[{\"reason\":\"NO_SURVEY\",\"customers\":1}]");
		assertThat(plan().body().path("invited").intValue()).isEqualTo(1);
		assertThat(
				this.sites.count("SELECT count(*) FROM invitation i JOIN survey s ON s.code = i.survey WHERE i.site = '"
						+ this.site + "' AND s.touchpoint <> 'farewell'"))
			.isEqualTo(1);
	}

	@Test
	void anInvitationIsToldOnceAndAnsweredOnce() {
		UUID customer = customer(true, true);
		assertThat(plan().body().path("invited").intValue()).isEqualTo(1);
		untilTold(customer);
		String invitation = invitationOf(customer);
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE type = 'invitation.due' AND subject = '"
				+ invitation + "' AND data::text NOT LIKE '%example%'"))
			.isEqualTo(1);
		String first = link(invitation);
		String second = link(invitation);
		assertThat(second).isNotEqualTo(first);
		assertThat(html(page(first))).contains("action=\"" + first + "\"", "kept with your name");
		assertThat(answer(first, "5")).isEqualTo(303);
		EntityExchangeResult<byte[]> spent = page(first);
		EntityExchangeResult<byte[]> unknown = page("/s/i/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
		assertThat(spent.getStatus().value()).isEqualTo(404);
		assertThat(html(spent)).contains("cannot be used any more")
			.isEqualTo(html(unknown))
			.isEqualTo(html(page(second)));
		assertThat(answer(first, "5")).isEqualTo(303);
		assertThat(answer(second, "1")).isEqualTo(404);
		assertThat(late(second)).contains("cannot be used any more", "Two hours in the cold",
				"href=\"/c/" + this.site + "?lang=en\"");
		assertThat(this.desk.customer(customer).body().path("responses")).hasSize(1);
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE site = '" + this.site + "' AND channel = 'EMAIL'"))
			.isEqualTo(1);
		assertThat(stateOf(customer)).isEqualTo("ANSWERED");
	}

	@Test
	void withoutConsentToItNothingLeadsFromTheAnswerToTheCustomer() {
		UUID customer = customer(true, false);
		plan();
		untilTold(customer);
		String link = link(invitationOf(customer));
		assertThat(html(page(link))).contains("stays without your name");
		assertThat(answer(link, "2")).isEqualTo(303);
		Desk.Answer detail = this.desk.customer(customer);
		assertThat(detail.body().path("responses")).isEmpty();
		assertThat(detail.body().path("invitations").path(0).path("answeredOn").asString()).hasSize(10);
		assertThat(this.sites
			.count("SELECT count(*) FROM invitation WHERE site = '" + this.site + "' AND response IS NULL"))
			.isEqualTo(1);
		assertThat(this.sites.count("""
				SELECT count(*) FROM submission s JOIN invitation_token t
					ON position(encode(t.hash, 'hex') IN s.key) > 0 OR position(t.invitation::text IN s.key) > 0"""))
			.isZero();
	}

	@Test
	void twoAnswersAtOnceAreOne() {
		UUID customer = customer(true, false);
		plan();
		untilTold(customer);
		String link = link(invitationOf(customer));
		List<Integer> statuses = Flux.range(1, 6)
			.flatMap((i) -> Mono.fromCallable(() -> answer(link, String.valueOf(1 + i % 5)))
				.subscribeOn(Schedulers.boundedElastic()), 6)
			.collectList()
			.block();
		assertThat(statuses).contains(303).allMatch((status) -> status == 303 || status == 404);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site + "'")).isEqualTo(1);
	}

	@Test
	void aCustomerIsInvitedOnceInThirtyDaysEvenByTwoInstancesAtOnce() throws Exception {
		List<UUID> customers = IntStream.range(0, 5).mapToObj((i) -> customer(true, false)).toList();
		InvitationWish wanted = new InvitationWish(this.site, null, null, null, null);
		List<Plan.InvitationOutlook> outlooks = Flux.range(0, 4)
			.flatMap((i) -> this.invitations.plan(SiteScope.of(this.site), wanted, "instance " + i), 4)
			.collectList()
			.block(LONG);
		assertThat(outlooks.stream().mapToInt(Plan.InvitationOutlook::invited).sum()).isEqualTo(5);
		assertThat(this.sites.count("SELECT count(*) FROM invitation WHERE site = '" + this.site + "'")).isEqualTo(5);
		Flux.range(0, 4).flatMap((i) -> this.invitations.tellDue(), 4).blockLast(LONG);
		customers.forEach(this::untilTold);
		assertThat(this.sites
			.count("SELECT count(*) FROM outbox WHERE type = 'invitation.due' AND site = '" + this.site + "'"))
			.isEqualTo(5);
		Desk.Answer again = plan();
		assertThat(again.body().path("invited").intValue()).isZero();
		assertThat(again.body().path("left").toString()).isEqualTo("[{\"reason\":\"INVITED\",\"customers\":5}]");
		assertThat(again.text("lastInvitedAt")).isNotEmpty();
		Desk.change(this.database, "UPDATE invitation_rest SET at = at - interval '30 days' WHERE customer = '"
				+ customers.getFirst() + "'");
		assertThat(plan().body().path("invited").intValue()).isEqualTo(1);
	}

	@Test
	void whoDidNotAnswerIsRemindedOnceAndThenLeftInPeace() throws Exception {
		UUID customer = customer(true, false);
		plan();
		untilTold(customer);
		String invitation = invitationOf(customer);
		String link = link(invitation);
		Desk.change(this.database,
				"UPDATE invitation SET remind_at = now() - interval '1 second' WHERE id = '" + invitation + "'");
		await().atMost(LONG).until(() -> stateOf(customer), "REMINDED"::equals);
		this.invitations.tellDue().block(LONG);
		assertThat(this.sites
			.count("SELECT count(*) FROM outbox WHERE type = 'invitation.reminder' AND subject = '" + invitation + "'"))
			.isEqualTo(1);
		assertThat(page(link).getStatus().value()).as("the first mail's link is still good").isEqualTo(200);
		Desk.change(this.database,
				"UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = '" + invitation + "'");
		assertThat(page(link).getStatus().value()).isEqualTo(404);
		await().atMost(LONG).until(() -> stateOf(customer), "EXPIRED"::equals);
		assertThat(late(link)).contains("Two hours in the cold", "href=\"/c/" + this.site + "?lang=en\"");
		assertThat(late("/s/i/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).contains("Two hours in the cold")
			.doesNotContain("href=\"/c/");
	}

	@Test
	void theTimeOfRestBeginsWhenTheMailGoesHoweverLateThatIs() throws Exception {
		UUID customer = customer(true, false);
		this.desk.post(this.desk.passports.siteManager(this.site), PATH,
				"{\"site\": \"" + this.site + "\", \"dueAt\": \"" + Instant.now().plus(Duration.ofDays(9)) + "\"}");
		Desk.change(this.database,
				"UPDATE invitation_rest SET at = now() - interval '25 days' WHERE customer = '" + customer + "'");
		Desk.change(this.database,
				"UPDATE invitation SET due_at = now() - interval '25 days' WHERE customer = '" + customer + "'");
		untilTold(customer);
		Desk.change(this.database,
				"UPDATE invitation_rest SET at = at - interval '6 days' WHERE customer = '" + customer + "'");
		assertThat(plan().body().path("invited").intValue()).as("six days after the mail").isZero();
	}

	@Test
	void whoWantsNoMailGetsNoneAndCannotBeInvited() {
		UUID customer = customer(true, false);
		plan();
		untilTold(customer);
		String link = link(invitationOf(customer));
		assertThat(html(page(link + "/stop"))).contains("<button", "write to you no more");
		assertThat(stateOf(customer)).as("looking at it changes nothing").isEqualTo("INVITED");
		EntityExchangeResult<byte[]> stopped = this.web.post()
			.uri(link + "/stop")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("List-Unsubscribe=One-Click")
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(stopped.getStatus().value()).isEqualTo(200);
		assertThat(stateOf(customer)).isEqualTo("CANCELLED");
		assertThat(this.desk.customer(customer).body().path("customer").path("contactable").booleanValue()).isFalse();
		assertThat(plan().body().path("left").toString()).contains("OPTED_OUT");
		assertThat(page(link).getStatus().value()).isEqualTo(404);
		EntityExchangeResult<byte[]> unknown = this.web.post()
			.uri("/s/i/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/stop")
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(html(unknown)).isEqualTo(html(stopped));
	}

	/** The customer is invited and gives an answer that is kept with their name. */
	private void answeredBy(UUID customer) {
		plan();
		untilTold(customer);
		assertThat(answer(link(invitationOf(customer)), "2")).isEqualTo(303);
		assertThat(shownOf(customer)).isEqualTo(1);
		assertThat(loyaltyOf(customer).isNull()).isFalse();
	}

	private int shownOf(UUID customer) {
		return this.desk.customer(customer).body().path("responses").size();
	}

	private JsonNode loyaltyOf(UUID customer) {
		return this.desk.customer(customer).body().path("customer").path("loyalty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"given\": false}", "{\"given\": true, \"source\": \"PAPER\", \"linkAnswers\": false}" })
	void whoTakesTheNameBackIsFoundBehindNoAnswerAnyMore(String said) {
		UUID customer = customer(true, true);
		answeredBy(customer);
		assertThat(this.desk
			.post(this.desk.passports.headOffice(), "/api/feedback/customers/" + customer + "/consent", said)
			.status()).isEqualTo(200);
		assertThat(shownOf(customer)).isZero();
		assertThat(loyaltyOf(customer).isNull()).isTrue();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = '" + this.site + "' AND overall = 2"))
			.as("the answer counts as before")
			.isEqualTo(1);
	}

	@Test
	void whoWantsNoMailTakesTheNameBackToo() {
		UUID customer = customer(true, true);
		answeredBy(customer);
		this.sites.change("DELETE FROM invitation_rest WHERE customer = '" + customer + "'");
		plan();
		untilTold(customer);
		this.web.post().uri(link(invitationOf(customer)) + "/stop").exchange().expectStatus().isOk();
		assertThat(shownOf(customer)).isZero();
		assertThat(loyaltyOf(customer).isNull()).isTrue();
	}

	@Test
	void theNameGoesFromWhatWasSaidUnderAMergedEntryToo() {
		UUID customer = customer(true, true);
		UUID again = customer(true, true);
		answeredBy(again);
		String head = this.desk.passports.headOffice();
		String path = "/api/feedback/customers/" + customer;
		assertThat(this.desk.post(head, path + "/merge", "{\"other\": \"" + again + "\"}").status()).isEqualTo(200);
		assertThat(shownOf(customer)).isEqualTo(1);
		assertThat(this.desk.post(head, path + "/consent", "{\"given\": false}").status()).isEqualTo(200);
		assertThat(shownOf(customer)).isZero();
	}

	@Test
	void aPlannedInvitationIsTakenBackAndItsPlaceIsFreeAgain() {
		UUID customer = customer(true, false);
		String manager = this.desk.passports.siteManager(this.site);
		this.desk.post(manager, PATH,
				"{\"site\": \"" + this.site + "\", \"dueAt\": \"" + Instant.now().plus(Duration.ofDays(9)) + "\"}");
		String id = invitationOf(customer);
		assertThat(this.desk.post(this.desk.passports.siteManager("elsewhere"), PATH + "/" + id + "/cancel", null)
			.status()).isEqualTo(404);
		assertThat(this.desk.post(manager, PATH + "/" + id + "/cancel", null).status()).isEqualTo(204);
		assertThat(this.desk.post(manager, PATH + "/" + id + "/cancel", null).status()).isEqualTo(409);
		assertThat(plan().body().path("invited").intValue()).isEqualTo(1);
	}

	@Test
	void theMailTellsHowLongAQuestionnaireTakesThatNobodyHasReadYet() {
		String fresh = "fresh-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.change("""
				INSERT INTO questionnaire
				SELECT (jsonb_populate_record(q, jsonb_build_object('id', '%s'))).* FROM questionnaire q
				WHERE id = 'patient' AND version = 1""".formatted(fresh));
		this.sites.change("UPDATE survey SET questionnaire = '" + fresh + "' WHERE site = '" + this.site + "'");
		UUID customer = this.desk.visited(this.site, Desk.newAddress());
		assertThat(this.desk.get(this.desk.passports.service(), "/internal/customers/" + customer + "/welcome")
			.body()
			.path("facts")
			.path("minutes")
			.asString()).matches("[1-9]");
	}

	@Test
	void theThanksForAFirstVisitCarryTheInvitationAndALaterVisitLeadsToNoOther() {
		String email = Desk.newAddress();
		UUID customer = this.desk.visited(this.site, email);
		Desk.Answer welcome = this.desk.get(this.desk.passports.service(),
				"/internal/customers/" + customer + "/welcome");
		assertThat(welcome.text("email")).isEqualTo(email);
		assertThat(welcome.text("trackingUrl")).contains("/s/i/");
		assertThat(welcome.body().path("facts").path("minutes").asString()).matches("[1-9]");
		this.desk.visited(this.site, email);
		assertThat(this.desk.customer(customer).body().path("invitations")).hasSize(1);
		assertThat(answer(welcome.text("trackingUrl").replaceFirst("https?://[^/]+", ""), "5")).isEqualTo(303);
		assertThat(this.desk.get(this.desk.passports.headOffice(), "/internal/customers/" + customer + "/welcome")
			.status()).isEqualTo(403);
	}

	@Test
	void eachSeesTheInvitationsOfTheirOwnSites() {
		customer(true, false);
		plan();
		String staff = this.desk.passports.staff(this.site);
		assertThat(this.desk.get(staff, PATH).body().path("items")).hasSize(1);
		assertThat(this.desk.get(this.desk.passports.staff("elsewhere"), PATH).body().path("items")).isEmpty();
		assertThat(this.desk.get(this.desk.passports.staff("elsewhere"), PATH + "?site=" + this.site).status())
			.isEqualTo(403);
	}

	private void merge(UUID kept, UUID merged) {
		assertThat(this.desk
			.post(this.desk.passports.headOffice(), "/api/feedback/customers/" + kept + "/merge",
					"{\"other\": \"" + merged + "\"}")
			.status()).isEqualTo(200);
	}

	private List<String> listed(String field) {
		return this.desk.get(this.desk.passports.staff(this.site), PATH)
			.body()
			.path("items")
			.valueStream()
			.map((item) -> item.path(field).asString())
			.toList();
	}

	@Test
	void whatIsPlannedForTwoWhoAreOneIsListedUnderWhoIsKeptAndSentOnce() {
		UUID kept = customer(true, false);
		UUID merged = customer(true, false);
		this.desk.post(this.desk.passports.siteManager(this.site), PATH,
				"{\"site\": \"" + this.site + "\", \"dueAt\": \"" + Instant.now().plus(Duration.ofDays(9)) + "\"}");
		assertThat(listed("customer")).containsExactlyInAnyOrder(kept.toString(), merged.toString());
		merge(kept, merged);
		assertThat(listed("customer")).containsExactly(kept.toString(), kept.toString());
		assertThat(listed("state")).containsExactlyInAnyOrder("PLANNED", "CANCELLED");
		assertThat(plan().body().path("invited").intValue()).as("within the time of rest").isZero();
	}

	@Test
	void whoDiedUnderAMergedEntryIsNotInvited() {
		UUID kept = customer(true, false);
		UUID merged = customer(true, false);
		this.desk.post(this.desk.passports.headOffice(), "/api/feedback/customers/" + merged + "/departures",
				"{\"reason\": \"DEATH\"}");
		merge(kept, merged);
		assertThat(plan().body().path("invited").intValue()).isZero();
	}

	@Test
	void whoDiedUnderAMergedEntryIsNotInvitedAfterAVisitEither() {
		String email = Desk.newAddress();
		UUID kept = UUID.fromString(this.desk.visit("""
				{"site": "%s", "email": "%s", "visitedAt": "2026-01-05T10:00:00Z", "consent": {"source": "FORM"}}
				""".formatted(this.site, email)).text("customer"));
		UUID merged = customer(true, false);
		this.desk.post(this.desk.passports.headOffice(), "/api/feedback/customers/" + merged + "/departures",
				"{\"reason\": \"DEATH\"}");
		merge(kept, merged);
		this.desk.visited(this.site, email);
		assertThat(this.desk.customer(kept).body().path("invitations")).isEmpty();
	}

	/** An invitation that was sent so many days ago, or is planned in so many. */
	private UUID invited(UUID customer, int days) {
		UUID id = UUID.randomUUID();
		this.sites
			.change("""
					WITH invited AS (
						INSERT INTO invitation (id, site, lane, customer, survey, cause, state, due_at, invited_at, expires_at,
							planned_by, created_at)
						SELECT '%1$s', s.site, 1, '%2$s', s.code, 'PLANNED', CASE WHEN %3$d < 0 THEN 'INVITED' ELSE 'PLANNED' END,
							now() + interval '%3$d days', CASE WHEN %3$d < 0 THEN now() + interval '%3$d days' END,
							now() + interval '120 days', '', now()
						FROM survey s WHERE s.site = '%4$s' LIMIT 1
						RETURNING id, customer, due_at
					)
					INSERT INTO invitation_rest (customer, invitation, at) SELECT customer, id, due_at FROM invited
					ON CONFLICT (customer) DO UPDATE SET invitation = excluded.invitation, at = excluded.at
					"""
				.formatted(id, customer, days, this.site));
		return id;
	}

	private boolean is(UUID invitation, InvitationState state) {
		return this.sites.count(
				"SELECT count(*) FROM invitation WHERE id = '%s' AND state = '%s'".formatted(invitation, state)) == 1;
	}

	private UUID restsAfter(UUID customer) {
		return this.sites.id("SELECT invitation FROM invitation_rest WHERE customer = '" + customer + "'");
	}

	@Test
	void aPlanIsOnlyTooSoonAfterOneThatStaysAndTheLastThatStaysIsRestedAfter() {
		UUID kept = customer(true, false);
		UUID merged = customer(true, false);
		invited(kept, -10);
		UUID later = invited(kept, 81);
		UUID tooSoon = invited(merged, 5);
		try {
			this.sites
				.change("""
						INSERT INTO customer_type_rules (customer_type, horizon_days, invite_every_days, bad_end_step, bad_end_days,
							changed_at, changed_by)
						VALUES ('PATIENT', 365, 90, 0.5, 90, now(), 'test')""");
			merge(kept, merged);
		}
		finally {
			this.sites.change("DELETE FROM customer_type_rules WHERE customer_type = 'PATIENT'");
		}
		assertThat(is(tooSoon, InvitationState.CANCELLED)).isTrue();
		assertThat(is(later, InvitationState.PLANNED)).isTrue();
		assertThat(restsAfter(kept)).isEqualTo(later);
	}

	@Test
	void whoLeftByMistakeCanBeInvitedAgain() {
		UUID customer = customer(true, false);
		invited(customer, 9);
		leavesAndComesBack(customer);
		assertThat(plan().body().path("invited").intValue()).isEqualTo(1);
	}

	private void leavesAndComesBack(UUID customer) {
		String head = this.desk.passports.headOffice();
		String path = "/api/feedback/customers/" + customer + "/departures";
		String departure = this.desk.post(head, path, "{\"reason\": \"MOVED\"}")
			.body()
			.path("departures")
			.path(0)
			.path("id")
			.asString();
		assertThat(this.desk.post(head, path + "/" + departure + "/withdraw", null).status()).isEqualTo(200);
	}

	@Test
	void whosePlanIsCalledOffStillRestsAfterWhatWasSentBefore() {
		UUID left = customer(true, false);
		UUID cancelled = customer(true, false);
		UUID sentToLeft = invited(left, -3);
		UUID sentToCancelled = invited(cancelled, -3);
		invited(left, 40);
		UUID planned = invited(cancelled, 40);
		leavesAndComesBack(left);
		assertThat(this.desk.post(this.desk.passports.siteManager(this.site), PATH + "/" + planned + "/cancel", null)
			.status()).isEqualTo(204);
		assertThat(restsAfter(left)).isEqualTo(sentToLeft);
		assertThat(restsAfter(cancelled)).isEqualTo(sentToCancelled);
	}

	@Test
	void afterAMergeIsUndoneEachRestsAfterTheirOwnInvitation() {
		UUID kept = customer(true, false);
		UUID merged = customer(true, false);
		UUID own = invited(kept, -20);
		UUID others = invited(merged, -3);
		merge(kept, merged);
		assertThat(restsAfter(kept)).isEqualTo(others);
		String merge = this.desk.customer(kept).body().path("merges").path(0).path("id").asString();
		assertThat(this.desk
			.post(this.desk.passports.headOffice(), "/api/feedback/customers/" + kept + "/merges/" + merge + "/undo",
					null)
			.status()).isEqualTo(200);
		assertThat(restsAfter(kept)).isEqualTo(own);
		assertThat(restsAfter(merged)).isEqualTo(others);
	}

}
