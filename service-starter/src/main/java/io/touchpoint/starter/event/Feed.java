package io.touchpoint.starter.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;

/**
 * This service's events, lane by lane, with a wait for news.
 */
final class Feed {

	private final FeedQueries queries;

	private final FeedSignal signal;

	private final Duration poll;

	private final AtomicLongArray polled = new AtomicLongArray(Outbox.LANES);

	private volatile Sinks.Empty<Void> closing = Sinks.empty();

	private volatile boolean closed;

	Feed(FeedQueries queries, FeedSignal signal, Duration poll) {
		this.queries = queries;
		this.signal = signal;
		this.poll = poll;
	}

	/**
	 * The events after a position; when there are none yet, the answer waits up to
	 * {@code wait} for the first. A stopping service answers at once, so that waiting
	 * followers do not hold up its shutdown.
	 */
	Mono<FeedPage> read(int lane, @Nullable UUID epoch, long after, int limit, Duration wait) {
		if (this.closed) {
			return Mono.error(() -> Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
					"This instance is stopping; ask another one."));
		}
		AtomicBoolean over = new AtomicBoolean();
		// The end of the wait is one more look: a read under way is never cut off,
		// because a cancelled query costs a connection.
		Flux<Integer> looks = Flux.merge(this.signal.of(lane), Mono.just(lane),
				Mono.delay(wait).doOnNext((tick) -> over.set(true)).map((tick) -> lane),
				Mono.just(lane).delaySubscription(this.closing.asMono()));
		return looks.onBackpressureLatest()
			.concatMap((look) -> Mono.fromSupplier(() -> this.closed || over.get())
				.flatMap((last) -> page(lane, epoch, after, limit).filter((page) -> last || !page.events().isEmpty())),
					1)
			.next();
	}

	private Mono<FeedPage> page(int lane, @Nullable UUID epoch, long after, int limit) {
		return this.queries.standing(lane)
			.flatMap((standing) -> (standing.head() == after && standing.epoch().equals(epoch))
					? Mono.just(new FeedPage(standing.epoch(), standing.oldest(), standing.head(), List.of()))
					: this.queries.after(lane, after, limit)
						.collectList()
						.map((events) -> checked(standing, epoch, after, events)));
	}

	private static FeedPage checked(FeedQueries.Standing standing, @Nullable UUID epoch, long after,
			List<Event> events) {
		if (epoch != null && !epoch.equals(standing.epoch())) {
			throw Problems.of(HttpStatus.CONFLICT, "other-epoch", "The source database was restored; follow anew.",
					Map.of("epoch", standing.epoch()));
		}
		if (after > standing.head()) {
			throw Problems.of(HttpStatus.CONFLICT, "other-epoch",
					"The source has not come as far as this position, as after a restore; follow anew.",
					Map.of("epoch", standing.epoch()));
		}
		if (after + 1 < standing.oldest()) {
			throw Problems.of(HttpStatus.GONE, "events-gone", "Events after this position are no longer kept.",
					Map.of("oldest", standing.oldest()));
		}
		return new FeedPage(standing.epoch(), standing.oldest(), standing.head(), events);
	}

	void open() {
		this.closing = Sinks.empty();
		this.closed = false;
	}

	void close() {
		this.closed = true;
		this.closing.tryEmitEmpty();
	}

	/**
	 * Looks, as long as the loop runs, whether other instances wrote, and wakes who
	 * waits.
	 */
	Mono<Void> watchOtherWriters() {
		return Flux.interval(this.poll)
			.onBackpressureDrop()
			.filter((tick) -> this.signal.isAwaited())
			.concatMap((tick) -> this.queries.heads()
				.doOnNext((head) -> wakeIfGrown(head.lane(), head.position()))
				.then()
				.onErrorComplete(), 1)
			.then();
	}

	private void wakeIfGrown(int lane, long head) {
		if (this.polled.getAndSet(lane, head) != head) {
			this.signal.wake(lane);
		}
	}

}
