package io.touchpoint.starter.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.unit.DataSize;

/**
 * A follower against a scripted source and the real database.
 */
abstract class FollowerFixture {

	static final UUID EPOCH = UUID.fromString("0199c3a0-0000-7000-8000-000000000001");

	static final int LANE = 3;

	@Autowired
	DatabaseClient database;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	JsonMapper json;

	final List<Event> source = new CopyOnWriteArrayList<>();

	final ThingHandler handler = new ThingHandler();

	final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	Duration longestBackoff = Duration.ofMillis(50);

	Duration gather = Duration.ZERO;

	@BeforeEach
	void nothingHandledYet() {
		StepVerifier.create(this.transaction.run(SiteScope.allSites(),
				Flux.just("DELETE FROM thing", "DELETE FROM feed_cursor", "DELETE FROM parked_event")
					.concatMap((sql) -> this.database.sql(sql).then())
					.then()))
			.verifyComplete();
	}

	void happened(String... subjects) {
		for (String subject : subjects) {
			this.source.add(new Event(UUID.randomUUID(), LANE, this.source.size() + 1L, "thing.happened", 1, "north",
					Instant.parse("2026-11-21T10:00:00Z"), subject, this.json.readTree("{}")));
		}
	}

	FeedPage pageAfter(long position) {
		return new FeedPage(EPOCH, 1, this.source.size(),
				this.source.stream().filter((event) -> event.position() > position).toList());
	}

	void step() {
		StepVerifier.create(follower().step()).verifyComplete();
	}

	Follower follower() {
		return follower((sourceName, lane, after) -> Mono.fromSupplier(() -> pageAfter(after.position())));
	}

	Follower follower(FeedClient client) {
		EventProperties properties = new EventProperties(true, 500, Duration.ofSeconds(1), Duration.ofSeconds(2),
				DataSize.ofMegabytes(1), Duration.ofMillis(250), this.gather, Duration.ofMillis(5), this.longestBackoff,
				5, 2);
		return new Follower(this.handler, LANE, client, new Cursors(this.database), parkedEvents(), this.transaction,
				properties, new FollowerMeters(this.meters), new Turns(2));
	}

	ParkedEvents parkedEvents() {
		return new ParkedEvents(this.database, this.json, java.time.Clock.systemUTC(), this.transaction,
				List.of(this.handler));
	}

	List<String> things() {
		return this.transaction
			.list(SiteScope.allSites(),
					this.database.sql("SELECT name FROM thing ORDER BY name").mapValue(String.class).all())
			.collectList()
			.toFuture()
			.join();
	}

	long cursor() {
		return new Cursors(this.database).read("things", LANE).map(Cursors.Place::position).toFuture().join();
	}

	final class ThingHandler implements EventHandler {

		volatile boolean stomach;

		volatile RuntimeException failure;

		volatile int batches;

		volatile int startedOver = -1;

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
			return FollowerFixture.this.database.sql("DELETE FROM thing").then();
		}

		private Mono<Void> one(Event event) {
			if (event.subject().equals("poison") && !this.stomach) {
				return Mono.error(new IllegalArgumentException("cannot stomach poison"));
			}
			return FollowerFixture.this.database
				.sql("INSERT INTO thing VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING")
				.bind(0, UUID.randomUUID())
				.bind(1, event.site())
				.bind(2, event.subject())
				.then();
		}

	}

}
