package io.touchpoint.feedback.customer;

import java.util.function.BooleanSupplier;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.invitation.AfterVisits;

import org.springframework.stereotype.Component;

/**
 * Enters the visits of files into the register, one after the other, as if the API had
 * told of each.
 */
@Component
class ArrivedVisits {

	/** By rules that somebody changes meanwhile so many are still entered. */
	private static final int BATCH = 500;

	private final Register register;

	private final JsonMapper json;

	ArrivedVisits(Register register, JsonMapper json) {
		this.register = register;
		this.json = json;
	}

	/**
	 * Until none waits.
	 * @param stop whether the process is about to end
	 */
	Mono<Void> enterAll(BooleanSupplier stop) {
		return Mono.defer(() -> enterBatch(stop))
			.repeat(() -> !stop.getAsBoolean())
			.takeWhile((entered) -> entered == BATCH)
			.then();
	}

	/** How many were entered, all by the same rules. */
	private Mono<Long> enterBatch(BooleanSupplier stop) {
		Mono<AfterVisits> rules = this.register.rules();
		return Mono.defer(() -> this.register.enterNext((text) -> this.json.readValue(text, NewVisit.class), rules))
			.repeat(BATCH - 1, () -> !stop.getAsBoolean())
			.takeWhile(Boolean::booleanValue)
			.count();
	}

}
