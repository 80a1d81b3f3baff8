package io.touchpoint.feedback.voice;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Asks the complaint service for complaints that requests name.
 */
@Component
class Complaints {

	private final InternalClient client;

	private final LetterProperties properties;

	Complaints(InternalClient client, LetterProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	/**
	 * Refuses an id that a request names unless a complaint of that site has it.
	 * @param field where the request names it
	 */
	Mono<Void> requireAt(String field, UUID complaint, String site) {
		return this.client.to("complaint-service", this.properties.complaintTimeout())
			.get()
			.uri("/internal/complaints/{id}/site", complaint)
			.exchangeToMono(Complaints::read)
			.filter((found) -> found.site().equals(site))
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault(field, "unknown-complaint",
					"There is no such complaint at the site '" + site + "'."))))
			.then();
	}

	private static Mono<Found> read(ClientResponse response) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		return response.statusCode().is2xxSuccessful() ? response.bodyToMono(Found.class) : response.createError();
	}

	/** Where a complaint belongs. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Found(String site) {
	}

}
