package io.touchpoint.feedback.restricted;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.customer.Desk;
import io.touchpoint.feedback.customer.Desk.Answer;
import io.touchpoint.feedback.voice.FakeFellows;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a restricted complaint came from is read by nobody who may not see the complaint.
 */
@FeedbackTest
@TestPropertySource(properties = "touchpoint.look.timeout=30s")
class RestrictedAnswersTests {

	private static final FakeFellows fellows = new FakeFellows();

	private static final String SECRET = "Doctor Smith shouted at me";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	RestrictedCases cases;

	@Autowired
	RestrictedAnswerRepository repository;

	@Autowired
	SiteScopedTransaction transaction;

	private Desk desk;

	private String site;

	private UUID complaint;

	private UUID response;

	@DynamicPropertySource
	static void fellows(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.discovery.client.simple.instances.complaint-service[0].uri", fellows::url);
	}

	@AfterAll
	static void stop() {
		fellows.stop();
	}

	@BeforeEach
	void anAnswer() {
		this.desk = new Desk(this.web);
		this.site = "fe-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.complaint = fellows.restricted(this.site);
		this.response = said();
	}

	private UUID said() {
		UUID said = UUID.fromString(
				this.desk
					.send(null, HttpMethod.POST, "/public/responses", """
							{"survey": "%s", "answers": {"overall": 1}, "comment": "%s", "referredBy": "Cousin Eva",
							 "contact": {"email": "ana@example.org", "name": "Ana", "consent": true}}
							""".formatted(this.sites.survey(this.site, "waiting"), SECRET), "Idempotency-Key",
							UUID.randomUUID().toString())
					.text("id"));
		this.sites.change("UPDATE response SET answers = answers || '{\"comment\": \"" + SECRET + "\"}' WHERE id = '"
				+ said + "'");
		return said;
	}

	/** As the complaint service's golden event tells it. */
	private Event told(boolean restricted, long revision, List<String> handlers, UUID... responses) {
		ObjectNode data = (ObjectNode) Golden.event("complaint-service", "complaint.answers.v1.json")
			.get("data")
			.deepCopy();
		data.put("restricted", restricted).put("revision", revision);
		if (restricted) {
			handlers.forEach(data.putArray("handlers")::add);
		}
		else {
			data.remove("handlers");
		}
		Stream.of(responses).map(UUID::toString).forEach(data.putArray("responses")::add);
		return TestEvents.event("complaint.answers", this.site, this.complaint.toString(), Instant.now(), data);
	}

	private void follow(Event... events) {
		this.transaction.run(SiteScope.allSites(), this.cases.handle(List.of(events))).block();
	}

	private void restrict(String... handlers) {
		follow(told(true, 2, List.of(handlers), this.response));
	}

	private String staff() {
		return this.desk.passports.staff(this.site);
	}

	private String manager() {
		return this.desk.passports.siteManager(this.site);
	}

	private JsonNode get(String passport, String path) {
		Answer answer = this.desk.get(passport, path);
		assertThat(answer.status()).as(path).isEqualTo(200);
		return answer.body();
	}

	private JsonNode list(String passport, String more) {
		return get(passport, "/api/feedback/responses?site=" + this.site + more).path("items");
	}

	private JsonNode detail(String passport) {
		return get(passport, "/api/feedback/responses/" + this.response);
	}

	private static Stream<String> masked(JsonNode detail) {
		return detail.path("masked").valueStream().map(JsonNode::asString);
	}

	@Test
	void whatIsForEverybodyIsReadAsBefore() {
		assertThat(list(staff(), "").path(0).path("comment").asString()).isEqualTo(SECRET);
		assertThat(list(staff(), "").path(0).path("restricted").asBoolean()).isFalse();
		assertThat(list(staff(), "&q=smith")).hasSize(1);
		assertThat(detail(staff()).path("comment").asString()).isEqualTo(SECRET);
		assertThat(masked(detail(staff()))).isEmpty();
	}

	@Test
	void aListShowsTheMarksAndTheWordsToNobody() {
		restrict();
		for (String passport : List.of(staff(), manager(), this.desk.passports.headOffice())) {
			JsonNode item = list(passport, "").path(0);
			assertThat(item.toString()).doesNotContain(SECRET, "ana@example.org");
			assertThat(item.path("overall").asInt()).isOne();
			assertThat(item.path("moment").asString()).isEqualTo("MISERY");
			assertThat(item.path("restricted").asBoolean()).isTrue();
			assertThat(list(passport, "&q=smith")).isEmpty();
		}
	}

	@Test
	void staffAndHeadOfficeReadNoWordAndNoContactOnItsPage() {
		restrict(UUID.randomUUID().toString());
		for (String passport : List.of(staff(), this.desk.passports.headOffice())) {
			JsonNode detail = detail(passport);
			assertThat(detail.toString()).doesNotContain(SECRET, "ana@example.org", "Cousin Eva");
			assertThat(detail.path("overall").asInt()).isOne();
			assertThat(detail.path("answers").path(0).path("value").asInt()).isOne();
			assertThat(detail.path("restricted").asBoolean()).isTrue();
			assertThat(masked(detail)).containsExactly("comment", "answers", "contact", "referredBy");
		}
	}

	@Test
	void aManagerReadsItAndThatIsALookAtTheComplaint() {
		restrict();
		int before = fellows.looks(this.complaint);
		JsonNode detail = detail(manager());
		assertThat(detail.path("comment").asString()).isEqualTo(SECRET);
		assertThat(detail.path("contact").path("email").asString()).isEqualTo("ana@example.org");
		assertThat(detail.path("answers")).hasSize(2);
		assertThat(detail.path("restricted").asBoolean()).isTrue();
		assertThat(masked(detail)).isEmpty();
		assertThat(fellows.looks(this.complaint) - before).isOne();
		list(manager(), "");
		detail(staff());
		assertThat(fellows.looks(this.complaint) - before).isOne();
	}

	@Test
	void aHandlerReadsItUnlessTheComplaintSaysOtherwiseByNow() {
		UUID open = fellows.complaint(this.site);
		String handler = UUID.randomUUID().toString();
		String passport = this.desk.passports
			.of(new Caller(handler, "Stefan", Set.of(Role.STAFF), SiteScope.of(this.site)));
		restrict(handler);
		assertThat(detail(passport).path("comment").isNull()).as("another handler by now").isTrue();
		this.complaint = open;
		follow(told(true, 3, List.of(handler), this.response));
		assertThat(detail(passport).path("comment").asString()).isEqualTo(SECRET);
		assertThat(detail(staff()).path("comment").isNull()).isTrue();
	}

	@Test
	void whileTheComplaintServiceIsAwayNobodyReadsItAndOthersSeeTheMarks() {
		this.complaint = fellows.away();
		restrict();
		assertThat(this.desk.get(manager(), "/api/feedback/responses/" + this.response).status()).isEqualTo(503);
		assertThat(detail(staff()).path("overall").asInt()).isOne();
	}

	@Test
	void theLastWordHoldsAndWhatIsToldAgainChangesNothing() {
		Event hidden = told(true, 2, List.of(), this.response);
		Event shown = told(false, 3, List.of(), this.response);
		follow(hidden, shown);
		assertThat(list(staff(), "").path(0).path("comment").asString()).isEqualTo(SECRET);
		follow(hidden);
		assertThat(list(staff(), "").path(0).path("comment").asString()).isEqualTo(SECRET);
		UUID later = said();
		follow(shown, told(true, 4, List.of(), this.response, later));
		assertThat(list(staff(), "&q=smith")).isEmpty();
		follow(shown);
		assertThat(list(staff(), "&q=smith")).isEmpty();
	}

	@Test
	void aRestoredServiceIsBelievedWhateverWasKnown() {
		follow(told(true, 9, List.of(), this.response));
		follow(told(false, 3, List.of(), this.response));
		assertThat(detail(staff()).path("comment").isNull()).isTrue();
		this.transaction.run(SiteScope.allSites(), this.cases.startOver(Outbox.laneOf(this.site))).block();
		assertThat(detail(staff()).path("comment").isNull()).as("until it says so").isTrue();
		follow(told(false, 3, List.of(), this.response));
		assertThat(detail(staff()).path("comment").asString()).isEqualTo(SECRET);
	}

	@Test
	void otherEventsAndOtherVersionsSayNothing() {
		follow(TestEvents.event("complaint.restricted", this.site, this.complaint.toString(), Instant.now(),
				Golden.event("complaint-service", "complaint.restricted.v1.json").get("data")));
		assertThat(list(staff(), "&q=smith")).hasSize(1);
	}

	@Test
	void whatColleaguesNotedAtItsAlertIsForTheSameEyes() {
		UUID alert = UUID.randomUUID();
		this.sites
			.change("""
					INSERT INTO alert (id, site, touchpoint, kind, reachable, response, answers, first_at, last_at, raised_at, note)
					VALUES ('%s', '%s', 'waiting', 'MISERY', true, '%s', 1, now(), now(), now(), 'Smith again')
					"""
				.formatted(alert, this.site, this.response));
		this.sites.change("INSERT INTO alert_answer (response, alert, site) VALUES ('%s', '%s', '%s')"
			.formatted(this.response, alert, this.site));
		String path = "/api/feedback/alerts/" + alert;
		assertThat(get(staff(), path).path("alert").path("note").asString()).isEqualTo("Smith again");
		restrict();
		for (String passport : List.of(staff(), manager())) {
			JsonNode listed = get(passport, "/api/feedback/alerts?site=" + this.site).path("items").path(0);
			assertThat(listed.path("note").isNull()).isTrue();
			assertThat(listed.path("restricted").asBoolean()).isTrue();
		}
		assertThat(get(staff(), path).path("alert").path("note").isNull()).isTrue();
		assertThat(get(staff(), path).path("responses")).hasSize(1);
		assertThat(get(manager(), path).path("alert").path("note").asString()).isEqualTo("Smith again");
		Answer moved = this.desk.post(staff(), path + "/moves", "{\"to\": \"ACKNOWLEDGED\"}");
		assertThat(moved.status()).isEqualTo(200);
		assertThat(moved.body().path("note").isNull()).isTrue();
		assertThat(this.desk.post(staff(), path + "/moves", "{\"to\": \"ACKNOWLEDGED\"}")
			.body()
			.path("current")
			.path("note")
			.isNull()).isTrue();
		assertThat(get(manager(), path).path("alert").path("note").asString()).isEqualTo("Smith again");
	}

	@Test
	void nobodyHasToDecideWhetherItIsShownInPublicAndNobodyCan() {
		String path = "/api/feedback/responses/" + this.response + "/moderation";
		String queue = "/api/feedback/moderation";
		assertThat(get(manager(), queue + "?site=" + this.site).path("items")).hasSize(1);
		restrict();
		assertThat(get(manager(), queue + "?site=" + this.site).path("items")).isEmpty();
		assertThat(get(manager(), queue + "/count?site=" + this.site).path("comments").asInt()).isZero();
		JsonNode view = get(manager(), path);
		assertThat(view.toString()).doesNotContain(SECRET);
		assertThat(view.path("restricted").asBoolean()).isTrue();
		Answer refused = this.desk.send(manager(), HttpMethod.PUT, path, "{\"state\": \"APPROVED\"}");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text("type")).isEqualTo("/problems/restricted");
		UUID other = said();
		Answer many = this.desk.send(manager(), HttpMethod.PUT, queue,
				"{\"responses\": [\"%s\", \"%s\"], \"state\": \"APPROVED\", \"from\": \"UNCHECKED\"}"
					.formatted(this.response, other));
		assertThat(many.body().path("done").valueStream().map(JsonNode::asString)).containsExactly(other.toString());
		assertThat(many.body().path("left").valueStream().map(JsonNode::asString))
			.containsExactly(this.response.toString());
	}

	@Test
	void whatWasShownInPublicIsSoNoMoreUntilItIsForEverybodyAgain() {
		this.sites.change("INSERT INTO comment_publication (site, shown, revision, changed_at, changed_by) VALUES ('"
				+ this.site + "', true, 1, now(), 'Hanna')");
		this.desk.send(manager(), HttpMethod.PUT, "/api/feedback/responses/" + this.response + "/moderation",
				"{\"state\": \"APPROVED\"}");
		assertThat(publicPage()).contains("shouted at me");
		restrict();
		assertThat(publicPage()).doesNotContain("shouted at me");
		follow(told(false, 3, List.of(), this.response));
		assertThat(publicPage()).contains("shouted at me");
	}

	@Test
	void whatWasShownInPublicCanBeTakenDownForGoodMeanwhile() {
		String path = "/api/feedback/responses/" + this.response + "/moderation";
		this.sites.change("INSERT INTO comment_publication (site, shown, revision, changed_at, changed_by) VALUES ('"
				+ this.site + "', true, 1, now(), 'Hanna')");
		this.desk.send(manager(), HttpMethod.PUT, path, "{\"state\": \"APPROVED\"}");
		restrict();
		Answer hidden = this.desk.send(manager(), HttpMethod.PUT, path, "{\"state\": \"HIDDEN\"}");
		assertThat(hidden.status()).isEqualTo(200);
		assertThat(hidden.body().toString()).doesNotContain(SECRET);
		follow(told(false, 3, List.of(), this.response));
		assertThat(publicPage()).doesNotContain("shouted at me");
	}

	@Test
	void nobodyErasesWhatTheyMayNotRead() {
		restrict();
		String path = "/api/feedback/responses/" + this.response;
		Answer refused = this.desk.send(this.desk.passports.headOffice(), HttpMethod.POST, path + "/erase", "{}");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text("type")).isEqualTo("/problems/restricted");
		assertThat(this.desk.send(manager(), HttpMethod.POST, path + "/erase", "{}").status()).isEqualTo(204);
	}

	private String publicPage() {
		return this.web.get()
			.uri("/f/" + this.site + "/comments")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	@Test
	void aComplimentPassesItsWordsOnToNobody() {
		String path = "/api/feedback/compliments/" + this.desk
			.post(manager(), "/api/feedback/compliments",
					"{\"response\": \"%s\", \"person\": \"Ana\"}".formatted(this.response))
			.text("id");
		assertThat(get(staff(), path).path("words").asString()).isEqualTo(SECRET);
		restrict();
		assertThat(get(staff(), path).toString()).doesNotContain(SECRET);
		assertThat(get(staff(), path).path("restricted").asBoolean()).isTrue();
		assertThat(get(manager(), "/api/feedback/compliments?site=" + this.site).toString()).doesNotContain(SECRET);
		Answer refused = this.desk.post(manager(), path + "/forward", "{}");
		assertThat(refused.text("type")).isEqualTo("/problems/restricted");
		Answer people = this.desk.get(this.desk.passports.service(),
				path.replace("/api/feedback/", "/internal/") + "/people");
		assertThat(people.status()).isEqualTo(409);
		assertThat(people.body().toString()).doesNotContain(SECRET);
	}

	@Test
	void whoMayNotSeeItThanksNobodyForIt() {
		String path = "/api/feedback/compliments/" + this.desk
			.post(manager(), "/api/feedback/compliments",
					"{\"response\": \"%s\", \"person\": \"Ana\"}".formatted(this.response))
			.text("id");
		restrict();
		for (String passport : List.of(staff(), this.desk.passports.headOffice())) {
			Answer refused = this.desk.post(passport, path + "/thank", "{}");
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.text("type")).isEqualTo("/problems/restricted");
		}
		assertThat(get(staff(), path).path("thankedAt").isNull()).isTrue();
		assertThat(this.desk.post(manager(), path + "/thank", "{}").status()).isEqualTo(200);
	}

	@Test
	void whoGaveItIsKnownToTheSameEyesAlone() {
		UUID ana = this.desk.visited(this.site, Desk.newAddress());
		this.sites.change("""
				INSERT INTO invitation (id, site, lane, customer, survey, cause, state, due_at, expires_at, response,
					planned_by, created_at)
				VALUES (gen_random_uuid(), '%s', 0, '%s', 'none', 'PLANNED', 'ANSWERED', now(), now(), '%s', '', now())
				""".formatted(this.site, ana, this.response));
		String path = "/api/feedback/customers/" + ana;
		assertThat(get(staff(), path).toString()).contains(this.response.toString());
		restrict();
		assertThat(get(staff(), path).toString()).doesNotContain(this.response.toString());
		assertThat(get(staff(), path).path("customer").path("loyalty").path("segment").asString())
			.isEqualTo("DISSATISFIED");
		assertThat(get(manager(), path).path("responses").path(0).path("id").asString())
			.isEqualTo(this.response.toString());
		assertThat(get(manager(), path).at("/customer/loyalty/contacts/0/response").asString())
			.isEqualTo(this.response.toString());
	}

	@Test
	void noSiteKnowsWhichAnswersOfAnotherOneAreForFewEyes() {
		restrict();
		assertThat(this.transaction.run(SiteScope.of("another-site"), behind()).block()).isZero();
		assertThat(this.transaction.run(SiteScope.of(this.site), behind()).block()).isOne();
	}

	private Mono<Long> behind() {
		return this.repository.behind(List.of(this.response)).count();
	}

}
