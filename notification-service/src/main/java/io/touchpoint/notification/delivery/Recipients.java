package io.touchpoint.notification.delivery;

import reactor.core.publisher.Mono;

/**
 * Finds the person behind a message. Addresses do not travel in events, so they are asked
 * for when the message is due.
 */
public interface Recipients {

	/**
	 * The person; empty when nobody is there to be told (no contact left, or erased). An
	 * error means that it is not known now.
	 */
	Mono<Contact> find(Occasion occasion);

}
