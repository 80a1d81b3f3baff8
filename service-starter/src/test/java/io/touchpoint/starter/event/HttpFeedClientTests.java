package io.touchpoint.starter.event;

import java.time.Duration;
import java.util.UUID;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The follower's side of the wire, against a source that answers as lanes tell it.
 */
@SpringBootTest(classes = StarterApplication.class, properties = "touchpoint.internal.response-timeout=300ms")
@PostgresTest
class HttpFeedClientTests {

	private static final String EPOCH = "0199c3a0-0000-7000-8000-000000000001";

	private static final int LARGE = 0;

	private static final int WAITING = 1;

	private static final int RESTORED = 2;

	private static final int NEWER = 3;

	private static final int LATE = 4;

	private static final int GONE = 5;

	private static final DisposableServer source = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes.get("/internal/feed/{lane}", HttpFeedClientTests::answer))
		.bindNow();

	@Autowired
	private FeedClient client;

	@DynamicPropertySource
	static void whereTheSourceIs(DynamicPropertyRegistry registry) {
		registry.add("spring.cloud.discovery.client.simple.instances.elsewhere[0].uri",
				() -> "http://127.0.0.1:" + source.port());
	}

	@AfterAll
	static void stopTheSource() {
		source.disposeNow();
	}

	@Test
	void aPageMayBeLargerThanARequestsBody() {
		StepVerifier.create(fetch(LARGE)).assertNext((page) -> {
			assertThat(page.events()).hasSize(500);
			assertThat(page.events().getFirst().data().get("text").asString()).hasSize(4_000);
		}).verifyComplete();
	}

	@Test
	void manyFollowersThatWaitLeaveConnectionsForOthers() {
		Mono<FeedPage> meanwhile = Mono.delay(Duration.ofMillis(500)).then(fetch(NEWER));
		StepVerifier.create(meanwhile.takeUntilOther(Flux.range(0, 64).flatMap((n) -> fetch(WAITING), 64).then()))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void newsMayTakeLongerThanTheAnswersOfOtherCalls() {
		StepVerifier.create(fetch(LATE)).expectNextCount(1).verifyComplete();
	}

	@Test
	void aSourceThatDoesNotKnowThePlaceWasRestored() {
		StepVerifier.create(fetch(RESTORED)).verifyError(FeedClient.RestoredException.class);
	}

	@Test
	void aSourceThatNoLongerKeepsWhatComesNextSaysSo() {
		StepVerifier.create(fetch(GONE))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(FeedClient.GoneException.class)
				.hasMessage(
						"elsewhere no longer keeps the events after position 7 of lane 5; what is made of them has to be rebuilt"));
	}

	@Test
	void whatANewerSourceAddsIsIgnored() {
		StepVerifier.create(fetch(NEWER)).assertNext((page) -> assertThat(page.head()).isEqualTo(7)).verifyComplete();
	}

	private Mono<FeedPage> fetch(int lane) {
		return this.client.fetch("elsewhere", lane, new Cursors.Place(UUID.fromString(EPOCH), 7));
	}

	private static Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		int lane = Integer.parseInt(request.param("lane"));
		String page = switch (lane) {
			case LARGE -> page(500, "x".repeat(4_000));
			case NEWER, LATE ->
				page(1, "x").replaceFirst("\\{", "{\"fresh\":true,").replace("{\"id\"", "{\"new\":1,\"id\"");
			default -> "{}";
		};
		int seconds = switch (lane) {
			case WAITING -> 60;
			case LATE -> 1;
			default -> 0;
		};
		return response.status((lane == RESTORED) ? 409 : (lane == GONE) ? 410 : 200)
			.header("Content-Type", "application/json")
			.sendString(Mono.just(page).delaySubscription(Duration.ofSeconds(seconds)))
			.then();
	}

	private static String page(int events, String text) {
		StringBuilder page = new StringBuilder("{\"epoch\":\"" + EPOCH + "\",\"oldest\":1,\"head\":7,\"events\":[");
		for (int n = 0; n < events; n++) {
			page.append((n == 0) ? "" : ",")
				.append("{\"id\":\"" + EPOCH + "\",\"lane\":0,\"position\":" + (8 + n)
						+ ",\"type\":\"a\",\"version\":1,\"site\":\"north\",\"occurredAt\":\"2026-11-21T10:00:00Z\","
						+ "\"subject\":\"s\",\"data\":{\"text\":\"" + text + "\"}}");
		}
		return page.append("]}").toString();
	}

}
