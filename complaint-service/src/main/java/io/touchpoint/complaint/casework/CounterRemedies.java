package io.touchpoint.complaint.casework;

import io.touchpoint.starter.security.Caller;
import reactor.core.publisher.Mono;

/**
 * Keeps what the people present gave a customer whose case they resolve at once. Who
 * knows the rules of remedies offers a bean of this; a case knows none of them.
 */
@FunctionalInterface
public interface CounterRemedies {

	/** The most that a remedy may cost, in the smallest unit of a currency. */
	long MOST = 10_000_000_000L;

	/**
	 * Called within the transaction that makes the case, and again when it is asked for
	 * once more; a problem if the remedy is not to be given just like that.
	 */
	Mono<Void> give(Complaint complaint, NewComplaint.OnTheSpot settled, Caller by);

}
