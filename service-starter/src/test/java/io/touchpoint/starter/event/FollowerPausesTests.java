package io.touchpoint.starter.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a follower goes on when steps fail.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class FollowerPausesTests extends FollowerFixture {

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
	void afterNewsFurtherOnesGatherBeforeTheyAreFetched() {
		this.gather = Duration.ofMillis(200);
		happened("a");
		List<Long> fetches = new CopyOnWriteArrayList<>();
		Follower follower = follower((sourceName, lane, after) -> Mono.fromSupplier(() -> {
			fetches.add(System.nanoTime());
			return pageAfter(after.position());
		}).delayElement(Duration.ofMillis(5)));
		StepVerifier
			.create(follower.follow()
				.takeUntilOther(Flux.interval(Duration.ofMillis(10)).filter((n) -> fetches.size() > 1).next()))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(Duration.ofNanos(fetches.get(1) - fetches.get(0))).isGreaterThanOrEqualTo(this.gather);
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

}
