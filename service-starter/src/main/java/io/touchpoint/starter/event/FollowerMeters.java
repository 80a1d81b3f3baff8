package io.touchpoint.starter.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How far followers are behind, per handler over all lanes.
 */
final class FollowerMeters {

	private final MeterRegistry registry;

	private final Map<String, AtomicLongArray> lags = new ConcurrentHashMap<>();

	private final Map<String, Counter> handled = new ConcurrentHashMap<>();

	private final Map<String, AtomicLong> parked = new ConcurrentHashMap<>();

	FollowerMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	void register(EventHandler handler) {
		AtomicLongArray lag = this.lags.computeIfAbsent(handler.name(), (name) -> new AtomicLongArray(Outbox.LANES));
		AtomicLong waiting = this.parked.computeIfAbsent(handler.name(), (name) -> new AtomicLong());
		Gauge.builder("touchpoint.feed.lag", lag, FollowerMeters::sum)
			.description("Events that the handler has still to take")
			.baseUnit("events")
			.tag("handler", handler.name())
			.register(this.registry);
		Gauge.builder("touchpoint.feed.parked", waiting, AtomicLong::get)
			.description("Events that the handler could not take and keeps parked")
			.baseUnit("events")
			.tag("handler", handler.name())
			.register(this.registry);
		this.handled.computeIfAbsent(handler.name(),
				(name) -> Counter.builder("touchpoint.feed.handled")
					.description("Events that the handler has taken")
					.baseUnit("events")
					.tag("handler", name)
					.register(this.registry));
	}

	void lag(EventHandler handler, int lane, long events) {
		this.lags.computeIfAbsent(handler.name(), (name) -> new AtomicLongArray(Outbox.LANES)).set(lane, events);
	}

	void handled(EventHandler handler, int lane, int events) {
		AtomicLongArray lag = this.lags.computeIfAbsent(handler.name(), (name) -> new AtomicLongArray(Outbox.LANES));
		lag.updateAndGet(lane, (before) -> Math.max(0, before - events));
		Counter counter = this.handled.get(handler.name());
		if (counter != null) {
			counter.increment(events);
		}
	}

	/**
	 * Counts a step that failed; the cause is one of a handful of words.
	 */
	void failed(EventHandler handler, String cause) {
		Counter.builder("touchpoint.feed.failures")
			.description("Steps of the handler that failed and were tried again")
			.tag("handler", handler.name())
			.tag("cause", cause)
			.register(this.registry)
			.increment();
	}

	void parked(String handler, long events) {
		this.parked.computeIfAbsent(handler, (name) -> new AtomicLong()).set(events);
	}

	private static double sum(AtomicLongArray lanes) {
		long sum = 0;
		for (int lane = 0; lane < lanes.length(); lane++) {
			sum += lanes.get(lane);
		}
		return sum;
	}

}
