package io.touchpoint.starter.event;

import reactor.core.publisher.Mono;

/**
 * Fetches a page of another service's feed. A place that the source does not know, as
 * after a restore of its database, is a {@link RestoredException}.
 */
@FunctionalInterface
interface FeedClient {

	Mono<FeedPage> fetch(String source, int lane, Cursors.Place after);

	/**
	 * The source has begun another life: its positions have to be followed anew.
	 */
	final class RestoredException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		RestoredException(String source, int lane) {
			super(source + " does not know our place in lane " + lane, null, false, false);
		}

	}

	/**
	 * Events that the follower has not seen are no longer kept by their source.
	 */
	final class GoneException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		GoneException(String source, int lane, long position) {
			super(source + " no longer keeps the events after position " + position + " of lane " + lane
					+ "; what is made of them has to be rebuilt", null, false, false);
		}

	}

}
