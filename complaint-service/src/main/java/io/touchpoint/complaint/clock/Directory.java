package io.touchpoint.complaint.clock;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchpoint.starter.security.InternalClient;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Asks the directory who is to be told at a site.
 */
@Component
class Directory {

	private static final String GATEWAY = "gateway";

	private static final String HEAD_OFFICE = "HEAD_OFFICE";

	private final InternalClient client;

	private final ClockSettings settings;

	Directory(InternalClient client, ClockSettings settings) {
		this.client = client;
		this.settings = settings;
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Colleague(UUID id, List<String> roles) {

		boolean headOffice() {
			return this.roles.contains(HEAD_OFFICE);
		}

	}

	/** The managers of a site and head office, as far as they have an address. */
	Mono<People> people(String site) {
		return this.client.to(GATEWAY, this.settings.lookupTimeout())
			.get()
			.uri("/internal/directory/managers?site={site}", site)
			.retrieve()
			.bodyToFlux(Colleague.class)
			.collectList()
			.map((all) -> new People(
					all.stream().filter((one) -> !one.headOffice()).map((one) -> one.id().toString()).toList(),
					all.stream().filter(Colleague::headOffice).map((one) -> one.id().toString()).toList()));
	}

}
