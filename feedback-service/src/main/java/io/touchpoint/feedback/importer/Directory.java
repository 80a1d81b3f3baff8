package io.touchpoint.feedback.importer;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.InternalClient;

import org.springframework.stereotype.Component;

/**
 * Asks the gateway's directory to create the sites that it lacks.
 */
@Component
class Directory {

	private static final int SITES_PER_REQUEST = 500;

	private final InternalClient client;

	private final Duration timeout;

	Directory(InternalClient client, ImportProperties properties) {
		this.client = client;
		this.timeout = properties.directoryTimeout();
	}

	Mono<Void> create(List<NewSite> sites) {
		return Flux.fromIterable(sites).buffer(SITES_PER_REQUEST).concatMap(this::createSome).then();
	}

	private Mono<Void> createSome(List<NewSite> sites) {
		return this.client.to("gateway")
			.post()
			.uri("/internal/directory/sites")
			.bodyValue(sites)
			.retrieve()
			.toBodilessEntity()
			.timeout(this.timeout)
			.then();
	}

}
