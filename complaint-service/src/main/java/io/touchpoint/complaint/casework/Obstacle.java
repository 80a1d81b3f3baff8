package io.touchpoint.complaint.casework;

import reactor.core.publisher.Mono;

/**
 * Something outside of a case that may stand in the way of a move. Who knows of such a
 * thing offers a bean of this; a case knows none of them.
 */
@FunctionalInterface
public interface Obstacle {

	/**
	 * What stands in the way, as a sentence; empty if nothing does. Asked within the
	 * transaction that holds the case.
	 * @param before the case before the move
	 * @param after the case as the move would leave it
	 */
	Mono<String> to(Complaint before, Complaint after);

}
