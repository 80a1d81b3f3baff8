package io.touchpoint.feedback.intake;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Secrets that open a survey once, such as those of invitations.
 */
public interface Tickets {

	/**
	 * A secret that is still good.
	 *
	 * @param survey code of the survey that it opens
	 * @param hash what stands for the secret from here on
	 * @param named whether the answer may be kept with the customer
	 */
	record Ticket(String survey, String hash, boolean named) {
	}

	/**
	 * A response that came with a ticket.
	 */
	record Shown(String hash, UUID response) {
	}

	/**
	 * The ticket; empty if it was used, has expired or never was one: nobody learns
	 * which.
	 */
	Mono<Ticket> find(String token);

	/**
	 * The ticket that this secret is or once was, also one that was used or has expired;
	 * empty if it never was one, or its invitation was called off.
	 */
	Mono<Ticket> once(String token);

	/**
	 * Uses tickets up, in the transaction that stores the responses.
	 * @return the responses whose ticket was still good
	 */
	Mono<Set<UUID>> use(Collection<Shown> shown);

}
