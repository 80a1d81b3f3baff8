package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;

/**
 * A rejection as the outside sees it.
 */
public final class Rejections {

	private Rejections() {
	}

	/** 409 illegal-move or unfinished, with what is possible; 400 about the outcome. */
	public static ProblemException problem(Rejected rejected) {
		List<String> possible = rejected.possible().stream().map(Enum::name).toList();
		return switch (rejected.reason()) {
			case ILLEGAL_MOVE, TOO_LATE ->
				Problems.of(HttpStatus.CONFLICT, "illegal-move", rejected.detail(), Map.of("possible", possible));
			case UNFINISHED ->
				Problems.of(HttpStatus.CONFLICT, "unfinished", rejected.detail(), Map.of("possible", possible));
			case OUTCOME_MISSING -> Problems.invalid(new FieldFault("outcome", "missing", rejected.detail()));
			case OUTCOME_TOO_EARLY -> Problems.invalid(new FieldFault("outcome", "too-early", rejected.detail()));
		};
	}

}
