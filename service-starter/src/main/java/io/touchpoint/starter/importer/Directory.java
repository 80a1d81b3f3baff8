package io.touchpoint.starter.importer;

import java.util.List;

import io.touchpoint.starter.security.InternalClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks the gateway's directory to make the sites that it lacks.
 */
public class Directory {

	private static final int SITES_PER_REQUEST = 500;

	private final InternalClient client;

	private final ImportSettings settings;

	public Directory(InternalClient client, ImportSettings settings) {
		this.client = client;
		this.settings = settings;
	}

	/** What exists already stays as it is. */
	public Mono<Void> make(List<NewSite> sites) {
		return Flux.fromIterable(sites).buffer(SITES_PER_REQUEST).concatMap(this::makeSome).then();
	}

	private Mono<Void> makeSome(List<NewSite> sites) {
		return this.client.to("gateway", this.settings.directoryTimeout())
			.post()
			.uri("/internal/directory/sites")
			.bodyValue(sites)
			.retrieve()
			.toBodilessEntity()
			.then();
	}

}
