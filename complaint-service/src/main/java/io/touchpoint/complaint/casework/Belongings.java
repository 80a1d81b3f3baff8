package io.touchpoint.complaint.casework;

import reactor.core.publisher.Mono;

/**
 * What hangs on a case and is still to be done. Who keeps such things offers a bean of
 * this; a case knows none of them. Called within the transaction that holds both cases.
 */
public interface Belongings {

	/** Moves what is open to the case that stays, or ends it. */
	Mono<Void> moveOver(Complaint merged, Complaint stays);

	/** Gives back what came from there, and opens what ended. */
	Mono<Void> giveBack(Complaint merged, Complaint stays);

}
