package io.touchpoint.feedback.moment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestEvents;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class AlertTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	MomentFollower follower;

	@Autowired
	SiteScopedTransaction transaction;

	private String site;

	private String other;

	@BeforeEach
	void sites() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.site = "al-" + run;
		this.other = "ot-" + run;
		this.sites.arrive(this.site, this.other);
	}

	private String respond(String channel, int overall, boolean reachable, String comment) {
		byte[] body = this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("""
					{"survey": "%s", "answers": {"overall": %d}, "comment": %s %s}
					""".formatted(this.sites.survey(this.site, "waiting", Channel.valueOf(channel)), overall,
					(comment != null) ? '"' + comment + '"' : "null",
					reachable ? ", \"contact\": {\"email\": \"ana@example.org\", \"name\": \"Ana\", \"consent\": true}"
							: ""))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return new String(body).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
	}

	/** A tap at a device, as far as alerts can tell. */
	private String tap(int overall, boolean reachable) {
		String response = respond("QR", overall, reachable, null);
		this.sites.change("UPDATE response SET channel = 'KIOSK' WHERE id = '" + response + "'");
		return response;
	}

	private Event received(String response, String moment, boolean imported) {
		return TestEvents.event("response.received", this.site, response, Instant.parse("2026-01-01T00:00:00Z"),
				"{\"moment\": \"" + moment + "\", \"imported\": " + imported + "}");
	}

	private void follow(List<Event> events) {
		this.transaction.run(SiteScope.allSites(), this.follower.handle(events)).block();
	}

	private List<Event> bad(int count, String channel, boolean reachable) {
		return IntStream.range(0, count)
			.mapToObj(
					(n) -> received(channel.equals("KIOSK") ? tap(1, reachable) : respond(channel, 1, reachable, null),
							"MISERY", false))
			.toList();
	}

	private long alerts() {
		return this.sites.count("SELECT count(*) FROM alert WHERE site = '" + this.site + "'");
	}

	private long told(String type) {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE site = '" + this.site + "' AND type = '" + type + "'");
	}

	private String onlyAlert() {
		return this.transaction
			.run(SiteScope.of(this.site), this.queries.list(SiteScope.of(this.site), this.site, null, null, 2).single())
			.map((alert) -> alert.id().toString())
			.block();
	}

	@Autowired
	AlertQueries queries;

	@Test
	void aMiseryRaisesAnAlertAndTellsOfItOnceHoweverOftenItIsHeard() {
		List<Event> events = bad(1, "QR", false);
		follow(events);
		follow(events);
		assertThat(alerts()).isEqualTo(1);
		assertThat(told("alert.raised")).isEqualTo(1);
	}

	@Test
	void tenBadTapsMakeOneAlertAlsoWhenTheyComeOneByOneAndTwice() {
		List<Event> events = bad(10, "KIOSK", false);
		events.forEach((event) -> follow(List.of(event)));
		List<Event> again = new ArrayList<>(events);
		Collections.shuffle(again, new java.util.Random(7));
		follow(again);
		assertThat(alerts()).isEqualTo(1);
		assertThat(told("alert.raised")).isEqualTo(1);
		assertThat(this.sites.count("SELECT sum((data ->> 'answers')::bigint)::bigint FROM outbox WHERE site = '"
				+ this.site + "' AND type IN ('alert.raised', 'alert.grown')"))
			.isEqualTo(10);
		assertThat(this.sites.count("SELECT answers FROM alert WHERE site = '" + this.site + "'")).isEqualTo(10);
		assertThat(this.sites.count("SELECT count(*) FROM alert_answer WHERE site = '" + this.site + "'"))
			.isEqualTo(10);
	}

	@Test
	void tapsThatLookLikeMisuseAlarmNobodyUntilSomebodySaysThatTheyAreGenuine() {
		List<Event> events = bad(6, "KIOSK", false);
		events.subList(0, 4).forEach((event) -> mark(event, "suspect = 'HASTY'"));
		follow(events.subList(0, 5));
		assertThat(alerts()).isZero();
		mark(events.get(0), "verdict = 'CLEARED', verdict_by = 'Ana', verdict_at = now()");
		mark(events.get(1), "verdict = 'EXCLUDED', verdict_by = 'Ana', verdict_at = now()");
		follow(events.subList(5, 6));
		assertThat(alerts()).isEqualTo(1);
		assertThat(this.sites.count("SELECT answers::bigint FROM alert WHERE site = '" + this.site + "'")).isEqualTo(3);
	}

	@Test
	void anAnswerThatWasTakenOutBeforeItWasHeardAlarmsNobodyAndASuspectOneIsLookedAt() {
		List<Event> out = bad(1, "QR", false);
		mark(out.getFirst(), "suspect = 'ALIKE', verdict = 'EXCLUDED', verdict_by = 'Ana', verdict_at = now()");
		follow(out);
		assertThat(alerts()).isZero();
		List<Event> suspect = bad(1, "QR", false);
		mark(suspect.getFirst(), "suspect = 'HONEYPOT'");
		follow(suspect);
		assertThat(alerts()).isEqualTo(1);
	}

	private void mark(Event event, String how) {
		this.sites.change("UPDATE response SET " + how + " WHERE id = '" + event.subject() + "'");
	}

	@Test
	void twoSweepsAtOnceStoreNothingTwice() {
		List<Event> events = bad(12, "QR", true);
		Mono<Void> sweep = Mono.defer(() -> this.transaction.run(SiteScope.allSites(), this.follower.handle(events)))
			.retry(20)
			.subscribeOn(Schedulers.boundedElastic());
		Flux.merge(sweep, sweep, sweep, sweep).then().block(Duration.ofSeconds(60));
		assertThat(alerts()).isEqualTo(12);
		assertThat(told("alert.raised")).isEqualTo(12);
	}

	@Test
	void importedAndGoodAnswersAlarmNobody() {
		follow(List.of(received(respond("QR", 1, false, null), "MISERY", true),
				received(respond("QR", 4, false, null), "NEUTRAL", false)));
		assertThat(alerts()).isZero();
	}

	@Test
	void staffAcknowledgeAndCloseAndTheFirstReactionIsKeptAndTold() {
		follow(bad(1, "QR", false));
		String alert = onlyAlert();
		move(alert, this.passports.staff(this.site), "ACKNOWLEDGED", "I go there").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.state")
			.isEqualTo("ACKNOWLEDGED")
			.jsonPath("$.acknowledgedBy")
			.isEqualTo("Stefan Staff")
			.jsonPath("$.acknowledgedAt")
			.isNotEmpty()
			.jsonPath("$.note")
			.isEqualTo("I go there");
		move(alert, this.passports.staff(this.site), "ACKNOWLEDGED", null).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.value((type) -> assertThat(type.toString()).endsWith("illegal-move"));
		move(alert, this.passports.siteManager(this.site), "CLOSED", null).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.closedBy")
			.isEqualTo("Mara Manager")
			.jsonPath("$.acknowledgedBy")
			.isEqualTo("Stefan Staff")
			.jsonPath("$.note")
			.isEqualTo("I go there");
		assertThat(told("alert.acknowledged")).isEqualTo(1);
		assertThat(told("alert.closed")).isEqualTo(1);
	}

	@Test
	void whoClosesAtOnceReactsByThat() {
		follow(bad(1, "QR", false));
		move(onlyAlert(), this.passports.staff(this.site), "CLOSED", null).expectStatus().isOk();
		assertThat(told("alert.acknowledged")).isEqualTo(1);
		assertThat(told("alert.closed")).isEqualTo(1);
	}

	@Test
	void afterAReactionTheNextBadAnswerIsANewMatter() {
		follow(bad(1, "QR", false));
		move(onlyAlert(), this.passports.staff(this.site), "ACKNOWLEDGED", null).expectStatus().isOk();
		follow(bad(1, "QR", false));
		assertThat(alerts()).isEqualTo(2);
	}

	private WebTestClient.ResponseSpec move(String alert, String passport, String to, String note) {
		return this.web.post()
			.uri("/api/feedback/alerts/" + alert + "/moves")
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"to\": \"" + to + "\"" + ((note != null) ? ", \"note\": \"" + note + "\"" : "") + "}")
			.exchange();
	}

	@Test
	void anotherSitesStaffSeeNothingAndChangeNothing() {
		follow(bad(1, "QR", false));
		String alert = onlyAlert();
		String foreign = this.passports.staff(this.other);
		get("/api/feedback/alerts/" + alert, foreign).expectStatus().isNotFound();
		get("/api/feedback/alerts?site=" + this.site, foreign).expectStatus().isForbidden();
		get("/api/feedback/alerts", foreign).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(0);
		move(alert, foreign, "CLOSED", null).expectStatus().isNotFound();
		get("/api/feedback/alerts", this.passports.ops()).expectStatus().isForbidden();
		get("/api/feedback/alerts?site=" + this.site, this.passports.headOffice()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items[0].id")
			.isEqualTo(alert);
	}

	private WebTestClient.ResponseSpec get(String path, String passport) {
		return this.web.get().uri(path).headers((headers) -> headers.setBearerAuth(passport)).exchange();
	}

	@Test
	void fellowServicesLearnWhomToTellAndWhoTheCustomerIs() {
		follow(List.of(received(respond("QR", 1, true, "Nobody came."), "MISERY", false)));
		String alert = onlyAlert();
		get("/internal/alerts/" + alert + "/contact", this.passports.service()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.email")
			.isEqualTo("care@" + this.site + ".example.org")
			.jsonPath("$.reference")
			.isEqualTo("Waiting");
		get("/internal/alerts/" + alert + "/customer", this.passports.service()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.email")
			.isEqualTo("ana@example.org")
			.jsonPath("$.comment")
			.isEqualTo("Nobody came.")
			.jsonPath("$.overall")
			.isEqualTo(1);
		get("/internal/alerts/" + alert + "/customer", this.passports.headOffice()).expectStatus().isForbidden();
	}

	@Test
	void magicBecomesAComplimentToTheUnitOnce() {
		String response = this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("""
					{"survey": "%s", "answers": {"overall": 5, "trust": {"expected": 3, "experienced": 5}}}
					""".formatted(this.sites.survey(this.site, "waiting")))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()
			.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
		List<Event> events = List.of(received(response, "MAGIC", false));
		follow(events);
		follow(events);
		assertThat(told("compliment.recorded")).isEqualTo(1);
		get("/api/feedback/compliments?site=" + this.site, this.passports.staff(this.site)).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.items[0].unit")
			.isEqualTo("front office")
			.jsonPath("$.items[0].response")
			.isEqualTo(response);
	}

	@Test
	void whatStaffNotedGoesWithTheAnswerThatIsErasedAndTheAlertStays() {
		List<Event> events = bad(1, "QR", true);
		follow(events);
		String alert = onlyAlert();
		follow(bad(1, "QR", true));
		String manager = this.passports.siteManager(this.site);
		UUID another = this.sites.id("SELECT id FROM alert WHERE site = '" + this.site + "' AND id <> '" + alert + "'");
		move(alert, manager, "ACKNOWLEDGED", "Ana Rivera was here twice").expectStatus().isOk();
		move(another.toString(), manager, "CLOSED", "I rang her").expectStatus().isOk();
		this.web.post()
			.uri("/api/feedback/responses/" + events.getFirst().subject() + "/erase")
			.headers((headers) -> headers.setBearerAuth(manager))
			.exchange()
			.expectStatus()
			.isNoContent();
		get("/api/feedback/alerts/" + alert, manager).expectBody()
			.jsonPath("$.alert.note")
			.isEmpty()
			.jsonPath("$.alert.state")
			.isEqualTo("ACKNOWLEDGED")
			.jsonPath("$.alert.answers")
			.isEqualTo(1);
		get("/api/feedback/alerts/" + another, manager).expectBody().jsonPath("$.alert.note").isEqualTo("I rang her");
	}

}
