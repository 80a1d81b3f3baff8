package io.touchpoint.notification.delivery;

import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has a message tried again that was given up.
 */
@RestController
@Tag(name = "messages")
class RetryController {

	/**
	 * The message's state after the request.
	 */
	record Revived(UUID id, MessageState state) {
	}

	private final MessageRepository messages;

	private final SiteScopedTransaction transaction;

	private final DeliverySignal signal;

	RetryController(MessageRepository messages, SiteScopedTransaction transaction, DeliverySignal signal) {
		this.messages = messages;
		this.transaction = transaction;
		this.signal = signal;
	}

	@PostMapping(path = "/api/notifications/messages/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	Mono<Revived> retry(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		Mono<Revived> work = this.messages.lock(id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("message")))
			.flatMap((state) -> revive(id, state));
		return this.transaction.run(caller.sites(), work).doOnNext((revived) -> this.signal.wake());
	}

	private Mono<Revived> revive(UUID id, MessageState state) {
		if (!state.mayBecome(MessageState.PENDING)) {
			return Mono.error(() -> Problems.of(HttpStatus.CONFLICT, "illegal-move",
					"Only a message that was given up (DEAD) can be tried again; this one is " + state + ".",
					Map.of("state", state)));
		}
		return this.messages.revive(id).thenReturn(new Revived(id, MessageState.PENDING));
	}

}
