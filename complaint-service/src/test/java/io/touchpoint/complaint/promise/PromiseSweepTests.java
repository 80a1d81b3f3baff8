package io.touchpoint.complaint.promise;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class PromiseSweepTests {

	private static final Instant FRIDAY_AT_FIVE = Instant.parse("2026-03-06T17:00:00Z");

	@Autowired
	Promises promises;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	WebTestClient client;

	private String complaint;

	private String promise;

	@BeforeEach
	void aPromiseUntilFriday() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.complaint = this.cases.receive(HERE, Map.of()).path("id").asString();
		this.promise = this.client.post()
			.uri("/api/complaints/" + this.complaint + "/promises")
			.headers((all) -> all.setBearerAuth(PASSPORTS.staff(HERE)))
			.bodyValue(Map.of("text", "Your money is back", "due", Map.of("on", "2026-03-06", "at", "17:00")))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("id")
			.asString();
	}

	private long told(String type) {
		return this.cases.count(
				"SELECT count(*) FROM outbox WHERE subject = '" + this.promise + "' AND type = 'promise." + type + "'");
	}

	private long recoveries() {
		return this.cases.count("SELECT count(*) FROM recovery_task WHERE promise = '" + this.promise + "'");
	}

	private void sweepByManyAtOnce() {
		Mono<Void> one = Mono.defer(this.promises::sweep).subscribeOn(Schedulers.boundedElastic());
		Flux.merge(one, one, one, one).then().block(Duration.ofSeconds(60));
	}

	@Test
	void aReminderAndABreachAreToldOnceEachByManyRunnersAndAfterRestarts() {
		this.promises.sweep().block();
		assertThat(told("due-soon")).isZero();
		this.clock.set(Instant.parse("2026-03-05T00:00:00Z"));
		sweepByManyAtOnce();
		sweepByManyAtOnce();
		assertThat(told("due-soon")).isEqualTo(1);
		this.clock.set(FRIDAY_AT_FIVE);
		sweepByManyAtOnce();
		assertThat(told("broken")).as("the due moment itself is in time").isZero();
		this.clock.advance(Duration.ofMillis(1));
		sweepByManyAtOnce();
		sweepByManyAtOnce();
		assertThat(told("broken")).isEqualTo(1);
		assertThat(told("due-soon")).isEqualTo(1);
		assertThat(recoveries()).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM complaint_entry WHERE complaint = '" + this.complaint
				+ "' AND kind IN ('PROMISE_BROKEN', 'RECOVERY_OPENED')"))
			.isEqualTo(2);
	}

	@Test
	void whoWasAwayOverTheDueMomentAlertsAndRemindsOfNothing() {
		this.clock.set(FRIDAY_AT_FIVE.plus(Duration.ofDays(3)));
		sweepByManyAtOnce();
		assertThat(told("due-soon")).isZero();
		assertThat(told("broken")).isEqualTo(1);
		assertThat(recoveries()).isEqualTo(1);
	}

	@Test
	void whatIsKeptIsNeitherCalledToMindNorBroken() {
		this.client.post()
			.uri("/api/complaints/" + this.complaint + "/promises/" + this.promise + "/keep")
			.headers((all) -> all.setBearerAuth(PASSPORTS.staff(HERE)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("proof", "Receipt 4711"))
			.exchange()
			.expectStatus()
			.isOk();
		this.clock.set(FRIDAY_AT_FIVE.plus(Duration.ofDays(3)));
		sweepByManyAtOnce();
		assertThat(told("due-soon") + told("broken") + recoveries()).isZero();
	}

}
