package io.touchpoint.notification.delivery;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Wakes the worker when a message was stored.
 */
final class DeliverySignal {

	private static final Object NEWS = new Object();

	private final Sinks.Many<Object> news = Sinks.many().multicast().directBestEffort();

	void wake() {
		this.news.emitNext(NEWS, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(50)));
	}

	/** However many wake-ups come while nobody looks: the last one is kept. */
	Flux<Object> news() {
		return this.news.asFlux().onBackpressureLatest();
	}

}
