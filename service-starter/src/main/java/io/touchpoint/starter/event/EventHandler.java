package io.touchpoint.starter.event;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Follows another service's feed. Each handler has a cursor of its own in every lane.
 */
public interface EventHandler {

	/**
	 * Names the cursor; never changes once events were handled.
	 */
	String name();

	/**
	 * Registered name of the service whose feed is followed.
	 */
	String source();

	/**
	 * Takes events of one lane, in order, inside the transaction that also moves the
	 * cursor. May see an event a second time (after a rebuild, or from a restored source)
	 * and must then change nothing. An error rolls the batch back; an event that keeps
	 * failing is parked with its reason.
	 */
	Mono<Void> handle(List<Event> events);

	/**
	 * The source was restored to an earlier state, and its lane will be told anew from
	 * the beginning: forgets what the lane's events have made, as far as it would keep
	 * out what comes now. Runs inside the transaction that sends the cursor back; nothing
	 * to forget unless a handler says so.
	 * @param lane the lane that begins anew
	 */
	default Mono<Void> startOver(int lane) {
		return Mono.empty();
	}

}
