package io.touchpoint.feedback.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

class CoalescingLoopTests {

	private static final IntakeProperties SETTINGS = new IntakeProperties(4, Duration.ofMillis(2), 8, 1024,
			Duration.ofDays(1));

	private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

	private CoalescingLoop<Integer, String> loop(Function<List<Integer>, Mono<?>> commit) {
		return new CoalescingLoop<>(SETTINGS, (items) -> {
			this.batches.add(items);
			return commit.apply(items).thenReturn(items.stream().map((item) -> "stored " + item).toList());
		});
	}

	@Test
	void whatComesDuringACommitIsWrittenTogether() {
		Sinks.Empty<Void> firstCommit = Sinks.empty();
		AtomicInteger commits = new AtomicInteger();
		CoalescingLoop<Integer, String> loop = loop(
				(items) -> (commits.getAndIncrement() == 0) ? firstCommit.asMono() : Mono.empty());
		CompletableFuture<List<String>> all = Flux.range(0, 8)
			.flatMapSequential((item) -> loop.submit(item), 8)
			.collectList()
			.toFuture();
		firstCommit.tryEmitEmpty();
		assertThat(all).succeedsWithin(Duration.ofSeconds(30))
			.isEqualTo(IntStream.range(0, 8).mapToObj((item) -> "stored " + item).toList());
		assertThat(this.batches).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6, 7));
	}

	@Test
	void aPoisonousItemHarmsNobodyElse() {
		Sinks.Empty<Void> firstCommit = Sinks.empty();
		CoalescingLoop<Integer, String> loop = loop((items) -> {
			if (items.contains(0)) {
				return firstCommit.asMono();
			}
			return items.contains(2) ? Mono.error(new DataIntegrityViolationException("poison")) : Mono.empty();
		});
		CompletableFuture<List<String>> all = Flux.range(0, 4)
			.flatMapSequential((item) -> loop.submit(item).onErrorReturn("refused " + item), 4)
			.collectList()
			.toFuture();
		firstCommit.tryEmitEmpty();
		assertThat(all).succeedsWithin(Duration.ofSeconds(30))
			.isEqualTo(List.of("stored 0", "stored 1", "refused 2", "stored 3"));
	}

	@Test
	void whenTheDatabaseIsAwayNobodyIsTriedAlone() {
		CoalescingLoop<Integer, String> loop = loop(
				(items) -> Mono.error(new DataAccessResourceFailureException("away")));
		StepVerifier.create(loop.submit(1))
			.expectError(DataAccessResourceFailureException.class)
			.verify(Duration.ofSeconds(30));
		assertThat(this.batches).hasSize(1);
		StepVerifier.create(loop.submit(2))
			.expectError(DataAccessResourceFailureException.class)
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void whoComesWhenAllPlacesAreTakenIsRefused() {
		CoalescingLoop<Integer, String> loop = loop((items) -> Mono.never());
		Flux.range(0, 9).flatMap(loop::submit, 9).subscribe();
		StepVerifier.create(loop.submit(9)).expectError(CoalescingLoop.Full.class).verify(Duration.ofSeconds(30));
		assertThat(loop.waiting()).isEqualTo(8);
	}

}
