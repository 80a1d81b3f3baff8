package io.touchpoint.feedback.customer;

import java.util.function.BooleanSupplier;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Enters the visits of files into the register, one after the other, as if the API had
 * told of each.
 */
@Component
class ArrivedVisits {

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
		return Mono.defer(() -> this.register.enterNext((text) -> this.json.readValue(text, NewVisit.class)))
			.repeat(() -> !stop.getAsBoolean())
			.takeWhile(Boolean::booleanValue)
			.then();
	}

}
