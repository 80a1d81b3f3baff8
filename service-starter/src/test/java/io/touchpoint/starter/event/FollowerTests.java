package io.touchpoint.starter.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.PostgresTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A follower against a scripted source and the real database.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class FollowerTests {

	private static final UUID EPOCH = UUID.fromString("0199c3a0-0000-7000-8000-000000000001");

	private static final int LANE = 3;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private SiteScopedTransaction transaction;

	@Autowired
	private JsonMapper json;

	private final List<Event> source = new CopyOnWriteArrayList<>();

	private final ThingHandler handler = new ThingHandler();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private Duration longestBackoff = Duration.ofMillis(50);

	@BeforeEach
	void nothingHandledYet() {
		StepVerifier.create(this.transaction.run(SiteScope.allSites(),
				Flux.just("DELETE FROM thing", "DELETE FROM feed_cursor", "DELETE FROM parked_event")
					.concatMap((sql) -> this.database.sql(sql).then())
					.then()))
			.verifyComplete();
	}

	@Test
	void aBatchIsAppliedAndTheCursorMoved() {
		happened("a", "b", "c");
		step();
		assertThat(things()).containsExactly("a", "b", "c");
		assertThat(cursor()).isEqualTo(3);
	}

	@Test
	void asSecondStepGoesOnWhereTheFirstEnded() {
		happened("a");
		step();
		happened("b");
		step();
		assertThat(things()).containsExactly("a", "b");
		assertThat(this.handler.batches).isEqualTo(2);
	}

	@Test
	void aHoleIsAnAlarmAndMovesNothing() {
		happened("a", "b");
		this.source.remove(0);
		StepVerifier.create(follower().step())
			.verifyErrorMessage("Lane 3 has a hole: position 1 was expected and 2 came");
		assertThat(things()).isEmpty();
		assertThat(cursor()).isZero();
	}

	@Test
	void anotherInstanceThatWasQuickerLeavesNothingDouble() {
		happened("a", "b");
		Follower slow = follower((sourceName, lane, after) -> follower().step().then(Mono.just(pageAfter(0))));
		StepVerifier.create(slow.step()).verifyComplete();
		assertThat(things()).containsExactly("a", "b");
		assertThat(cursor()).isEqualTo(2);
	}

	@Test
	void aPoisonEventIsParkedWithItsReasonAndTheFeedGoesOn() {
		happened("a", "poison", "b");
		step();
		assertThat(things()).containsExactly("a", "b");
		assertThat(cursor()).isEqualTo(3);
		StepVerifier.create(parkedEvents().list()).assertNext((parked) -> {
			assertThat(parked.event().subject()).isEqualTo("poison");
			assertThat(parked.reason()).contains("cannot stomach poison");
		}).verifyComplete();
	}

	@Test
	void aLaterEventOfAParkedSubjectDoesNotOvertake() {
		happened("poison");
		step();
		this.handler.stomach = true;
		happened("poison", "a");
		step();
		assertThat(things()).containsExactly("a");
		StepVerifier.create(parkedEvents().list()).expectNextCount(2).verifyComplete();
	}

	@Test
	void aReplayHandlesWhatWasParkedInOrder() {
		happened("poison", "poison");
		step();
		this.handler.stomach = true;
		StepVerifier.create(parkedEvents().replay()).expectNext(2L).verifyComplete();
		assertThat(things()).containsExactly("poison");
		StepVerifier.create(parkedEvents().list()).verifyComplete();
	}

	@Test
	void aDatabaseThatIsAwayParksNothing() {
		happened("a");
		this.handler.failure = new QueryTimeoutException("away");
		StepVerifier.create(follower().step()).verifyError(QueryTimeoutException.class);
		StepVerifier.create(parkedEvents().list()).verifyComplete();
		this.handler.failure = null;
		step();
		assertThat(things()).containsExactly("a");
	}

	@Test
	void aFailureOfTheSourceIsWaitedOut() {
		happened("a");
		AtomicInteger calls = new AtomicInteger();
		Follower follower = follower((sourceName, lane, after) -> {
			return (calls.incrementAndGet() < 3) ? Mono.error(new IllegalStateException("down"))
					: Mono.just(pageAfter(after.position()));
		});
		StepVerifier
			.create(follower.follow()
				.takeUntilOther(Flux.interval(Duration.ofMillis(20)).filter((n) -> things().contains("a")).next()))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void afterARecoveryThePausesBeginSmallAgain() {
		this.longestBackoff = Duration.ofSeconds(30);
		AtomicInteger calls = new AtomicInteger();
		Follower follower = follower((sourceName, lane, after) -> {
			int call = calls.incrementAndGet();
			// Eight failures double the pause up to a second; then some steps succeed,
			// and
			// each later failure must cost the first pause only.
			boolean away = call <= 8 || (call > 10 && call % 2 == 0 && call < 30);
			return away ? Mono.error(new IllegalStateException("away"))
					: Mono.just(pageAfter(after.position())).delayElement(Duration.ofMillis(5));
		});
		StepVerifier
			.create(follower.follow()
				.takeUntilOther(Flux.interval(Duration.ofMillis(10)).filter((n) -> calls.get() > 30).next()))
			.expectComplete()
			.verify(Duration.ofSeconds(25));
	}

	@Test
	void anEmptyAnswerBelowTheHeadIsAHoleToo() {
		happened("a", "b");
		Follower follower = follower((sourceName, lane, after) -> Mono.just(new FeedPage(EPOCH, 1, 2, List.of())));
		StepVerifier.create(follower.step())
			.verifyErrorMessage("Lane 3 has a hole: its head is 2 and nothing came after 0");
	}

	@Test
	void aFailureIsCountedWithItsCause() {
		happened("a", "b");
		this.source.remove(0);
		StepVerifier
			.create(follower().follow()
				.takeUntilOther(Flux.interval(Duration.ofMillis(20)).filter((n) -> holes() > 0).next()))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	private double holes() {
		Counter counter = this.meters.find("touchpoint.feed.failures").tag("cause", "hole").counter();
		return (counter != null) ? counter.count() : 0;
	}

	@Test
	void theLagIsUnknownUntilEveryLaneWasAnswered() {
		FollowerMeters followers = new FollowerMeters(this.meters);
		followers.register(this.handler);
		assertThat(gauge("touchpoint.feed.lag")).isNaN();
		IntStream.range(0, Outbox.LANES).forEach((lane) -> followers.lag(this.handler, lane, 2));
		assertThat(gauge("touchpoint.feed.lag")).isEqualTo(16);
		followers.handled(this.handler, 0, 2);
		assertThat(gauge("touchpoint.feed.lag")).isEqualTo(14);
	}

	@Test
	void aLaneThatIsNotAnsweredIsSilent() {
		FollowerMeters followers = new FollowerMeters(this.meters);
		followers.register(this.handler);
		double before = gauge("touchpoint.feed.silence");
		IntStream.range(1, Outbox.LANES).forEach((lane) -> followers.stepped(this.handler, lane));
		assertThat(gauge("touchpoint.feed.silence")).isGreaterThan(before);
	}

	private double gauge(String name) {
		return this.meters.get(name).tag("handler", this.handler.name()).gauge().value();
	}

	@Test
	void aRestoredSourceIsFollowedFromItsBeginning() {
		happened("a", "poison");
		step();
		this.source.clear();
		happened("c");
		UUID second = UUID.fromString("0199c3a0-0000-7000-8000-000000000002");
		Follower follower = follower((sourceName, lane, after) -> (after.position() == 0)
				? Mono.just(new FeedPage(second, 1, 1, List.copyOf(this.source)))
				: Mono.error(new FeedClient.RestoredException(sourceName, lane)));
		StepVerifier.create(follower.step().then(follower.step())).verifyComplete();
		assertThat(things()).containsExactly("c");
		assertThat(this.handler.startedOver).isEqualTo(LANE);
		assertThat(cursor()).isEqualTo(1);
		StepVerifier.create(parkedEvents().list()).verifyComplete();
	}

	@Test
	void anAnswerOfAnotherEpochDoesNotMoveTheCursor() {
		happened("a");
		step();
		UUID second = UUID.fromString("0199c3a0-0000-7000-8000-000000000002");
		happened("b");
		Follower follower = follower((sourceName, lane, after) -> Mono
			.just(new FeedPage(second, 1, 2, pageAfter(after.position()).events())));
		StepVerifier.create(follower.step()).verifyComplete();
		assertThat(things()).containsExactly("a");
		assertThat(cursor()).isEqualTo(1);
	}

	private void happened(String... subjects) {
		for (String subject : subjects) {
			this.source.add(new Event(UUID.randomUUID(), LANE, this.source.size() + 1L, "thing.happened", 1, "north",
					Instant.parse("2026-11-21T10:00:00Z"), subject, this.json.readTree("{}")));
		}
	}

	private FeedPage pageAfter(long position) {
		return new FeedPage(EPOCH, 1, this.source.size(),
				this.source.stream().filter((event) -> event.position() > position).toList());
	}

	private void step() {
		StepVerifier.create(follower().step()).verifyComplete();
	}

	private Follower follower() {
		return follower((sourceName, lane, after) -> Mono.fromSupplier(() -> pageAfter(after.position())));
	}

	private Follower follower(FeedClient client) {
		EventProperties properties = new EventProperties(true, 500, Duration.ofSeconds(1), Duration.ofSeconds(2),
				DataSize.ofMegabytes(1), Duration.ofMillis(250), Duration.ofMillis(5), this.longestBackoff, 5, 2);
		return new Follower(this.handler, LANE, client, new Cursors(this.database), parkedEvents(), this.transaction,
				properties, new FollowerMeters(this.meters), new Turns(2));
	}

	private ParkedEvents parkedEvents() {
		return new ParkedEvents(this.database, this.json, java.time.Clock.systemUTC(), this.transaction,
				List.of(this.handler));
	}

	private List<String> things() {
		return this.transaction
			.list(SiteScope.allSites(),
					this.database.sql("SELECT name FROM thing ORDER BY name").mapValue(String.class).all())
			.collectList()
			.toFuture()
			.join();
	}

	private long cursor() {
		return new Cursors(this.database).read("things", LANE).map(Cursors.Place::position).toFuture().join();
	}

	private final class ThingHandler implements EventHandler {

		private volatile boolean stomach;

		private volatile RuntimeException failure;

		private volatile int batches;

		private volatile int startedOver = -1;

		@Override
		public String name() {
			return "things";
		}

		@Override
		public String source() {
			return "elsewhere";
		}

		@Override
		public Mono<Void> handle(List<Event> events) {
			this.batches++;
			if (this.failure != null) {
				return Mono.error(this.failure);
			}
			return Flux.fromIterable(events).concatMap(this::one).then();
		}

		@Override
		public Mono<Void> startOver(int lane) {
			this.startedOver = lane;
			return FollowerTests.this.database.sql("DELETE FROM thing").then();
		}

		private Mono<Void> one(Event event) {
			if (event.subject().equals("poison") && !this.stomach) {
				return Mono.error(new IllegalArgumentException("cannot stomach poison"));
			}
			return FollowerTests.this.database
				.sql("INSERT INTO thing VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING")
				.bind(0, UUID.randomUUID())
				.bind(1, event.site())
				.bind(2, event.subject())
				.then();
		}

	}

}
