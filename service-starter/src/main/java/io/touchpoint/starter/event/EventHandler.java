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

}
