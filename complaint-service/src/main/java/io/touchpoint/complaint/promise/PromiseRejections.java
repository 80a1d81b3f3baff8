package io.touchpoint.complaint.promise;

import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.promise.PromiseDecision.Rejected;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;

/**
 * A rejection as the outside sees it.
 */
final class PromiseRejections {

	private PromiseRejections() {
	}

	static ProblemException problem(Rejected rejected) {
		List<String> possible = rejected.possible().stream().map(Enum::name).toList();
		return switch (rejected.reason()) {
			case ILLEGAL_MOVE ->
				Problems.of(HttpStatus.CONFLICT, "illegal-move", rejected.detail(), Map.of("possible", possible));
			case DUE_PASSED ->
				Problems.of(HttpStatus.CONFLICT, "due-passed", rejected.detail(), Map.of("possible", possible));
			case CASE_ENDED -> Problems.conflict("case-ended", rejected.detail());
			case CONSENT_MISSING -> Problems.invalid(new FieldFault("consent", "missing", rejected.detail()));
			case CONSENT_IMPOSSIBLE -> Problems.invalid(new FieldFault("consent.at", "impossible", rejected.detail()));
		};
	}

}
