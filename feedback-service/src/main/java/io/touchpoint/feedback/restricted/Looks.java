package io.touchpoint.feedback.restricted;

import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.Role;

import org.springframework.stereotype.Component;

/**
 * Has the complaint service say who may see a complaint, and note it.
 */
@Component
public class Looks {

	private final InternalClient client;

	private final LookProperties properties;

	Looks(InternalClient client, LookProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	/**
	 * Whether the caller may see a complaint, which notes the look if it is restricted;
	 * an error while the complaint service cannot be asked. Outside of a transaction.
	 */
	public Mono<Boolean> at(UUID complaint, Caller caller) {
		return this.client.to("complaint-service", this.properties.timeout())
			.post()
			.uri("/internal/complaints/{id}/looks", complaint)
			.bodyValue(new Look(caller.id(), caller.has(Role.SITE_MANAGER)))
			.exchangeToMono((response) -> switch (response.statusCode().value()) {
				case 204 -> response.releaseBody().thenReturn(true);
				case 404 -> response.releaseBody().thenReturn(false);
				default -> response.<Boolean>createError();
			});
	}

	/** Who looks. */
	record Look(String account, boolean manages) {
	}

}
