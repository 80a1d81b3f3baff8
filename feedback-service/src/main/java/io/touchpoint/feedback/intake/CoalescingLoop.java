package io.touchpoint.feedback.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Gathers what comes in while the previous batch is being committed and writes it as one.
 * Each caller hears of its own item, after the commit.
 * <p>
 * A lone item is written at once. When the previous batch held several, the next one
 * waits a moment for company: its callers are just being answered and about to come back.
 * A batch that fails for its content falls apart into single writes, so that one
 * poisonous item harms nobody else; when the database is away, all hear of it.
 *
 * @param <T> what is written
 * @param <R> what the caller gets to know
 */
final class CoalescingLoop<T, R> {

	/** Too many items wait already. */
	static final class Full extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Full() {
			super("Too many submissions are waiting", null, false, false);
		}

	}

	private final Function<List<T>, Mono<List<R>>> write;

	private final int mostRows;

	private final Duration linger;

	private final BlockingQueue<Waiting<T, R>> queue;

	private final AtomicBoolean busy = new AtomicBoolean();

	/** Guarded by busy. */
	private int previous;

	/**
	 * @param write writes the items in one transaction and answers in their order
	 */
	CoalescingLoop(IntakeProperties properties, Function<List<T>, Mono<List<R>>> write) {
		this.write = write;
		this.mostRows = properties.mostRows();
		this.linger = properties.linger();
		this.queue = new ArrayBlockingQueue<>(properties.mostWaiting());
	}

	/**
	 * Writes the item with others. Once queued it is written even if the caller goes
	 * away.
	 */
	Mono<R> submit(T item) {
		return Mono.create((sink) -> offer(new Waiting<>(item, sink)));
	}

	int waiting() {
		return this.queue.size();
	}

	private record Waiting<T, R>(T item, MonoSink<R> sink) {
	}

	private void offer(Waiting<T, R> waiting) {
		if (this.queue.offer(waiting)) {
			pump();
		}
		else {
			waiting.sink().error(new Full());
		}
	}

	private void pump() {
		if (this.queue.isEmpty() || !this.busy.compareAndSet(false, true)) {
			return;
		}
		if (this.previous <= 1 || this.queue.size() >= this.mostRows) {
			flush();
		}
		else {
			Schedulers.parallel().schedule(this::flush, this.linger.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void flush() {
		List<Waiting<T, R>> batch = new ArrayList<>();
		this.queue.drainTo(batch, this.mostRows);
		this.previous = batch.size();
		if (batch.isEmpty()) {
			release();
			return;
		}
		writeTogether(batch).doFinally((signal) -> release()).subscribe();
	}

	private void release() {
		this.busy.set(false);
		pump();
	}

	private Mono<Void> writeTogether(List<Waiting<T, R>> batch) {
		return Mono.defer(() -> this.write.apply(batch.stream().map(Waiting::item).toList()))
			.doOnNext((results) -> answer(batch, results))
			.then()
			.onErrorResume((ex) -> (batch.size() > 1 && isTheContents(ex)) ? writeAlone(batch) : fail(batch, ex));
	}

	private Mono<Void> writeAlone(List<Waiting<T, R>> batch) {
		return Flux.fromIterable(batch).concatMap((waiting) -> writeTogether(List.of(waiting))).then();
	}

	private void answer(List<Waiting<T, R>> batch, List<R> results) {
		for (int i = 0; i < batch.size(); i++) {
			batch.get(i).sink().success(results.get(i));
		}
	}

	private Mono<Void> fail(List<Waiting<T, R>> batch, Throwable ex) {
		batch.forEach((waiting) -> waiting.sink().error(ex));
		return Mono.empty();
	}

	private static boolean isTheContents(Throwable ex) {
		return !(ex instanceof TransientDataAccessException || ex instanceof DataAccessResourceFailureException
				|| ex instanceof TransactionException || ex instanceof Error);
	}

}
