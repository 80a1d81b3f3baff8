package io.touchpoint.complaint.importer;

import java.util.List;

import io.touchpoint.starter.security.InternalClient;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Asks the directory to make the sites that an import found.
 */
@Component
class Directory {

	private final InternalClient client;

	Directory(InternalClient client) {
		this.client = client;
	}

	/** What exists already stays as it is. */
	Mono<Void> make(List<DirectorySite> sites) {
		return this.client.to("gateway")
			.post()
			.uri("/internal/directory/sites")
			.bodyValue(sites)
			.retrieve()
			.toBodilessEntity()
			.then();
	}

}
