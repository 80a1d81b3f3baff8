package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class MergeTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	FakeGateway gateway;

	private String email;

	private String one;

	private String other;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.email = UUID.randomUUID() + "@example.org";
		this.one = receive(Map.of());
		this.other = receive(Map.of("subject", "Three hours, again"));
	}

	private String receive(Map<String, Object> more) {
		Map<String, Object> body = new java.util.HashMap<>(Map.of("contact", Map.of("email", this.email)));
		body.putAll(more);
		return this.cases.receive(HERE, body).path("id").asString();
	}

	private EntityExchangeResult<JsonNode> post(String bearer, String uri, long seen, Object body) {
		return this.client.post()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"" + seen + "\"")
			.bodyValue(body)
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult();
	}

	private EntityExchangeResult<JsonNode> merge(String id, String into) {
		return post(PASSPORTS.headOffice(), "/api/complaints/" + id + "/merge", revision(id),
				Map.of("into", into, "intoRevision", revision(into)));
	}

	private long revision(String id) {
		return this.cases.count("SELECT revision FROM complaint WHERE id = '" + id + "'");
	}

	private JsonNode look(String id) {
		return this.client.get()
			.uri("/api/complaints/{id}", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private List<JsonNode> duplicates(String bearer, String id) {
		return this.client.get()
			.uri("/api/complaints/{id}/duplicates", id)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.valueStream()
			.toList();
	}

	@Test
	void theOtherCaseOfTheSameCustomerIsSuggestedWithWhatSpeaksForIt() {
		List<JsonNode> found = duplicates(PASSPORTS.staff(HERE), this.one);
		assertThat(found).extracting((one) -> one.path("id").asString()).first().isEqualTo(this.other);
		assertThat(found.getFirst().path("because").valueStream().map(JsonNode::asString)).contains("SAME_CONTACT",
				"SIMILAR_WORDS", "SAME_CAUSE");
	}

	@Test
	void anotherCustomerAnotherSiteAndALongTimeAgoAreNotSuggested() {
		String words = "Nobody told us " + UUID.randomUUID();
		String mine = receive(Map.of("subject", words));
		String others = this.cases
			.receive(HERE, Map.of("subject", words, "contact", Map.of("email", "eva-" + this.email)))
			.path("id")
			.asString();
		String elsewhere = this.cases.receive(ELSEWHERE, Map.of("subject", words)).path("id").asString();
		String unnamed = this.cases.receive(HERE, Map.of("subject", words)).path("id").asString();
		this.clock.advance(Duration.ofDays(31));
		String late = receive(Map.of("subject", words));
		assertThat(duplicates(PASSPORTS.headOffice(), mine)).extracting((one) -> one.path("id").asString())
			.contains(this.one, this.other)
			.doesNotContain(others, elsewhere, late);
		assertThat(duplicates(PASSPORTS.headOffice(), late)).isEmpty();
		assertThat(duplicates(PASSPORTS.headOffice(), unnamed)).extracting((one) -> one.path("id").asString())
			.contains(mine, others);
	}

	@Test
	void aRestrictedCaseIsSuggestedToNobodyWhoMayNotSeeIt() {
		post(PASSPORTS.siteManager(HERE), "/api/complaints/" + this.other + "/restriction", 1,
				Map.of("reason", "CONDUCT"));
		assertThat(duplicates(PASSPORTS.staff(HERE), this.one)).extracting((one) -> one.path("id").asString())
			.doesNotContain(this.other);
		assertThat(duplicates(PASSPORTS.siteManager(HERE), this.one)).extracting((one) -> one.path("id").asString())
			.contains(this.other);
		assertThat(merge(this.one, this.other).getResponseBody().path("errors").path(0).path("reason").asString())
			.isEqualTo("unknown-case");
	}

	@Test
	void aMergedCasePointsToTheOneThatStaysAndIsSeenFromThere() {
		JsonNode merged = merge(this.one, this.other).getResponseBody();
		assertThat(merged.path("status").asString()).isEqualTo("MERGED");
		assertThat(merged.path("moves").size()).isZero();
		assertThat(merged.path("dueAt").isNull()).isTrue();
		assertThat(merged.path("mergedInto").path("id").asString()).isEqualTo(this.other);
		assertThat(merged.path("partableUntil").asString()).isEqualTo("2026-03-03T09:00:00Z");
		JsonNode stays = look(this.other);
		assertThat(stays.path("merged").path(0).path("id").asString()).isEqualTo(this.one);
		assertThat(stays.path("merged").path(0).path("timeline").size()).isPositive();
		assertThat(stays.path("timeline").valueStream().map((line) -> line.path("kind").asString())).contains("MERGED");
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE subject = '" + this.one
				+ "' AND type = 'complaint.merged' AND data::text LIKE '%" + this.other + "%'"))
			.isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM audit_row WHERE complaint = '" + this.one + "' AND kind = 'complaint.merged'"))
			.isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM case_clock WHERE complaint = '" + this.one + "' AND next_step IS NOT NULL"))
			.isZero();
	}

	@Test
	void aMergedCaseChangesNoMoreByItself() {
		merge(this.one, this.other);
		EntityExchangeResult<JsonNode> answer = post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/moves",
				2, Map.of("to", "ACKNOWLEDGED"));
		assertThat(answer.getStatus().value()).isEqualTo(409);
		this.cases.unit(HERE, "wards", "Wards", true);
		assertThat(post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/owner", 2, Map.of("unit", "wards"))
			.getResponseBody()
			.path("type")
			.asString()).endsWith("already-merged");
	}

	@Test
	void whatIsMergedIsHiddenAndShownWithTheCaseThatStays() {
		merge(this.one, this.other);
		restrict(this.other, Map.of("reason", "CONDUCT"));
		for (String bearer : List.of(PASSPORTS.staff(HERE), PASSPORTS.headOffice())) {
			assertThat(status(bearer, this.one)).isEqualTo(404);
			assertThat(listed(bearer)).doesNotContain(this.one, this.other);
		}
		assertThat(status(PASSPORTS.siteManager(HERE), this.one)).isEqualTo(200);
		restrict(this.other, Map.of());
		assertThat(status(PASSPORTS.staff(HERE), this.one)).isEqualTo(200);
		assertThat(
				this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'complaint.restricted' AND complaint = '"
						+ this.one + "'"))
			.isEqualTo(2);
	}

	@Test
	void whatIsMergedIntoARestrictedCaseIsOneToo() {
		restrict(this.other, Map.of("reason", "HEALTH"));
		post(PASSPORTS.siteManager(HERE), "/api/complaints/" + this.one + "/merge", revision(this.one),
				Map.of("into", this.other, "intoRevision", revision(this.other)));
		assertThat(status(PASSPORTS.staff(HERE), this.one)).isEqualTo(404);
	}

	@Test
	void aCaseIsNotShownBeforeThoseMergedIntoIt() {
		restrict(this.one, Map.of("reason", "HEALTH"));
		restrict(this.other, Map.of("reason", "CONDUCT"));
		post(PASSPORTS.siteManager(HERE), "/api/complaints/" + this.one + "/merge", revision(this.one),
				Map.of("into", this.other, "intoRevision", revision(this.other)));
		wouldBeSeen(this.other, Map.of());
		assertThat(status(PASSPORTS.staff(HERE), this.other)).isEqualTo(404);
		restrict(this.one, Map.of());
		restrict(this.other, Map.of());
		assertThat(status(PASSPORTS.staff(HERE), this.one)).isEqualTo(200);
		assertThat(status(PASSPORTS.staff(HERE), this.other)).isEqualTo(200);
	}

	@Test
	void whoLooksAfterACaseSeesThoseMergedIntoIt() {
		restrict(this.one, Map.of("reason", "HEALTH"));
		restrict(this.other, Map.of("reason", "CONDUCT"));
		post(PASSPORTS.siteManager(HERE), "/api/complaints/" + this.one + "/merge", revision(this.one),
				Map.of("into", this.other, "intoRevision", revision(this.other)));
		String owner = UUID.randomUUID().toString();
		this.cases.unit(HERE, "wards", "Wards", true);
		this.gateway.knows(UUID.fromString(owner), """
				{"id": "%s", "name": "Ola", "roles": ["STAFF"], "sites": ["%s"], "active": true}
				""".formatted(owner, HERE));
		assertThat(post(PASSPORTS.siteManager(HERE), "/api/complaints/" + this.other + "/owner", revision(this.other),
				Map.of("unit", "wards", "id", owner))
			.getStatus()
			.value()).isEqualTo(200);
		Caller caller = new Caller(owner, "Ola", Set.of(Role.STAFF), SiteScope.of(HERE));
		assertThat(status(PASSPORTS.of(caller), this.one)).isEqualTo(200);
		assertThat(status(PASSPORTS.staff(HERE), this.one)).isEqualTo(404);
	}

	@Test
	void aMergedCaseIsNotHiddenWhileTheOneThatStaysIsSeen() {
		merge(this.one, this.other);
		wouldBeSeen(this.one, Map.of("reason", "CONDUCT"));
		assertThat(status(PASSPORTS.staff(HERE), this.one)).isEqualTo(200);
	}

	@Test
	void whoSeesTheMergedCaseOnlyAddsANoteThere() {
		merge(this.one, this.other);
		restrict(this.other, Map.of("reason", "CONDUCT"));
		restrict(this.one, Map.of());
		assertThat(status(PASSPORTS.staff(HERE), this.other)).isEqualTo(404);
		assertThat(
				post(PASSPORTS.staff(HERE), "/api/complaints/" + this.one + "/notes", 0, Map.of("text", "She called"))
					.getStatus()
					.value())
			.isEqualTo(200);
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint_entry WHERE complaint = '" + this.one + "' AND text = 'She called'"))
			.isEqualTo(1);
		assertThat(post(PASSPORTS.staff(HERE), "/api/complaints/" + this.one + "/parting", revision(this.one), Map.of())
			.getStatus()
			.value()).isEqualTo(404);
	}

	private void wouldBeSeen(String id, Map<String, Object> to) {
		EntityExchangeResult<JsonNode> refused = post(PASSPORTS.siteManager(HERE),
				"/api/complaints/" + id + "/restriction", revision(id), to);
		assertThat(refused.getStatus().value()).isEqualTo(409);
		assertThat(refused.getResponseBody().path("type").asString()).endsWith("would-be-seen");
	}

	private void restrict(String id, Map<String, Object> to) {
		assertThat(post(PASSPORTS.siteManager(HERE), "/api/complaints/" + id + "/restriction", revision(id), to)
			.getStatus()
			.value()).isEqualTo(200);
	}

	private int status(String bearer, String id) {
		return this.client.get()
			.uri("/api/complaints/{id}", id)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.returnResult(Void.class)
			.getStatus()
			.value();
	}

	private List<String> listed(String bearer) {
		return this.cases.listed(bearer, "site=" + HERE);
	}

	@Test
	void theCustomersLinkLeadsToTheCaseThatStays() {
		JsonNode receipt = this.client.post()
			.uri("/public/complaints")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(Map.of("site", HERE, "subject", "From the public form", "description", "Words of the form",
					"contact", Map.of("email", this.email, "consent", true)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		String id = receipt.path("id").asString();
		String link = this.cases.mailedLink(id);
		merge(id, this.other);
		String page = this.client.get().uri(link).exchange().expectBody(String.class).returnResult().getResponseBody();
		assertThat(page).contains(look(this.other).path("reference").asString(), "Three hours, again",
				"Words of the form");
		this.client.post()
			.uri(link + "/messages")
			.contentType(org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("text=Are+you+there")
			.exchange()
			.expectStatus()
			.isSeeOther();
		assertThat(this.cases.count("SELECT count(*) FROM complaint_entry WHERE complaint = '" + this.other
				+ "' AND kind = 'MESSAGE' AND text = 'Are you there'"))
			.isEqualTo(1);
	}

	@Test
	void whatWasPromisedMovesOverAndBack() {
		String promise = post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/promises", 1,
				Map.of("text", "We call", "due", Map.of("workingDays", 3)))
			.getResponseBody()
			.path("id")
			.asString();
		merge(this.one, this.other);
		assertThat(place(promise)).isEqualTo(this.other);
		post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/parting", revision(this.one), Map.of());
		assertThat(place(promise)).isEqualTo(this.one);
		assertThat(this.cases.count("SELECT count(*) FROM moved_promise WHERE promise = '" + promise + "'")).isZero();
	}

	@Test
	void whatWasPromisedToNobodyKnownStaysAndIsKeptBeforeTheCaseIsClosed() {
		String unnamed = this.cases.receive(HERE, Map.of()).path("id").asString();
		post(PASSPORTS.headOffice(), "/api/complaints/" + unnamed + "/promises", 1,
				Map.of("text", "We send a plumber", "due", Map.of("workingDays", 3)));
		merge(unnamed, this.other);
		assertThat(this.cases.count("SELECT count(*) FROM promise WHERE complaint = '" + unnamed + "'")).isEqualTo(1);
		move(this.other, Map.of("to", "ACKNOWLEDGED"));
		move(this.other, Map.of("to", "INVESTIGATING"));
		move(this.other, Map.of("to", "RESOLVED", "outcome", "UPHELD"));
		JsonNode closing = move(this.other, Map.of("to", "CLOSED"));
		assertThat(closing.path("detail").asString()).contains("We send a plumber");
	}

	private JsonNode move(String id, Map<String, Object> move) {
		return post(PASSPORTS.headOffice(), "/api/complaints/" + id + "/moves", revision(id), move).getResponseBody();
	}

	@Test
	void aRemedyThatWaitsDoesSoInTheCaseThatStaysAndGoesBackAsItWasDecided() {
		String remedy = post(PASSPORTS.staff(HERE), "/api/complaints/" + this.one + "/remedies", 1,
				Map.of("kind", "GOODWILL_PAYMENT", "minor", 40_000))
			.getResponseBody()
			.path("id")
			.asString();
		merge(this.one, this.other);
		assertThat(remedies(this.other)).containsExactly(remedy);
		move(this.other, Map.of("to", "ACKNOWLEDGED"));
		move(this.other, Map.of("to", "INVESTIGATING"));
		assertThat(move(this.other, Map.of("to", "RESOLVED", "outcome", "UPHELD")).path("detail").asString())
			.contains("waits for approval");
		assertThat(post(PASSPORTS.siteManager(HERE),
				"/api/complaints/" + this.other + "/remedies/" + remedy + "/approve", 1, Map.of())
			.getStatus()
			.value()).isEqualTo(200);
		post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/parting", revision(this.one), Map.of());
		assertThat(remedies(this.other)).isEmpty();
		assertThat(remedies(this.one)).containsExactly(remedy);
		assertThat(this.cases.count(
				"SELECT count(*) FROM remedy WHERE id = '" + remedy + "' AND state = 'GRANTED' AND moved_from IS NULL"))
			.isEqualTo(1);
	}

	@Test
	void whatWasGivenInTheMergedCaseCountsTowardsTheLimitInTheOneThatStays() {
		Map<String, Object> goodwill = Map.of("kind", "GOODWILL_PAYMENT", "minor", 4_900);
		for (String id : List.of(this.one, this.other)) {
			JsonNode given = post(PASSPORTS.staff(HERE), "/api/complaints/" + id + "/remedies", 1, goodwill)
				.getResponseBody();
			assertThat(given.path("state").asString()).isEqualTo(id.equals(this.one) ? "GRANTED" : "WAITING");
			if (id.equals(this.one)) {
				merge(this.one, this.other);
			}
		}
	}

	@Test
	void whatIsAskedForAgainAfterTheMergeIsReadWhereItLies() {
		Map<String, Map<String, Object>> asked = Map.of("promises",
				Map.of("text", "We call", "due", Map.of("workingDays", 3)), "remedies",
				Map.of("kind", "GOODWILL_PAYMENT", "minor", 40_000));
		asked.forEach((part, body) -> assertThat(once(part, body).path("complaint").asString()).isEqualTo(this.one));
		merge(this.one, this.other);
		asked.forEach((part, body) -> assertThat(once(part, body).path("complaint").asString()).isEqualTo(this.other));
	}

	private JsonNode once(String part, Map<String, Object> body) {
		return this.client.post()
			.uri("/api/complaints/{id}/" + part, this.one)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Idempotency-Key", this.one)
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private List<String> remedies(String id) {
		return this.client.get()
			.uri("/api/complaints/{id}/remedies", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("items")
			.valueStream()
			.map((item) -> item.path("id").asString())
			.toList();
	}

	@Test
	void nobodyIsAskedWhetherTheCustomerOfAMergedCaseCameBackUntilItStandsAgain() {
		String resolved = receive(Map.of("onTheSpot", Map.of("outcome", "UPHELD")));
		check(resolved);
		merge(resolved, this.other);
		assertThat(checks(resolved, "CANCELLED")).isEqualTo(1);
		assertThat(counted(resolved)).isZero();
		post(PASSPORTS.headOffice(), "/api/complaints/" + resolved + "/parting", revision(resolved), Map.of());
		assertThat(checks(resolved, "OPEN")).isEqualTo(1);
		assertThat(counted(resolved)).isEqualTo(1);
	}

	private void check(String id) {
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement()) {
			statement.execute(
					"""
							INSERT INTO return_check (id, complaint, site, revision, resolved_at, after_days, state, made_at, due_at)
							SELECT gen_random_uuid(), id, site, 1, resolved_at, 30, 'OPEN', now(), now()
							FROM complaint WHERE id = '%s'
							"""
						.formatted(id));
			connection.commit();
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long checks(String id, String state) {
		return this.cases
			.count("SELECT count(*) FROM return_check WHERE complaint = '" + id + "' AND state = '" + state + "'");
	}

	private long counted(String id) {
		return this.cases.count("SELECT count(*) FROM return_check r JOIN complaint c ON c.id = r.complaint"
				+ " WHERE r.state <> 'CANCELLED' AND c.merged_into IS NULL AND c.id = '" + id + "'");
	}

	@Test
	void whoIsShownTheWordsOfARestrictedCaseLooksAtIt() {
		post(PASSPORTS.siteManager(HERE), "/api/complaints/" + this.other + "/restriction", 1,
				Map.of("reason", "CONDUCT"));
		String looks = "SELECT count(*) FROM audit_row WHERE kind = 'look' AND complaint = '" + this.other + "'";
		long before = this.cases.count(looks);
		this.clock.advance(Duration.ofHours(1));
		duplicates(PASSPORTS.siteManager(HERE), this.one);
		assertThat(this.cases.count(looks)).isEqualTo(before + 1);
	}

	private String place(String promise) {
		return (this.cases
			.count("SELECT count(*) FROM promise WHERE id = '" + promise + "' AND complaint = '" + this.one + "'") == 1)
					? this.one : this.other;
	}

	@Test
	void aMergeIsTakenBackWithinADay() {
		merge(this.one, this.other);
		this.clock.advance(Duration.ofHours(23));
		JsonNode parted = post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/parting", 2, Map.of())
			.getResponseBody();
		assertThat(parted.path("status").asString()).isEqualTo("RECEIVED");
		assertThat(parted.path("mergedInto").isNull()).isTrue();
		assertThat(look(this.other).path("merged").size()).isZero();
		assertThat(this.cases
			.count("SELECT count(*) FROM outbox WHERE subject = '" + this.one + "' AND type = 'complaint.received'"))
			.isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM case_clock WHERE complaint = '" + this.one + "' AND next_step IS NOT NULL"))
			.isPositive();
		merge(this.one, this.other);
		this.clock.advance(Duration.ofHours(25));
		assertThat(
				post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/parting", 4, Map.of()).getResponseBody()
					.path("type")
					.asString())
			.endsWith("too-late-to-part");
	}

	@Test
	void whoSawAnOldVersionOfEitherCaseIsShownThatOne() {
		post(PASSPORTS.headOffice(), "/api/complaints/" + this.other + "/moves", 1, Map.of("to", "ACKNOWLEDGED"));
		EntityExchangeResult<JsonNode> answer = post(PASSPORTS.headOffice(), "/api/complaints/" + this.one + "/merge",
				1, Map.of("into", this.other, "intoRevision", 1));
		assertThat(answer.getStatus().value()).isEqualTo(412);
		assertThat(answer.getResponseBody().path("current").path("id").asString()).isEqualTo(this.other);
	}

	@Test
	void ofTwoWhoMergeTheSameTwoCasesTheOppositeWayOneIsRefused() {
		Mono<Integer> there = Mono.fromCallable(() -> merge(this.one, this.other).getStatus().value())
			.subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
		Mono<Integer> back = Mono.fromCallable(() -> merge(this.other, this.one).getStatus().value())
			.subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
		List<Integer> answers = Flux.merge(there, back).collectList().block(Duration.ofSeconds(60));
		assertThat(answers).contains(200).anyMatch((status) -> status == 409 || status == 412);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE status = 'MERGED' AND id IN ('" + this.one
				+ "', '" + this.other + "')"))
			.isEqualTo(1);
	}

	@Test
	void twoCustomersAreNeverOne() {
		String others = this.cases.receive(HERE, Map.of("contact", Map.of("email", "eva-" + this.email)))
			.path("id")
			.asString();
		assertThat(merge(this.one, others).getResponseBody().path("type").asString()).endsWith("other-customer");
		assertThat(merge(this.one, this.one).getResponseBody().path("type").asString()).endsWith("same-case");
		String elsewhere = this.cases.receive(ELSEWHERE, Map.of("contact", Map.of("email", this.email)))
			.path("id")
			.asString();
		assertThat(merge(this.one, elsewhere).getResponseBody().path("type").asString()).endsWith("other-site");
		assertThat(post(PASSPORTS.staff(HERE), "/api/complaints/" + this.one + "/merge", 1,
				Map.of("into", elsewhere, "intoRevision", 1))
			.getResponseBody()
			.path("errors")
			.path(0)
			.path("field")
			.asString()).isEqualTo("into");
	}

}
