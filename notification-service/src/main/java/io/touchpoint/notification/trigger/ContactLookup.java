package io.touchpoint.notification.trigger;

import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.notification.delivery.Contact;
import io.touchpoint.notification.delivery.MessageKind;
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

	private static final String DIRECTORY = "gateway";

	private final InternalClient client;

	private final TriggerProperties properties;

	ContactLookup(InternalClient client, TriggerProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	@Override
	public Mono<Contact> find(MessageKind kind, String source, String about) {
		return this.client.to(source)
			.get()
			.uri(path(kind, source), about)
			.exchangeToMono((response) -> read(response, ContactAnswer.class))
			.flatMap(this::withOwnAddress)
			.timeout(this.properties.lookupTimeout())
			.filter(ContactAnswer::hasAddress)
			.map(ContactAnswer::contact);
	}

	/** A colleague who works at the site is written to; else it is the site's to pass on. */
	private Mono<ContactAnswer> withOwnAddress(ContactAnswer answer) {
		UUID staff = answer.staff();
		if (staff == null) {
			return Mono.just(answer);
		}
		return this.client.to(DIRECTORY)
			.get()
			.uri("/internal/directory/staff/{id}", staff)
			.exchangeToMono((response) -> read(response, Colleague.class))
			.filter((colleague) -> colleague.canBeWrittenTo(answer.site()))
			.map((colleague) -> answer.at(String.valueOf(colleague.email())))
			.defaultIfEmpty(answer);
	}

	private static String path(MessageKind kind, String source) {
		return switch (kind) {
			case ALERT -> "/internal/alerts/{id}/contact";
			case COMPLIMENT -> "/internal/compliments/{id}/people";
			case COMPLIMENT_THANKS -> "/internal/compliments/{id}/contact";
			case THANK_YOU, ACKNOWLEDGEMENT -> switch (source) {
				case FEEDBACK -> "/internal/responses/{id}/contact";
				case COMPLAINT -> "/internal/complaints/{id}/contact";
				default -> throw new IllegalArgumentException("Nobody knows how to ask " + source + " for a contact");
			};
		};
	}

	private static <T> Mono<T> read(ClientResponse response, Class<T> type) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		if (!response.statusCode().is2xxSuccessful()) {
			return response.createError();
		}
		return response.bodyToMono(type);
	}

}
