package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.reactive.function.client.WebClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What locks more than one case or plan, many times at once: none of it waits in a circle
 * until the database ends it, and everybody gets an answer that says what became of it.
 */
@ComplaintServiceTest
class MergeLockTests {

	private static final int ROUNDS = 12;

	private static final UUID PERSON = UUID.randomUUID();

	@Autowired
	FakeGateway gateway;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@LocalServerPort
	int port;

	private String email;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.gateway.knows(PERSON, """
				{"id": "%s", "name": "Petra Person", "roles": ["STAFF"], "sites": "*", "active": true}
				""".formatted(PERSON));
	}

	@Test
	void mergingBesideDecidingOfAContactPlanOfTheSameCustomer() {
		for (int round = 0; round < ROUNDS; round++) {
			List<String> two = twoCases(round);
			List<Integer> answers = atOnce(Stream
				.of(merge(two.get(0), two.get(1), 1, 1), decide(two.get(0)), decide(two.get(1)), decline(two.get(0)),
						merge(two.get(0), two.get(1), 1, 1), decline(two.get(1)), decide(two.get(1)),
						merge(two.get(1), two.get(0), 1, 1))
				.toList());
			assertThat(answers).as("round %d", round).isSubsetOf(200, 201, 204, 409, 412);
			assertThat(this.cases
				.count("SELECT count(*) FROM contact_plan WHERE state = 'ACTIVE' AND contact = '" + this.email + "'"))
				.isOne();
			assertThat(this.cases.count(
					"SELECT count(*) FROM complaint WHERE contact_email = '" + this.email + "' AND status = 'MERGED'"))
				.isOne();
		}
	}

	@Test
	void aMergeThatIsSentAgainBesideRestrictingTheCaseThatStays() {
		for (int round = 0; round < ROUNDS; round++) {
			List<String> two = twoCases(round);
			assertThat(merge(two.get(0), two.get(1), 1, 1).block()).isEqualTo(200);
			List<Integer> answers = atOnce(IntStream.range(0, 5)
				.mapToObj((i) -> Stream.of(merge(two.get(0), two.get(1), 1, 1), restrict(two.get(1))))
				.flatMap((pair) -> pair)
				.toList());
			assertThat(answers).as("round %d", round).isSubsetOf(200, 412).contains(200);
			assertThat(this.cases
				.count("SELECT count(*) FROM complaint WHERE contact_email = '" + this.email + "' AND restricted"))
				.as("both are for the same eyes")
				.isEqualTo(2);
		}
	}

	/** The one that goes and the one that stays: now the older, now the younger one. */
	private List<String> twoCases(int round) {
		this.email = UUID.randomUUID() + "@example.org";
		List<String> two = Stream.generate(
				() -> this.cases.receive(HERE, Map.of("contact", Map.of("email", this.email))).path("id").asString())
			.limit(2)
			.toList();
		return (round % 3 == 0) ? two.reversed() : two;
	}

	private static List<Integer> atOnce(List<Mono<Integer>> requests) {
		return Flux.fromIterable(requests).flatMap((request) -> request, requests.size()).collectList().block();
	}

	private Mono<Integer> merge(String id, String into, long seen, long intoSeen) {
		return post("/" + id + "/merge", seen, Map.of("into", into, "intoRevision", intoSeen));
	}

	private Mono<Integer> restrict(String id) {
		return post("/" + id + "/restriction", 1, Map.of("reason", "CONDUCT"));
	}

	private Mono<Integer> decide(String id) {
		return post("/" + id + "/contact-plan", 1,
				Map.of("reason", "Five letters a day", "person", PERSON.toString(), "replyEvery", 10, "reviewOn",
						"2026-08-01", "letter", Map.of("channel", "REPLY", "text",
								"Dear {name}, {plan-person} answers {plan-every} until {plan-until}. {me}")));
	}

	private Mono<Integer> decline(String id) {
		return post("/" + id + "/contact-plan/decline", 1, Map.of("reason", "They have a point"));
	}

	private Mono<Integer> post(String path, long seen, Map<String, ?> body) {
		return WebClient.create("http://127.0.0.1:" + this.port)
			.post()
			.uri("/api/complaints" + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match", "\"" + seen + "\"")
			.bodyValue(body)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

}
