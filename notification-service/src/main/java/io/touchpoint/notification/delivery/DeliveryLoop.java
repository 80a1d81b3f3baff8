package io.touchpoint.notification.delivery;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;

/**
 * Keeps the worker going from the service's start to its stop: at once when a message was
 * stored, and by a poll for the others.
 */
final class DeliveryLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryLoop.class);

	private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

	private final Delivery delivery;

	private final DeliverySignal signal;

	private final Duration poll;

	private volatile Disposable subscription = Disposables.disposed();

	private volatile Sinks.Empty<Void> ended = Sinks.empty();

	DeliveryLoop(Delivery delivery, DeliverySignal signal, Duration poll) {
		this.delivery = delivery;
		this.signal = signal;
		this.poll = poll;
	}

	@Override
	public void start() {
		Sinks.Empty<Void> end = Sinks.empty();
		this.ended = end;
		this.delivery.resume();
		this.subscription = run().doFinally((signal) -> end.tryEmitEmpty()).subscribe();
	}

	private Mono<Void> run() {
		// No prefetch: a wake-up during the work is kept, and the work is done once more
		return Flux.merge(this.signal.news(), Flux.interval(this.poll).onBackpressureDrop())
			.onBackpressureLatest()
			.takeWhile((tick) -> !this.delivery.isStopping())
			.concatMap((tick) -> this.delivery.drain(), 0)
			.retryWhen(Retry.backoff(Long.MAX_VALUE, this.poll)
				.maxBackoff(LONGEST_BACKOFF)
				.transientErrors(true)
				.doBeforeRetry(
						(retry) -> logger.warn("Delivery pauses after a failure: {}", retry.failure().toString())))
			.then();
	}

	@Override
	public void stop(Runnable callback) {
		this.delivery.stop();
		this.signal.wake();
		this.ended.asMono().doFinally((end) -> callback.run()).subscribe();
	}

	@Override
	public void stop() {
		this.delivery.stop();
		this.subscription.dispose();
	}

	@Override
	public boolean isRunning() {
		return !this.subscription.isDisposed();
	}

}
