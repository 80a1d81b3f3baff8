package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class CaseJourneyTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	@Test
	void aCaseGoesFromReceivedToClosed() {
		JsonNode received = this.cases.receive(HERE, Map.of());
		assertThat(received.path("reference").asString()).matches("C-2026-\\d{6}");
		assertThat(received.path("dueAt").asString()).isEqualTo("2026-03-06T00:00:00Z");
		this.clock.advance(Duration.ofDays(1));
		move(received, 1, Map.of("to", "ACKNOWLEDGED")).expectStatus().isOk();
		move(received, 2, Map.of("to", "INVESTIGATING")).expectStatus().isOk();
		move(received, 3, Map.of("to", "RESOLVED", "outcome", "UPHELD", "inCustomersFavour", true, "remedy", "APOLOGY"))
			.expectStatus()
			.isOk();
		JsonNode closed = move(received, 4, Map.of("to", "CLOSED", "note", "All done.")).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"5\"")
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(closed.path("timely").asBoolean()).isTrue();
		assertThat(closed.path("timeline").size()).isEqualTo(5);
		assertThat(closed.path("moves").valueStream().map(JsonNode::asString)).containsExactly("REOPENED");
	}

	/** From then on an outside body looks at it, and we owe no deadline. */
	@Test
	void aCaseAboutInformationIsReferredAndGoesNoFurther() {
		JsonNode received = this.cases.receive(HERE, Map.of("about", "INFORMATION"));
		assertThat(received.path("about").asString()).isEqualTo("INFORMATION");
		move(received, 1, Map.of("to", "ACKNOWLEDGED")).expectStatus().isOk();
		move(received, 2, Map.of("to", "INVESTIGATING")).expectStatus().isOk();
		JsonNode referred = move(received, 3, Map.of("to", "REFERRED", "note", "To the ombudsman.")).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(referred.path("status").asString()).isEqualTo("REFERRED");
		assertThat(referred.path("dueAt").isNull()).isTrue();
		move(received, 4, Map.of("to", "RESOLVED", "outcome", "UPHELD")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/illegal-move");
	}

	@Test
	void onTheSpotIsUntilTheEndOfTheNextWorkingDayAsConfigured() {
		this.clock.set(Instant.parse("2026-03-06T15:00:00Z"));
		JsonNode inTime = this.cases.receive(HERE, Map.of());
		JsonNode late = this.cases.receive(HERE, Map.of());
		Map<String, Object> resolved = Map.of("to", "RESOLVED", "outcome", "UPHELD");
		this.clock.set(Instant.parse("2026-03-10T00:00:00Z"));
		move(inTime, 1, resolved).expectStatus().isOk().expectBody().jsonPath("$.onTheSpot").isEqualTo(true);
		this.clock.advance(Duration.ofMillis(1));
		move(late, 1, resolved).expectStatus().isEqualTo(409);
	}

	@Test
	void aCaseIsOpenedAgainWithinThirtyDaysAsConfigured() {
		JsonNode inTime = this.cases.receive(HERE, Map.of());
		JsonNode late = this.cases.receive(HERE, Map.of());
		for (JsonNode one : List.of(inTime, late)) {
			move(one, 1, Map.of("to", "RESOLVED", "outcome", "UPHELD")).expectStatus().isOk();
		}
		this.clock.advance(Duration.ofDays(30));
		move(inTime, 2, Map.of("to", "REOPENED", "note", "It came back")).expectStatus().isOk();
		this.clock.advance(Duration.ofMillis(1));
		move(late, 2, Map.of("to", "REOPENED", "note", "It came back")).expectStatus().isEqualTo(409);
	}

	private WebTestClient.ResponseSpec move(JsonNode complaint, long revision, Map<String, Object> body) {
		return this.client.post()
			.uri("/api/complaints/{id}/moves", complaint.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(body)
			.exchange();
	}

}
