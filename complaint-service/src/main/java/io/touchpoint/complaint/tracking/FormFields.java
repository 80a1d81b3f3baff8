package io.touchpoint.complaint.tracking;

import io.touchpoint.starter.web.SmallForm;
import reactor.core.publisher.Mono;

import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * The fields of a form that was sent.
 */
final class FormFields {

	/** A long story in a script whose letters a form writes with six bytes each. */
	private static final int MOST_BYTES = 192 * 1024;

	private static final int MOST_FIELDS = 100;

	private FormFields() {
	}

	static Mono<MultiValueMap<String, String>> of(ServerWebExchange exchange) {
		return SmallForm.read(exchange, MOST_BYTES, MOST_FIELDS);
	}

}
