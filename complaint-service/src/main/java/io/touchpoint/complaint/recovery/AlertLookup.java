package io.touchpoint.complaint.recovery;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchpoint.starter.security.InternalClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Asks the feedback service for the customer behind an alert.
 */
@Component
class AlertLookup {

	static final String FEEDBACK = "feedback-service";

	private final InternalClient client;

	private final RecoverySettings settings;

	AlertLookup(InternalClient client, RecoverySettings settings) {
		this.client = client;
		this.settings = settings;
	}

	/**
	 * Who had the bad time, in their words.
	 *
	 * @param touchpoint name of the touchpoint in the customer's language
	 * @param overall the mark of 1 to 5 that they gave; null if they gave none
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Customer(String email, @Nullable String name, String language, String customerType, String touchpoint,
			@Nullable String comment, @Nullable Integer overall) {
	}

	/** Empty if the contact is there no more. */
	Mono<Customer> find(UUID alert) {
		return this.client.to(FEEDBACK, this.settings.lookupTimeout())
			.get()
			.uri("/internal/alerts/{id}/customer", alert)
			.exchangeToMono(AlertLookup::read);
	}

	private static Mono<Customer> read(ClientResponse response) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		return response.statusCode().is2xxSuccessful() ? response.bodyToMono(Customer.class) : response.createError();
	}

}
