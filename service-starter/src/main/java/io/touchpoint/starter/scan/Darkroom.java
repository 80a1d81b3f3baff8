package io.touchpoint.starter.scan;

import java.util.concurrent.Callable;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where pictures are worked on: one at a time in the whole service, because a picture
 * takes memory, and the answers of customers go first.
 */
public final class Darkroom {

	private static final int MOST_WAITING = 100;

	private final Scheduler one = Schedulers.newBoundedElastic(1, MOST_WAITING, "darkroom");

	Darkroom() {
	}

	/**
	 * What the work comes to; a {@link java.util.concurrent.RejectedExecutionException}
	 * if too many wait already.
	 */
	public <T> Mono<T> develop(Callable<T> work) {
		return Mono.fromCallable(work).subscribeOn(this.one);
	}

}
