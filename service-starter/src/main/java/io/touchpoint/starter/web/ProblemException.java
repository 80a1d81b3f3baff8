package io.touchpoint.starter.web;

import java.io.Serial;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatusCode;

/**
 * Carries a refusal to the edge, where it becomes a problem document (RFC 9457).
 */
public final class ProblemException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final HttpStatusCode status;

	private final String reason;

	private final transient List<FieldFault> faults;

	private final transient Map<String, Object> facts;

	ProblemException(HttpStatusCode status, String reason, String detail, List<FieldFault> faults,
			Map<String, Object> facts) {
		super(detail, null, false, false);
		this.status = status;
		this.reason = reason;
		this.faults = List.copyOf(faults);
		this.facts = Map.copyOf(facts);
	}

	public HttpStatusCode status() {
		return this.status;
	}

	/**
	 * Kebab-case key; the last segment of the document's {@code type}.
	 */
	public String reason() {
		return this.reason;
	}

	public List<FieldFault> faults() {
		return this.faults;
	}

	/**
	 * Further members of the document, for example the moves that are possible.
	 */
	public Map<String, Object> facts() {
		return this.facts;
	}

}
