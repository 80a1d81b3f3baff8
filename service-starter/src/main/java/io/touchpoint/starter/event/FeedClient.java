package io.touchpoint.starter.event;

import reactor.core.publisher.Mono;

/**
 * Fetches a page of another service's feed.
 */
@FunctionalInterface
interface FeedClient {

	Mono<FeedPage> fetch(String source, int lane, Cursors.Place after);

}
