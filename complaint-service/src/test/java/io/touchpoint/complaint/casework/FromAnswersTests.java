package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeFeedback;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
@TestPropertySource(properties = "touchpoint.complaint.casework.feedback-timeout=5s")
class FromAnswersTests {

	private static final FakeFeedback feedback = new FakeFeedback();

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	DatabaseClient database;

	@DynamicPropertySource
	static void feedback(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.discovery.client.simple.instances.feedback-service[0].uri", feedback::url);
	}

	@AfterAll
	static void stop() {
		feedback.stop();
	}

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		feedback.fault(0);
	}

	private static UUID answerAt(String site) {
		UUID response = UUID.randomUUID();
		feedback.knows(response, site);
		return response;
	}

	private WebTestClient.ResponseSpec intake(List<UUID> responses, String key) {
		return this.client.post()
			.uri("/api/complaints")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Idempotency-Key", key)
			.bodyValue(Map.of("site", HERE, "causes", List.of("IGNORED"), "subject", "Nobody came", "channel", "SURVEY",
					"responses", responses))
			.exchange();
	}

	private JsonNode made(List<UUID> responses, String key) {
		return intake(responses, key).expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	@Test
	void aComplaintIsTiedToTheAnswersThatItComesFrom() {
		UUID one = answerAt(HERE);
		UUID two = answerAt(HERE);
		JsonNode complaint = made(List.of(one, two), UUID.randomUUID().toString());
		assertThat(complaint.path("response").asString()).isIn(one.toString(), two.toString());
		this.client.get()
			.uri("/api/complaints/from-responses?response={one}&response={two}", one, two)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(2)
			.jsonPath("$[0].complaint")
			.isEqualTo(complaint.path("id").asString());
	}

	@Test
	void anAnswerOfAHiddenComplaintMakesNoSecondOne() {
		UUID response = answerAt(HERE);
		JsonNode complaint = made(List.of(response), UUID.randomUUID().toString());
		this.client.post()
			.uri("/api/complaints/{id}/restriction", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match", "\"" + complaint.path("revision").asLong() + "\"")
			.bodyValue(Map.of("reason", "CONDUCT", "handlers", List.of()))
			.exchange()
			.expectStatus()
			.isOk();
		intake(List.of(response), UUID.randomUUID().toString()).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/already-a-complaint")
			.jsonPath("$.complaint")
			.doesNotExist();
	}

	@Test
	void anAnswerLeadsToOneComplaintAndTheSecondTryIsToldOfIt() {
		UUID response = answerAt(HERE);
		String key = UUID.randomUUID().toString();
		JsonNode complaint = made(List.of(response), key);
		assertThat(made(List.of(response), key).path("id")).isEqualTo(complaint.path("id"));
		intake(List.of(response), UUID.randomUUID().toString()).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/already-a-complaint")
			.jsonPath("$.complaint")
			.isEqualTo(complaint.path("id").asString())
			.jsonPath("$.reference")
			.isEqualTo(complaint.path("reference").asString());
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint c JOIN complaint_answer a ON a.complaint = c.id WHERE a.response = '"
					+ response + "'"))
			.isEqualTo(1);
	}

	@Test
	void ofSeveralAnswersThoseThatAreFreeMakeTheComplaint() {
		UUID tied = answerAt(HERE);
		UUID free = answerAt(HERE);
		JsonNode first = made(List.of(tied), UUID.randomUUID().toString());
		String key = UUID.randomUUID().toString();
		JsonNode second = made(List.of(tied, free), key);
		assertThat(made(List.of(tied, free), key).path("id")).isEqualTo(second.path("id"));
		assertThat(tiedTo(first)).containsExactly(tied);
		assertThat(tiedTo(second)).containsExactly(free);
		JsonNode refusal = intake(List.of(tied, free), UUID.randomUUID().toString()).expectStatus()
			.isEqualTo(409)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(refusal.path("complaint")).isIn(first.path("id"), second.path("id"));
	}

	private List<UUID> tiedTo(JsonNode complaint) {
		Flux<UUID> responses = this.database.sql("SELECT response FROM complaint_answer WHERE complaint = :complaint")
			.bind("complaint", UUID.fromString(complaint.path("id").asString()))
			.mapValue(UUID.class)
			.all();
		return this.transaction.list(SiteScope.of(HERE), responses).collectList().block();
	}

	/** Rows that one statement wrote carry the same command's number. */
	@Test
	void asManyAnswersAsThereMayBeAreTiedByOneStatement() {
		List<UUID> responses = Stream.generate(() -> answerAt(HERE)).limit(50).toList();
		JsonNode complaint = made(responses, UUID.randomUUID().toString());
		assertThat(tiedTo(complaint)).containsExactlyInAnyOrderElementsOf(responses);
		assertThat(this.cases.count("SELECT count(DISTINCT cmin::text) FROM complaint_answer WHERE complaint = '"
				+ complaint.path("id").asString() + "'"))
			.isEqualTo(1);
	}

	@Test
	void aComplaintWithoutAnswersIsRememberedAsBeforeThereWereSome() {
		JsonNode complaint = this.client.post()
			.uri("/api/complaints")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(Map.of("site", HERE, "causes", List.of("IGNORED"), "subject", "Nobody came"))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		String before = """
				{"site":"north-general","causes":["IGNORED"],"severity":null,"subject":"Nobody came",\
				"description":null,"customerType":null,"about":null,"channel":null,"language":null,\
				"contact":null,"onTheSpot":null,"owner":null}""";
		assertThat(this.cases.count("""
				SELECT count(*) FROM intake_key WHERE complaint = '%s' AND body = sha256(convert_to('%s', 'UTF8'))
				""".formatted(complaint.path("id").asString(), before))).isEqualTo(1);
	}

	@Test
	void anAnswerOfAnotherSiteOrOfNobodyIsRefusedByField() {
		for (UUID response : List.of(answerAt(ELSEWHERE), UUID.randomUUID())) {
			intake(List.of(response), UUID.randomUUID().toString()).expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.errors[0].field")
				.isEqualTo("responses")
				.jsonPath("$.errors[0].reason")
				.isEqualTo("unknown-response");
		}
	}

	@Test
	void nothingIsRecordedWhileTheFeedbackServiceDoesNotAnswer() {
		UUID response = answerAt(HERE);
		feedback.fault(500);
		intake(List.of(response), UUID.randomUUID().toString()).expectStatus().isEqualTo(503);
		feedback.fault(0);
		made(List.of(response), UUID.randomUUID().toString());
	}

	@Test
	void aFeedbackServiceThatIsTooOldToBeAskedIsAsGoodAsAway() {
		feedback.fault(404);
		intake(List.of(answerAt(HERE)), UUID.randomUUID().toString()).expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unavailable");
	}

}
