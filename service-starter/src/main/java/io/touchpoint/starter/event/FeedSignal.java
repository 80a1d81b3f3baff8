package io.touchpoint.starter.event;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Wakes the feed requests that wait on a lane.
 */
final class FeedSignal {

	private static final Duration PATIENCE = Duration.ofMillis(1);

	private final Sinks.Many<Integer> lanes = Sinks.many().multicast().directBestEffort();

	/**
	 * Never fails, because it runs after a commit: whom a crowd of writers leaves asleep
	 * is woken by the poll.
	 */
	void wake(int lane) {
		long giveUp = System.nanoTime() + PATIENCE.toNanos();
		Sinks.EmitResult result;
		do {
			result = this.lanes.tryEmitNext(lane);
		}
		while (result == Sinks.EmitResult.FAIL_NON_SERIALIZED && System.nanoTime() < giveUp);
	}

	Flux<Integer> of(int lane) {
		return this.lanes.asFlux().filter((woken) -> woken == lane);
	}

	boolean isAwaited() {
		return this.lanes.currentSubscriberCount() > 0;
	}

}
