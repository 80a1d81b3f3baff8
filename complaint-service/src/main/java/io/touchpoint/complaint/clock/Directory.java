package io.touchpoint.complaint.clock;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchpoint.starter.security.InternalClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Asks the directory who can be written to.
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
	record Colleague(UUID id, String name, @Nullable String email, List<String> roles, boolean active) {

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

	/** The address of a colleague who still works here and has one. */
	Mono<String> address(String id) {
		return Flux.just(id)
			.filter((text) -> text.matches("[0-9a-fA-F-]{36}"))
			.next()
			.flatMap((known) -> this.client.to(GATEWAY, this.settings.lookupTimeout())
				.get()
				.uri("/internal/directory/staff/{id}", known)
				.retrieve()
				.bodyToMono(Colleague.class)
				.onErrorResume(WebClientResponseException.class,
						(ex) -> ex.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND) ? Mono.empty() : Mono.error(ex)))
			.filter(Colleague::active)
			.mapNotNull(Colleague::email);
	}

}
