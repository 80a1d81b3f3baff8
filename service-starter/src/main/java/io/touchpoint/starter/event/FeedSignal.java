package io.touchpoint.starter.event;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Wakes the feed requests that wait on a lane.
 */
final class FeedSignal {

	private final Sinks.Many<Integer> lanes = Sinks.many().multicast().directBestEffort();

	void wake(int lane) {
		this.lanes.emitNext(lane, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(50)));
	}

	Flux<Integer> of(int lane) {
		return this.lanes.asFlux().filter((woken) -> woken == lane);
	}

	boolean isAwaited() {
		return this.lanes.currentSubscriberCount() > 0;
	}

}
