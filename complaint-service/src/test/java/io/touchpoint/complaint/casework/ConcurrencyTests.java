package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class ConcurrencyTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@LocalServerPort
	int port;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	@Test
	void theSecondOfTwoEditorsSeesTheOthersVersionAndOverwritesNothing() {
		String id = this.cases.receive(HERE, Map.of()).path("id").asString();
		move(id, 1, "ACKNOWLEDGED").expectStatus().isOk();
		JsonNode stale = move(id, 1, "WITHDRAWN").expectStatus()
			.isEqualTo(412)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(stale.path("type").asString()).isEqualTo("/problems/precondition-failed");
		assertThat(stale.path("current").path("status").asString()).isEqualTo("ACKNOWLEDGED");
		assertThat(stale.path("current").path("revision").asLong()).isEqualTo(2);
		assertThat(stale.path("current").path("timeline").size()).isEqualTo(2);
	}

	@Test
	void ofManyEditorsAtOnceExactlyOneWins() {
		String id = this.cases.receive(HERE, Map.of()).path("id").asString();
		List<Integer> answers = Flux.range(0, 8)
			.flatMap(
					(i) -> web().post()
						.uri("/api/complaints/{id}/moves", id)
						.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
						.header("If-Match", "\"1\"")
						.bodyValue(Map.of("to", "ACKNOWLEDGED"))
						.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value())),
					8)
			.collectList()
			.block();
		assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE subject = '" + id + "'")).isEqualTo(2);
	}

	@Test
	void oneKeySentByManyAtOnceMakesOneCase() {
		Map<String, Object> body = Map.of("site", HERE, "subject", "Sent by many at once");
		List<JsonNode> answers = Flux.range(0, 20)
			.flatMap((i) -> send("concurrent-key-0000001", body), 20)
			.collectList()
			.block();
		assertThat(answers).hasSize(20);
		assertThat(answers.stream().map((answer) -> answer.path("id").asString()).distinct()).hasSize(1);
		assertThat(answers.stream().map((answer) -> answer.path("reference").asString()).distinct()).hasSize(1);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE subject = 'Sent by many at once'"))
			.isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM outbox WHERE subject = '" + answers.getFirst().path("id").asString() + "'"))
			.isEqualTo(1);
	}

	@Test
	void aKeyWithAnotherBodyIsRefused() {
		send("reused-key-000000001", Map.of("site", HERE, "subject", "One")).block();
		this.client.post()
			.uri("/public/complaints")
			.header("Idempotency-Key", "reused-key-000000001")
			.bodyValue(Map.of("site", TestWorld.ELSEWHERE, "subject", "Another"))
			.exchange()
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/idempotency-key-reused");
	}

	private Mono<JsonNode> send(String key, Map<String, Object> body) {
		return web().post()
			.uri("/public/complaints")
			.header("Idempotency-Key", key)
			.bodyValue(body)
			.retrieve()
			.bodyToMono(JsonNode.class);
	}

	private WebClient web() {
		return WebClient.create("http://127.0.0.1:" + this.port);
	}

	private WebTestClient.ResponseSpec move(String id, long revision, String to) {
		return this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(Map.of("to", to, "note", "Agreed with the customer"))
			.exchange();
	}

}
