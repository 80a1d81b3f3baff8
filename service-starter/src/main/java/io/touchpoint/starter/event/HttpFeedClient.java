package io.touchpoint.starter.event;

import java.util.Optional;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

import io.touchpoint.starter.security.InternalClient;

/**
 * Fetches feeds over HTTP from whichever instance the registry names.
 */
final class HttpFeedClient implements FeedClient {

	private final InternalClient client;

	private final EventProperties properties;

	HttpFeedClient(InternalClient client, EventProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	@Override
	public Mono<FeedPage> fetch(String source, int lane, Cursors.Place after) {
		return this.client.to(source, this.properties.fetchTimeout(), this.properties.largestPage())
			.get()
			.uri((uri) -> uri.path("/internal/feed/{lane}")
				.queryParam("after", after.position())
				.queryParam("limit", this.properties.batchSize())
				.queryParam("wait", this.properties.longPoll().toSeconds())
				.queryParamIfPresent("epoch", Optional.ofNullable(after.epoch()))
				.build(lane))
			.retrieve()
			.onStatus(HttpStatus.CONFLICT::equals,
					(response) -> response.releaseBody().then(Mono.error(new RestoredException(source, lane))))
			.onStatus(HttpStatus.GONE::equals,
					(response) -> response.releaseBody()
						.then(Mono.error(new GoneException(source, lane, after.position()))))
			.bodyToMono(FeedPage.class);
	}

}
