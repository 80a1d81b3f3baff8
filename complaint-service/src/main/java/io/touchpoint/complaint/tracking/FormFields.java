package io.touchpoint.complaint.tracking;

import io.touchpoint.starter.web.ProblemException;
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

	/**
	 * Whether what was sent is no form, or a larger one than any of ours: nothing that
	 * was typed can be shown again.
	 */
	static boolean isUnreadable(ProblemException problem) {
		return problem.faults().isEmpty()
				&& (problem.reason().equals("malformed") || problem.reason().equals("too-large"));
	}

}
