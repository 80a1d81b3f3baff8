package io.touchpoint.feedback.moderation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.moderation.ModerationRepository.Deciding;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestPassports;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ModerationApiTests {

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	ModerationRepository repository;

	@Autowired
	SiteScopedTransaction transaction;

	private final TestPassports passports = new TestPassports("feedback-service");

	@BeforeEach
	void site() {
		this.sites.arrive("moderated-a", "moderated-b");
	}

	private String queued = "moderated-a";

	private UUID response(String comment) {
		String key = UUID.randomUUID().toString();
		this.web.post()
			.uri("/public/responses")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"survey\": \"%s\", \"answers\": {\"overall\": 5}%s}".formatted(
					this.sites.survey(this.queued, "waiting"),
					comment.isEmpty() ? "" : ", \"comment\": \"" + comment + "\""))
			.exchange()
			.expectStatus()
			.isCreated();
		return this.sites.id("SELECT response FROM submission WHERE key = '" + key + "'");
	}

	private WebTestClient.ResponseSpec moderate(String passport, UUID id, String body) {
		return this.web.put()
			.uri("/api/feedback/responses/{id}/moderation", id)
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	@Test
	void aCommentIsShownOnlyAfterApprovalAndWithoutWhatTellsOfAPerson() {
		UUID id = response("Nurse Joy was kind, write me: ana@example.org");
		this.web.get()
			.uri("/api/feedback/responses/{id}/moderation", id)
			.headers((headers) -> headers.setBearerAuth(this.passports.staff("moderated-a")))
			.exchange()
			.expectBody()
			.jsonPath("$.state")
			.isEqualTo("UNCHECKED")
			.jsonPath("$.proposed")
			.isEqualTo("Nurse Joy was kind, write me: ***")
			.jsonPath("$.shown")
			.doesNotExist();
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"APPROVED\", \"leaveOut\": [\"Joy\"]}")
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.shown")
			.isEqualTo("Nurse *** was kind, write me: ***")
			.jsonPath("$.by")
			.isNotEmpty()
			.jsonPath("$.at")
			.isNotEmpty();
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"HIDDEN\"}").expectStatus().isOk();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + id + "' AND public_comment IS NULL"))
			.isEqualTo(1);
	}

	@Test
	void whatSomebodyElseHidMeanwhileIsNotShownByADecisionThatTookItForUnchecked() {
		UUID id = response("Nurse Joy was kind");
		String manager = this.passports.siteManager("moderated-a");
		String approve = "{\"state\": \"APPROVED\", \"from\": \"%s\", \"leaveOut\": [\"Joy\"]}";
		moderate(manager, id, "{\"state\": \"HIDDEN\", \"from\": \"UNCHECKED\"}").expectStatus().isOk();
		moderate(manager, id, approve.formatted("UNCHECKED")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/already-decided")
			.jsonPath("$.errors[0].field")
			.isEqualTo("from")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("already-decided")
			.jsonPath("$.state")
			.isEqualTo("HIDDEN");
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + id
				+ "' AND moderation = 'HIDDEN' AND public_comment IS NULL"))
			.isOne();
		assertThat(this.sites.count("SELECT count(*) FROM moderation_decision WHERE response = '" + id + "'")).isOne();
		moderate(manager, id, approve.formatted("HIDDEN")).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.shown")
			.isEqualTo("Nurse *** was kind");
	}

	@Test
	void whatSomebodyLeftOutStaysOutWhenMoreIsLeftOutUntilTheCommentWaitsAgain() {
		UUID id = response("Ana and Bob were kind");
		String manager = this.passports.siteManager("moderated-a");
		String approve = "{\"state\": \"APPROVED\", \"from\": \"%s\", \"leaveOut\": [%s]}";
		moderate(manager, id, approve.formatted("UNCHECKED", "\"Ana\"")).expectBody()
			.jsonPath("$.shown")
			.isEqualTo("*** and Bob were kind");
		for (String more : new String[] { "\"Bob\"", "" }) {
			moderate(manager, id, approve.formatted("APPROVED", more)).expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.shown")
				.isEqualTo("*** and *** were kind");
		}
		decide(manager, "APPROVED", "APPROVED", id).expectBody().jsonPath("$.done[0]").isEqualTo(id.toString());
		assertThat(this.sites.count(
				"SELECT count(*) FROM response WHERE id = '" + id + "' AND public_comment = '*** and *** were kind'"))
			.isOne();
		decide(manager, "UNCHECKED", "APPROVED", id).expectStatus().isOk();
		moderate(manager, id, approve.formatted("UNCHECKED", "")).expectBody()
			.jsonPath("$.shown")
			.isEqualTo("Ana and Bob were kind");
	}

	@Test
	void whatSomebodyLeftOutStaysOutOfAHiddenCommentUntilItWaitsAgain() {
		this.queued = "moderated-c";
		this.sites.arrive(this.queued);
		UUID id = response("Ana and Bob were kind");
		String manager = this.passports.siteManager(this.queued);
		moderate(manager, id, "{\"state\": \"APPROVED\", \"leaveOut\": [\"Ana\"]}").expectStatus().isOk();
		for (int again = 0; again < 2; again++) {
			moderate(manager, id, "{\"state\": \"HIDDEN\"}").expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.shown")
				.doesNotExist()
				.jsonPath("$.proposed")
				.isEqualTo("*** and Bob were kind");
		}
		queue(manager, "?state=HIDDEN&site=moderated-c").expectBody()
			.jsonPath("$.items[0].proposed")
			.isEqualTo("*** and Bob were kind");
		decide(manager, "APPROVED", "HIDDEN", id).expectBody().jsonPath("$.done[0]").isEqualTo(id.toString());
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + id
				+ "' AND public_comment = '*** and Bob were kind' AND hidden_comment IS NULL"))
			.isOne();
		decide(manager, "HIDDEN", "APPROVED", id).expectStatus().isOk();
		decide(manager, "UNCHECKED", "HIDDEN", id).expectStatus().isOk();
		decide(manager, "APPROVED", "UNCHECKED", id).expectStatus().isOk();
		assertThat(this.sites.count(
				"SELECT count(*) FROM response WHERE id = '" + id + "' AND public_comment = 'Ana and Bob were kind'"))
			.isOne();
	}

	@Test
	void whatIsShownInOtherWordsByNowIsNotApprovedOver() {
		UUID id = response("Ana and Bob were kind");
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"APPROVED\", \"leaveOut\": [\"Ana\"]}")
			.expectStatus()
			.isOk();
		for (String seen : new String[] { null, "Ana and Bob were kind" }) {
			Deciding late = new Deciding(UUID.randomUUID(), id, seen, "Ana and *** were kind");
			assertThat(this.transaction
				.list(SiteScope.allSites(),
						this.repository.decide(List.of(late), Moderation.APPROVED, Moderation.APPROVED, "late",
								Instant.EPOCH))
				.collectList()
				.block()).isEmpty();
		}
	}

	@Test
	void onlyManagersOfTheSiteDecideAndOnlyAboutComments() {
		UUID id = response("Fine");
		moderate(this.passports.staff("moderated-a"), id, "{\"state\": \"APPROVED\"}").expectStatus().isForbidden();
		moderate(this.passports.siteManager("moderated-b"), id, "{\"state\": \"APPROVED\"}").expectStatus()
			.isNotFound();
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": null}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("state");
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"APPROVED\", \"leaveOut\": [\"\"]}")
			.expectStatus()
			.isBadRequest();
		moderate(this.passports.siteManager("moderated-a"), response(""), "{\"state\": \"APPROVED\"}").expectStatus()
			.isEqualTo(409);
	}

	private WebTestClient.ResponseSpec queue(String passport, String query) {
		return this.web.get()
			.uri("/api/feedback/moderation" + query)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange();
	}

	private WebTestClient.ResponseSpec decide(String passport, String state, String from, UUID... responses) {
		return this.web.put()
			.uri("/api/feedback/moderation")
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"responses\": [%s], \"state\": \"%s\", \"from\": \"%s\"}".formatted(
					Arrays.stream(responses).map((id) -> "\"" + id + "\"").collect(Collectors.joining(",")), state,
					from))
			.exchange();
	}

	@Test
	void whatWaitsIsListedOldestFirstWithItsProposalAndCounted() {
		this.sites.arrive("queue-a");
		this.queued = "queue-a";
		UUID first = response("Write me: ana@example.org");
		UUID second = response("Fine");
		response("");
		String manager = this.passports.siteManager("queue-a");
		String page = "?site=queue-a&limit=1";
		String next = new String(queue(manager, page).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.items[0].id")
			.isEqualTo(first.toString())
			.jsonPath("$.items[0].comment")
			.isEqualTo("Write me: ana@example.org")
			.jsonPath("$.items[0].proposed")
			.isEqualTo("Write me: ***")
			.jsonPath("$.items[0].leftOut[0]")
			.isEqualTo("EMAIL")
			.returnResult()
			.getResponseBody()).replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
		queue(manager, page + "&after=" + next).expectBody()
			.jsonPath("$.items[0].id")
			.isEqualTo(second.toString())
			.jsonPath("$.next")
			.doesNotExist();
		queue(manager, "/count").expectBody().jsonPath("$.comments").isEqualTo(2).jsonPath("$.more").isEqualTo(false);
		moderate(manager, first, "{\"state\": \"HIDDEN\"}").expectStatus().isOk();
		queue(manager, "/count?site=queue-a").expectBody().jsonPath("$.comments").isEqualTo(1);
	}

	private void findsOnly(String query, UUID... wanted) {
		String manager = this.passports.siteManager("queue-e");
		WebTestClient.BodyContentSpec found = queue(manager, "?" + query).expectStatus().isOk().expectBody();
		found.jsonPath("$.items.length()").isEqualTo(wanted.length);
		for (int place = 0; place < wanted.length; place++) {
			found.jsonPath("$.items[" + place + "].id").isEqualTo(wanted[place].toString());
		}
		queue(manager, "/count?" + query).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.comments")
			.isEqualTo(wanted.length);
	}

	@Test
	void commentsAreFoundByWhatWasDecidedByPlacePeriodAndWordsAndCountedSo() {
		this.sites.arrive("queue-e");
		this.queued = "queue-e";
		String manager = this.passports.siteManager("queue-e");
		UUID waits = response("100 % kind");
		UUID early = response("Parking was full");
		UUID late = response("Parking again");
		UUID hidden = response("You idiots");
		this.sites.change("UPDATE response SET occurred_at = '2026-03-01T12:00:00Z' WHERE id = '" + early + "'");
		this.sites.change("UPDATE response SET occurred_at = '2026-04-01T12:00:00Z' WHERE id = '" + late + "'");
		moderate(manager, early, "{\"state\": \"APPROVED\", \"leaveOut\": [\"full\"]}").expectStatus().isOk();
		moderate(manager, late, "{\"state\": \"APPROVED\"}").expectStatus().isOk();
		moderate(manager, hidden, "{\"state\": \"HIDDEN\"}").expectStatus().isOk();
		findsOnly("site=queue-e", waits);
		findsOnly("state=APPROVED", late, early);
		findsOnly("state=HIDDEN", hidden);
		findsOnly("state=APPROVED&from=2026-03-01&to=2026-03-01", early);
		findsOnly("state=APPROVED&from=2026-03-02T00:00:00Z", late);
		findsOnly("state=APPROVED&q=FULL", early);
		findsOnly("q=%", waits);
		findsOnly("q=_");
		findsOnly("touchpoint=waiting", waits);
		findsOnly("touchpoint=parking");
		queue(manager, "?state=APPROVED&q=full").expectBody()
			.jsonPath("$.items[0].state")
			.isEqualTo("APPROVED")
			.jsonPath("$.items[0].shown")
			.isEqualTo("Parking was ***")
			.jsonPath("$.items[0].by")
			.isNotEmpty()
			.jsonPath("$.items[0].at")
			.isNotEmpty();
	}

	@Test
	void decidedCommentsComeInPagesTheNewestFirst() {
		this.sites.arrive("queue-f");
		this.queued = "queue-f";
		String manager = this.passports.siteManager("queue-f");
		UUID first = response("Fine");
		UUID second = response("Good");
		decide(manager, "APPROVED", "UNCHECKED", first, second).expectStatus().isOk();
		String page = "?state=APPROVED&limit=1";
		String next = new String(queue(manager, page).expectBody()
			.jsonPath("$.items[0].id")
			.isEqualTo(second.toString())
			.returnResult()
			.getResponseBody()).replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
		queue(manager, page + "&after=" + next).expectBody()
			.jsonPath("$.items[0].id")
			.isEqualTo(first.toString())
			.jsonPath("$.next")
			.doesNotExist();
	}

	@Test
	void aFilterThatIsNoneIsRefusedByItsName() {
		String manager = this.passports.siteManager("moderated-a");
		for (String wrong : new String[] { "state=SHOWN", "from=yesterday", "to=2026-02-30", "q=" + "x".repeat(101) }) {
			for (String path : new String[] { "?", "/count?" }) {
				queue(manager, path + wrong).expectStatus()
					.isBadRequest()
					.expectBody()
					.jsonPath("$.errors[0].field")
					.isEqualTo(wrong.substring(0, wrong.indexOf('=')));
			}
		}
	}

	@Test
	void whatAnObserverWroteOrAManagerTookOutNeverWaits() {
		this.sites.arrive("queue-b");
		this.queued = "queue-b";
		UUID observed = response("The floor was wet");
		UUID excluded = response("Buy pills");
		this.sites.change("UPDATE response SET channel = 'MYSTERY_VISIT' WHERE id = '" + observed + "'");
		this.sites.change("UPDATE response SET suspect = 'ALIKE', verdict = 'EXCLUDED' WHERE id = '" + excluded + "'");
		queue(this.passports.staff("queue-b"), "").expectBody().jsonPath("$.items.length()").isEqualTo(0);
		decide(this.passports.siteManager("queue-b"), "APPROVED", "UNCHECKED", observed).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.left[0]")
			.isEqualTo(observed.toString());
	}

	@Test
	void manyAreApprovedAsProposedAndTheDecisionCanBeTakenBackUnlessSomebodyElseDecided() {
		this.sites.arrive("queue-c");
		this.queued = "queue-c";
		String manager = this.passports.siteManager("queue-c");
		UUID one = response("Call +44 20 7946 0958");
		UUID two = response("Kind people");
		decide(manager, "APPROVED", "UNCHECKED", one, two).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.done.length()")
			.isEqualTo(2)
			.jsonPath("$.left.length()")
			.isEqualTo(0);
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE id = '" + one + "' AND public_comment LIKE '%***%'")).isOne();
		moderate(manager, two, "{\"state\": \"HIDDEN\"}").expectStatus().isOk();
		decide(manager, "UNCHECKED", "APPROVED", one, two).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.done[0]")
			.isEqualTo(one.toString())
			.jsonPath("$.left[0]")
			.isEqualTo(two.toString());
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + one
				+ "' AND moderation = 'UNCHECKED' AND public_comment IS NULL"))
			.isOne();
	}

	@Test
	void everyDecisionIsKeptWithWhoMadeIt() {
		this.sites.arrive("queue-d");
		this.queued = "queue-d";
		UUID id = response("Fine");
		moderate(this.passports.siteManager("queue-d"), id, "{\"state\": \"APPROVED\"}").expectStatus().isOk();
		decide(this.passports.headOffice(), "HIDDEN", "APPROVED", id).expectStatus().isOk();
		this.web.get()
			.uri("/api/feedback/responses/{id}/moderation", id)
			.headers((headers) -> headers.setBearerAuth(this.passports.staff("queue-d")))
			.exchange()
			.expectBody()
			.jsonPath("$.decisions.length()")
			.isEqualTo(2)
			.jsonPath("$.decisions[0].state")
			.isEqualTo("HIDDEN")
			.jsonPath("$.decisions[0].by")
			.isEqualTo("Hanna Head")
			.jsonPath("$.decisions[1].state")
			.isEqualTo("APPROVED");
	}

	@Test
	void theQueueOfAnotherSiteIsNobodysBusinessAndNonsenseIsRefusedByField() {
		UUID id = response("Fine");
		queue(this.passports.siteManager("moderated-b"), "?site=moderated-a").expectStatus().isForbidden();
		queue(this.passports.siteManager("moderated-b"), "").expectBody().jsonPath("$.items.length()").isEqualTo(0);
		decide(this.passports.siteManager("moderated-b"), "APPROVED", "UNCHECKED", id).expectStatus().isNotFound();
		decide(this.passports.staff("moderated-a"), "APPROVED", "UNCHECKED", id).expectStatus().isForbidden();
		decide(this.passports.siteManager("moderated-a"), "APPROVED", "UNCHECKED").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("responses");
		queue(this.passports.siteManager("moderated-a"), "?limit=51").expectStatus().isBadRequest();
	}

	@Test
	void anApprovedCommentCanBeErased() {
		UUID id = response("Fine");
		moderate(this.passports.siteManager("moderated-a"), id, "{\"state\": \"APPROVED\"}").expectStatus().isOk();
		this.web.post()
			.uri("/api/feedback/responses/{id}/erase", id)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.exchange()
			.expectStatus()
			.is2xxSuccessful();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE id = '" + id
				+ "' AND comment IS NULL AND public_comment IS NULL AND moderation = 'HIDDEN'"))
			.isOne();
	}

}
