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

	/**
	 * 409 illegal-move or unfinished, with what is possible; 400 about the outcome or the
	 * note.
	 */
	public static ProblemException problem(Rejected rejected) {
		List<String> possible = rejected.possible().stream().map(Enum::name).toList();
		return switch (rejected.reason()) {
			case ILLEGAL_MOVE, TOO_LATE ->
				Problems.of(HttpStatus.CONFLICT, "illegal-move", rejected.detail(), Map.of("possible", possible));
			case UNFINISHED ->
				Problems.of(HttpStatus.CONFLICT, "unfinished", rejected.detail(), Map.of("possible", possible));
			case SAME_CASE -> Problems.conflict("same-case", rejected.detail());
			case OTHER_SITE -> Problems.conflict("other-site", rejected.detail());
			case ALREADY_MERGED -> Problems.conflict("already-merged", rejected.detail());
			case HOLDS_OTHERS -> Problems.conflict("holds-others", rejected.detail());
			case OTHER_CUSTOMER -> Problems.conflict("other-customer", rejected.detail());
			case ENDED_FOR_GOOD -> Problems.conflict("ended-for-good", rejected.detail());
			case WOULD_BE_SEEN -> Problems.conflict("would-be-seen", rejected.detail());
			case NOT_MERGED -> Problems.conflict("not-merged", rejected.detail());
			case TOO_LATE_TO_PART -> Problems.conflict("too-late-to-part", rejected.detail());
			case OUTCOME_MISSING -> Problems.invalid(new FieldFault("outcome", "missing", rejected.detail()));
			case OUTCOME_TOO_EARLY -> Problems.invalid(new FieldFault("outcome", "too-early", rejected.detail()));
			case NOTE_MISSING -> Problems.invalid(new FieldFault("note", "missing", rejected.detail()));
		};
	}

}
