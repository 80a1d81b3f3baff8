package io.touchpoint.complaint.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many cases are changed at a time, and each by itself.
 */
@ComplaintServiceTest
class BulkTests {

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	private final List<JsonNode> received = new ArrayList<>();

	private final UUID ana = UUID.randomUUID();

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.gateway.knows(this.ana, """
				{"id": "%s", "name": "Ana", "roles": ["STAFF"], "sites": ["%s"], "active": true}
				""".formatted(this.ana, HERE));
		for (int i = 0; i < 3; i++) {
			this.received.add(this.cases.receive(HERE, Map.of()));
		}
	}

	@Test
	void allTakeTheOwnerTheUnitAndTheSeverity() {
		this.cases.unit(HERE, "pharmacy", "Pharmacy", true);
		JsonNode answer = change(UUID.randomUUID().toString(), this.received, Map.of("owner", Map.of("id", this.ana),
				"unit", Map.of("id", "pharmacy"), "severity", "HIGH", "note", "Theirs"));
		assertThat(done(answer)).containsExactly(true, true, true);
		for (JsonNode complaint : this.received) {
			JsonNode now = read(complaint);
			assertThat(now.path("owner").path("name").asString()).isEqualTo("Ana");
			assertThat(now.path("unit").path("code").asString()).isEqualTo("pharmacy");
			assertThat(now.path("severity").asString()).isEqualTo("HIGH");
			assertThat(now.path("revision").asLong()).isEqualTo(3);
			assertThat(now.path("timeline").valueStream().map((line) -> line.path("kind").asString()))
				.containsExactly("RECEIVED", "UNIT", "OWNER", "SEVERITY");
		}
	}

	@Test
	void whatIsNotNamedStays() {
		this.cases.unit(HERE, "pharmacy", "Pharmacy", true);
		change("one", this.received, Map.of("unit", Map.of("id", "pharmacy")));
		this.received.replaceAll(this::read);
		assertThat(done(change("two", this.received, Map.of("owner", Map.of("id", this.ana))))).containsOnly(true);
		this.received.replaceAll(this::read);
		assertThat(done(change("three", this.received, Map.of("owner", Map.of())))).containsOnly(true);
		JsonNode now = read(this.received.getFirst());
		assertThat(now.path("owner").isNull()).isTrue();
		assertThat(now.path("unit").path("code").asString()).isEqualTo("pharmacy");
	}

	@Test
	void nobodysChangeIsOverwritten() {
		change("first", this.received.subList(1, 2), Map.of("severity", "LOW"));
		JsonNode answer = change("second", this.received, Map.of("severity", "CRITICAL"));
		assertThat(done(answer)).containsExactly(true, false, true);
		assertThat(answer.path("cases").path(1).path("reason").asString()).isEqualTo("precondition-failed");
		assertThat(read(this.received.get(1)).path("severity").asString()).isEqualTo("LOW");
	}

	@Test
	void aRepetitionTellsTheSameAndDoesNothingTwice() {
		Map<String, Object> wanted = Map.of("owner", Map.of("id", this.ana));
		String key = UUID.randomUUID().toString();
		JsonNode first = change(key, this.received, wanted);
		JsonNode second = change(key, this.received, wanted);
		assertThat(second).isEqualTo(first);
		assertThat(done(second)).containsOnly(true);
		assertThat(read(this.received.getFirst()).path("timeline")).hasSize(2);
	}

	@Test
	void aRepetitionTriesAgainWhatWasRefused() {
		Map<String, Object> wanted = Map.of("unit", Map.of("id", "opened-later"));
		String key = UUID.randomUUID().toString();
		JsonNode refused = change(key, this.received, wanted);
		assertThat(refused.path("cases").path(0).path("reason").asString()).isEqualTo("unknown-unit");
		this.cases.unit(HERE, "opened-later", "Opened later", true);
		assertThat(done(change(key, this.received, wanted))).containsOnly(true);
	}

	@Test
	void aKeyThatCameWithAnotherBodyChangesNothing() {
		String key = UUID.randomUUID().toString();
		change(key, this.received, Map.of("severity", "LOW"));
		this.received.replaceAll(this::read);
		JsonNode answer = change(key, this.received, Map.of("severity", "HIGH"));
		assertThat(answer.path("cases").valueStream().map((one) -> one.path("reason").asString()))
			.containsOnly("idempotency-key-reused");
		assertThat(read(this.received.getFirst()).path("severity").asString()).isEqualTo("LOW");
	}

	@Test
	void foreignAndHiddenCasesAreNotThereAndTheOthersAreDone() {
		JsonNode foreign = this.cases.receive(ELSEWHERE, Map.of());
		restrict(this.received.get(1));
		JsonNode answer = change(UUID.randomUUID().toString(),
				List.of(this.received.get(0), this.received.get(1), foreign, this.received.get(2)),
				Map.of("severity", "HIGH"));
		assertThat(done(answer)).containsExactly(true, false, false, true);
		assertThat(answer.path("cases").path(1).path("reason").asString()).isEqualTo("not-found");
		assertThat(answer.path("cases").path(2).path("reason").asString()).isEqualTo("not-found");
	}

	@Test
	void aColleagueWhoCannotWorkThereIsToldForEachCase() {
		JsonNode answer = change(UUID.randomUUID().toString(), this.received,
				Map.of("owner", Map.of("id", UUID.randomUUID())));
		assertThat(answer.path("cases").valueStream().map((one) -> one.path("reason").asString()))
			.containsOnly("not-assignable");
	}

	@Test
	void aMergedCaseChangesNoMore() {
		this.client.post()
			.uri("/api/complaints/{id}/merge", id(this.received.get(0)))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("into", id(this.received.get(1)), "intoRevision", 1))
			.exchange()
			.expectStatus()
			.isOk();
		String key = UUID.randomUUID().toString();
		for (int i = 0; i < 2; i++) {
			JsonNode answer = change(key, List.of(read(this.received.get(0))), Map.of("severity", "LOW"));
			assertThat(answer.path("cases").path(0).path("reason").asString()).isEqualTo("already-merged");
		}
	}

	@Test
	void allMoveOnAndWhichCouldNotIsToldForEach() {
		JsonNode known = move(this.received.get(0), Map.of("to", "ACKNOWLEDGED"));
		JsonNode gone = move(this.received.get(1), Map.of("to", "WITHDRAWN", "note", "She rang"));
		JsonNode answer = change(UUID.randomUUID().toString(), List.of(known, gone, this.received.get(2)),
				Map.of("to", "ACKNOWLEDGED", "severity", "HIGH", "note", "All of one evening"));
		assertThat(done(answer)).containsExactly(true, false, true);
		assertThat(answer.path("cases").path(1).path("reason").asString()).isEqualTo("illegal-move");
		assertThat(answer.path("cases").path(1).path("detail").asString())
			.isEqualTo("A case that is withdrawn cannot become acknowledged.");
		assertThat(read(gone).path("severity").asString()).isEqualTo("NORMAL");
		JsonNode moved = read(this.received.get(2));
		assertThat(moved.path("status").asString()).isEqualTo("ACKNOWLEDGED");
		assertThat(moved.path("severity").asString()).isEqualTo("HIGH");
		assertThat(moved.path("timeline").valueStream().toList().getLast().path("text").asString())
			.isEqualTo("All of one evening");
		assertThat(read(known).path("timeline").valueStream().map((line) -> line.path("kind").asString()))
			.containsExactly("RECEIVED", "MOVE", "SEVERITY", "DEADLINE");
	}

	@Test
	void aRepeatedMoveOfManyIsMadeOnce() {
		String key = UUID.randomUUID().toString();
		JsonNode first = change(key, this.received, Map.of("to", "ACKNOWLEDGED"));
		assertThat(change(key, this.received, Map.of("to", "ACKNOWLEDGED"))).isEqualTo(first);
		assertThat(done(first)).containsOnly(true);
		assertThat(read(this.received.getFirst()).path("timeline")).hasSize(2);
	}

	@Test
	void whatIsInTheWayOfOneMoveHoldsUpNoOther() {
		JsonNode one = move(this.received.get(0), Map.of("to", "RESOLVED", "outcome", "UPHELD"));
		JsonNode other = move(this.received.get(1), Map.of("to", "RESOLVED", "outcome", "UPHELD"));
		this.client.post()
			.uri("/api/complaints/{id}/promises", id(one))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(Map.of("text", "We call", "due", Map.of("workingDays", 3)))
			.exchange()
			.expectStatus()
			.isCreated();
		JsonNode answer = change(UUID.randomUUID().toString(), List.of(read(one), other), Map.of("to", "CLOSED"));
		assertThat(done(answer)).containsExactly(false, true);
		assertThat(answer.path("cases").path(0).path("reason").asString()).isEqualTo("unfinished");
		assertThat(read(one).path("status").asString()).isEqualTo("RESOLVED");
	}

	private JsonNode move(JsonNode complaint, Map<String, ?> move) {
		return this.client.post()
			.uri("/api/complaints/{id}/moves", id(complaint))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + complaint.path("revision").asLong() + "\"")
			.bodyValue(move)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	@Test
	void withoutAKeyNothingIsTried() {
		this.client.post()
			.uri("/api/complaints/bulk")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.bodyValue(body(this.received, Map.of("severity", "LOW")))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/idempotency-key-missing");
	}

	private void restrict(JsonNode complaint) {
		this.client.post()
			.uri("/api/complaints/{id}/restriction", id(complaint))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match", "\"" + complaint.path("revision").asLong() + "\"")
			.bodyValue(Map.of("reason", "CONDUCT"))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private JsonNode change(String key, List<JsonNode> wanted, Map<String, ?> change) {
		return this.client.post()
			.uri("/api/complaints/bulk")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Idempotency-Key", key + this.ana)
			.bodyValue(body(wanted, change))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static Map<String, Object> body(List<JsonNode> wanted, Map<String, ?> change) {
		Map<String, Object> body = new LinkedHashMap<>(change);
		body.put("cases",
				wanted.stream()
					.map((complaint) -> Map.of("id", id(complaint), "revision", complaint.path("revision").asLong()))
					.toList());
		return body;
	}

	private static List<Boolean> done(JsonNode answer) {
		return answer.path("cases").valueStream().map((one) -> one.path("done").asBoolean()).toList();
	}

	private JsonNode read(JsonNode complaint) {
		return this.client.get()
			.uri("/api/complaints/{id}", id(complaint))
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static String id(JsonNode complaint) {
		return complaint.path("id").asString();
	}

}
