package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Asks the feedback service where answers were given that a request names: what is
 * somewhere else's, or nobody's, must not be tied to a case for good.
 */
@Component
class AnswerPlaces {

	private final InternalClient client;

	private final CaseworkSettings settings;

	AnswerPlaces(InternalClient client, CaseworkSettings settings) {
		this.client = client;
		this.settings = settings;
	}

	/**
	 * Refuses answers unless all of them were given at that site. A feedback service that
	 * is too old to be asked is as good as away.
	 */
	Mono<Void> requireAt(List<UUID> responses, String site) {
		return responses.isEmpty() ? Mono.empty() : this.client.to("feedback-service", this.settings.feedbackTimeout())
			.get()
			.uri((uri) -> uri.path("/internal/responses/sites").queryParam("response", responses.toArray()).build())
			.retrieve()
			.onStatus(HttpStatus.NOT_FOUND::isSameCodeAs, (response) -> Mono.just(away()))
			.bodyToFlux(Place.class)
			.filter((place) -> Objects.equals(place.site(), site))
			.map(Place::response)
			.collectList()
			.filter((known) -> known.containsAll(responses))
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("responses", "unknown-response",
					"There are no such answers at the site '" + site + "'."))))
			.then();
	}

	private static ProblemException away() {
		return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
				"Another part of the system does not answer just now; try again shortly.");
	}

	/** Where an answer was given. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Place(UUID response, String site) {
	}

}
