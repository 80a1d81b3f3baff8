package io.touchpoint.notification.delivery;

import reactor.core.publisher.Mono;

/**
 * Puts a message into words. Runs inside a transaction and touches nothing but the
 * database.
 */
public interface Composer {

	/**
	 * The words, or why there cannot be any yet.
	 */
	Mono<Composition> compose(MessageKind kind, String site, Contact contact);

}
