package io.touchpoint.notification.browse;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Problems;

import org.springframework.stereotype.Component;

/**
 * Has the complaint service note who reads a message about a restricted case.
 */
@Component
class Looks {

	private final InternalClient client;

	private final BrowseProperties properties;

	Looks(InternalClient client, BrowseProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	/**
	 * Notes the look, if the message is about a restricted case; a 404 problem for who
	 * may not see the case, a 503 problem while the complaint service cannot be asked.
	 */
	Mono<Void> at(MessageDetail message, Caller caller) {
		return !message.restricted() ? Mono.empty()
				: this.client.to("complaint-service", this.properties.lookTimeout())
					.post()
					.uri("/internal/complaints/{id}/looks", message.complaint())
					.bodyValue(new Look(caller.id(), caller.has(Role.SITE_MANAGER)))
					.exchangeToMono((response) -> switch (response.statusCode().value()) {
						case 204 -> response.releaseBody();
						case 404 -> response.releaseBody().then(Mono.error(() -> Problems.notFound("message")));
						default -> response.<Void>createError();
					});
	}

	/** Who looks. */
	record Look(String account, boolean manages) {
	}

}
