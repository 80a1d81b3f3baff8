package io.touchpoint.notification.trigger;

import reactor.core.publisher.Mono;

import io.touchpoint.notification.delivery.Contact;
import io.touchpoint.notification.delivery.Recipients;
import io.touchpoint.starter.security.InternalClient;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Asks the service where something happened for the person it happened to.
 */
@Component
class ContactLookup implements Recipients {

	static final String FEEDBACK = "feedback-service";

	static final String COMPLAINT = "complaint-service";

	private final InternalClient client;

	private final TriggerProperties properties;

	ContactLookup(InternalClient client, TriggerProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	@Override
	public Mono<Contact> find(String source, String about) {
		return this.client.to(source)
			.get()
			.uri(path(source), about)
			.exchangeToMono(ContactLookup::read)
			.timeout(this.properties.lookupTimeout())
			.filter(ContactAnswer::hasAddress)
			.map(ContactAnswer::contact);
	}

	private static String path(String source) {
		return switch (source) {
			case FEEDBACK -> "/internal/responses/{id}/contact";
			case COMPLAINT -> "/internal/complaints/{id}/contact";
			default -> throw new IllegalArgumentException("Nobody knows how to ask " + source + " for a contact");
		};
	}

	private static Mono<ContactAnswer> read(ClientResponse response) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		if (!response.statusCode().is2xxSuccessful()) {
			return response.createError();
		}
		return response.bodyToMono(ContactAnswer.class);
	}

}
