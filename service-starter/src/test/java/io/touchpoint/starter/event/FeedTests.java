package io.touchpoint.starter.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestPassports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
@AutoConfigureWebTestClient(timeout = "PT30S")
class FeedTests {

	private static final String SITE = "north-general";

	private static final int LANE = Outbox.laneOf(SITE);

	@Autowired
	private WebTestClient client;

	@Autowired
	private Feed feed;

	@Autowired
	private Followers followers;

	@Autowired
	private Outbox outbox;

	@Autowired
	private SiteScopedTransaction transaction;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private TestDatabase owned;

	private final TestPassports passports = new TestPassports("starter-test");

	@BeforeEach
	void anEmptyOutbox() throws SQLException {
		this.owned.emptyOutbox();
	}

	@Test
	void theFeedHandsOutEventsAfterAPosition() {
		append("a", "b", "c");
		get("?after=1&limit=1").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.head")
			.isEqualTo(3)
			.jsonPath("$.oldest")
			.isEqualTo(1)
			.jsonPath("$.epoch")
			.isNotEmpty()
			.jsonPath("$.events.length()")
			.isEqualTo(1)
			.jsonPath("$.events[0].position")
			.isEqualTo(2)
			.jsonPath("$.events[0].subject")
			.isEqualTo("b")
			.jsonPath("$.events[0].data.n")
			.isEqualTo(1);
	}

	@Test
	void withoutNewsTheFeedAnswersEmptyAfterTheWait() {
		get("?after=0&wait=1").expectStatus().isOk().expectBody().jsonPath("$.events.length()").isEqualTo(0);
	}

	@Test
	void aWaitingFollowerIsWokenByTheCommit() {
		Mono<FeedPage> waiting = this.feed.read(LANE, null, 0, 10, Duration.ofSeconds(20));
		StepVerifier.create(waiting)
			.thenAwait(Duration.ofMillis(200))
			.then(() -> append("woken"))
			.assertNext((page) -> assertThat(page.events()).extracting(Event::subject).containsExactly("woken"))
			.expectComplete()
			.verify(Duration.ofSeconds(15));
	}

	@Test
	void eventsOfAnotherWriterAreFoundByThePoll() {
		Mono<FeedPage> waiting = this.feed.read(LANE, null, 0, 10, Duration.ofSeconds(20));
		// More than once: the first may come before the poll knows where the lane stood.
		Flux<?> writer = Flux.interval(Duration.ofMillis(300)).concatMap((n) -> insertPastTheSignal());
		StepVerifier.create(waiting.takeUntilOther(Flux.merge(this.feed.watchOtherWriters(), writer).ignoreElements()))
			.assertNext((page) -> assertThat(page.events()).extracting(Event::subject).containsOnly("elsewhere"))
			.expectComplete()
			.verify(Duration.ofSeconds(15));
	}

	@Test
	void anotherEpochIsAConflict() {
		append("a");
		get("?after=0&epoch=" + UUID.randomUUID()).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/other-epoch");
	}

	@Test
	void aPositionThatWasNeverGivenIsAConflict() {
		append("a");
		get("?after=2").expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/other-epoch");
	}

	@Test
	void aStoppingServiceSendsWaitingFollowersHomeAndTakesNoNewOnes() {
		StepVerifier.create(this.feed.read(LANE, null, 0, 10, Duration.ofSeconds(20)))
			.thenAwait(Duration.ofMillis(200))
			.then(this.followers::stop)
			.assertNext((page) -> assertThat(page.events()).isEmpty())
			.expectComplete()
			.verify(Duration.ofSeconds(15));
		get("?after=0&wait=20").expectStatus().isEqualTo(503);
		this.followers.start();
		get("?after=0").expectStatus().isOk();
	}

	@Test
	void followersStopBeforeTheServerWaitsForItsRequests() {
		assertThat(this.followers.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
	}

	@Test
	void wakingNeverFailsHoweverManyWritersThereAre() throws InterruptedException {
		FeedSignal signal = new FeedSignal();
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Disposable slow = signal.of(LANE).subscribe((lane) -> {
			held.countDown();
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		Thread first = Thread.ofVirtual().start(() -> signal.wake(LANE));
		held.await();
		assertThatNoException().isThrownBy(() -> signal.wake(LANE));
		release.countDown();
		first.join();
		slow.dispose();
	}

	@Test
	void aPositionThatIsNoLongerKeptIsGone() throws SQLException {
		append("a", "b", "c");
		try (Connection owner = this.owned.connectAsOwner(); Statement statement = owner.createStatement()) {
			statement.execute("DELETE FROM outbox WHERE position < 3");
		}
		get("?after=1").expectStatus().isEqualTo(410).expectBody().jsonPath("$.oldest").isEqualTo(3);
		get("?after=2").expectStatus().isOk();
	}

	@Test
	void aLaneThatDoesNotExistIsRefused() {
		this.client.get()
			.uri("/internal/feed/8")
			.headers((headers) -> headers.setBearerAuth(this.passports.service()))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("lane");
	}

	private WebTestClient.ResponseSpec get(String query) {
		return this.client.get()
			.uri("/internal/feed/" + LANE + query)
			.headers((headers) -> headers.setBearerAuth(this.passports.service()))
			.exchange();
	}

	private void append(String... subjects) {
		List<NewEvent> events = java.util.Arrays.stream(subjects)
			.map((subject) -> new NewEvent("thing.happened", 1, SITE, Instant.parse("2026-11-21T10:00:00Z"), subject,
					Map.of("n", 1)))
			.toList();
		StepVerifier.create(this.transaction.run(SiteScope.allSites(), this.outbox.append(events))).verifyComplete();
	}

	private Mono<Void> insertPastTheSignal() {
		return this.database.sql("""
				WITH counter AS (UPDATE lane SET n = n + 1 WHERE lane = $1 RETURNING n)
				INSERT INTO outbox SELECT $1, n, gen_random_uuid(), 'thing.happened', 1, $2, now(), 'elsewhere', '{}'
				FROM counter
				""").bind(0, (short) LANE).bind(1, SITE).then();
	}

}
