package io.touchpoint.complaint.tracking;

import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * The fields of a form that was sent.
 */
final class FormFields {

	private FormFields() {
	}

	/** A body that no browser writes is the sender's fault, not ours. */
	static Mono<MultiValueMap<String, String>> of(ServerWebExchange exchange) {
		return exchange.getFormData()
			.onErrorMap(IllegalArgumentException.class,
					(ex) -> Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read."));
	}

}
