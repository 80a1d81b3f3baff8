package io.touchpoint.starter.event;

import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;

/**
 * Lets only so many followers work in the database at a time: eight lanes that catch up
 * together would else take every connection from the requests.
 */
final class Turns {

	private final InstrumentedPool<Boolean> turns;

	Turns(int most) {
		this.turns = PoolBuilder.from(Mono.just(true)).sizeBetween(0, most).buildPool();
	}

	/**
	 * Does the work when it is its turn, first come first served.
	 */
	Mono<Void> inTurn(Mono<Void> work) {
		return this.turns.withPoolable((turn) -> work).then();
	}

}
