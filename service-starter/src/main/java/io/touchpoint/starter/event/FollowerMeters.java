package io.touchpoint.starter.event;

import java.util.Arrays;
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

	/** What a lane's lag is before its first answer. */
	private static final long UNKNOWN = -1;

	private final Map<String, AtomicLongArray> lags = new ConcurrentHashMap<>();

	private final Map<String, AtomicLongArray> steps = new ConcurrentHashMap<>();

	private final Map<String, Counter> handled = new ConcurrentHashMap<>();

	private final Map<String, AtomicLong> parked = new ConcurrentHashMap<>();

	FollowerMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	void register(EventHandler handler) {
		AtomicLongArray lag = lags(handler);
		AtomicLongArray stepped = steps(handler);
		AtomicLong waiting = this.parked.computeIfAbsent(handler.name(), (name) -> new AtomicLong());
		Gauge.builder("touchpoint.feed.lag", lag, FollowerMeters::sum)
			.description("Events that the handler has still to take")
			.baseUnit("events")
			.tag("handler", handler.name())
			.register(this.registry);
		Gauge.builder("touchpoint.feed.silence", stepped, FollowerMeters::longestAgo)
			.description("Since the handler's slowest lane last heard from its source; a wait for news is 20 seconds")
			.baseUnit("seconds")
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
		lags(handler).set(lane, events);
	}

	/** A lane has asked and was answered, with news or without. */
	void stepped(EventHandler handler, int lane) {
		steps(handler).set(lane, System.nanoTime());
	}

	void handled(EventHandler handler, int lane, int events) {
		lags(handler).updateAndGet(lane, (before) -> Math.max(0, before - events));
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

	private AtomicLongArray lags(EventHandler handler) {
		return this.lags.computeIfAbsent(handler.name(), (name) -> {
			long[] unknown = new long[Outbox.LANES];
			Arrays.fill(unknown, UNKNOWN);
			return new AtomicLongArray(unknown);
		});
	}

	private AtomicLongArray steps(EventHandler handler) {
		return this.steps.computeIfAbsent(handler.name(), (name) -> {
			long[] now = new long[Outbox.LANES];
			Arrays.fill(now, System.nanoTime());
			return new AtomicLongArray(now);
		});
	}

	/** No number at all, as long as one lane has not been answered. */
	private static double sum(AtomicLongArray lanes) {
		long sum = 0;
		for (int lane = 0; lane < lanes.length(); lane++) {
			long lag = lanes.get(lane);
			if (lag == UNKNOWN) {
				return Double.NaN;
			}
			sum += lag;
		}
		return sum;
	}

	private static double longestAgo(AtomicLongArray lanes) {
		long now = System.nanoTime();
		long longest = 0;
		for (int lane = 0; lane < lanes.length(); lane++) {
			longest = Math.max(longest, now - lanes.get(lane));
		}
		return longest / 1e9;
	}

}
