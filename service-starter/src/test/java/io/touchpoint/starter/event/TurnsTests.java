package io.touchpoint.starter.event;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTests {

	private final Turns turns = new Turns(2);

	private final AtomicInteger working = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	@Test
	void noMoreThanTheTurnsWorkAtOnceAndAllGetTheirs() {
		StepVerifier.create(Flux.range(0, 20).flatMap((n) -> this.turns.inTurn(work()), 20)).verifyComplete();
		assertThat(this.most).hasValue(2);
	}

	@Test
	void aTurnComesBackFromWorkThatFailsOrIsCancelled() {
		Mono<Void> failing = Mono.error(new IllegalStateException("no"));
		StepVerifier.create(Flux.range(0, 5).concatMap((n) -> this.turns.inTurn(failing).onErrorComplete()))
			.verifyComplete();
		IntStream.range(0, 5).forEach((n) -> this.turns.inTurn(Mono.never()).subscribe().dispose());
		StepVerifier.create(this.turns.inTurn(work())).expectComplete().verify(Duration.ofSeconds(20));
	}

	private Mono<Void> work() {
		return Mono.fromRunnable(() -> this.most.accumulateAndGet(this.working.incrementAndGet(), Math::max))
			.then(Mono.delay(Duration.ofMillis(5)))
			.doOnNext((done) -> this.working.decrementAndGet())
			.then();
	}

}
