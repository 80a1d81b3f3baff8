package io.touchpoint.feedback.voice;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.restricted.Looks;
import io.touchpoint.starter.security.Caller;
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

	private final Looks looks;

	Complaints(InternalClient client, LetterProperties properties, Looks looks) {
		this.client = client;
		this.properties = properties;
		this.looks = looks;
	}

	/**
	 * Refuses an id that a request names unless a complaint of that site has it which the
	 * caller may see; one that they may not see is none to them.
	 * @param field where the request names it
	 */
	Mono<Void> requireSeenAt(String field, UUID complaint, String site, Caller caller) {
		return this.client.to("complaint-service", this.properties.complaintTimeout())
			.get()
			.uri("/internal/complaints/{id}/site", complaint)
			.exchangeToMono(Complaints::read)
			.filter((found) -> found.site().equals(site))
			.filterWhen((found) -> this.looks.at(complaint, caller))
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault(field, "unknown-complaint",
					"There is no such complaint at the site '" + site + "'."))))
			.then();
	}

	/**
	 * Lets pass who may see a complaint, which notes the look if it is restricted; a 404
	 * problem for everybody else.
	 * @param what the thing of the complaint that is looked for
	 */
	Mono<Void> requireSeen(UUID complaint, Caller caller, String what) {
		return this.looks.at(complaint, caller)
			.filter((seen) -> seen)
			.switchIfEmpty(Mono.error(() -> Problems.notFound(what)))
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
