package io.touchpoint.starter.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The body of a refusal, as RFC 9457 names its members; {@code type} is relative to the
 * operation's own address.
 */
final class ProblemDocument {

	private ProblemDocument() {
	}

	static Map<String, Object> of(ProblemException problem, String path, String requestId) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("type", "/problems/" + problem.reason());
		document.put("title", title(problem.status()));
		document.put("status", problem.status().value());
		document.put("detail", String.valueOf(problem.getMessage()));
		document.put("instance", path);
		document.put("requestId", requestId);
		if (!problem.faults().isEmpty()) {
			document.put("errors", problem.faults());
		}
		document.putAll(problem.facts());
		return document;
	}

	private static String title(HttpStatusCode status) {
		HttpStatus known = HttpStatus.resolve(status.value());
		return (known != null) ? known.getReasonPhrase() : "Problem";
	}

}
