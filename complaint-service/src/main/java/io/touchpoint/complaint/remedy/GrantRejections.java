package io.touchpoint.complaint.remedy;

import io.touchpoint.complaint.remedy.GrantDecision.Rejected;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;

/**
 * A rejection as the outside sees it.
 */
final class GrantRejections {

	private static final String MINOR = "minor";

	private static final String PURCHASED_ON = "purchasedOn";

	private static final String EXCEPTION = "exception";

	private GrantRejections() {
	}

	/** A cost or a purchase without a remedy. */
	static ProblemException unnamed() {
		return Problems.invalid(new FieldFault("onTheSpot.remedy", "missing",
				"'onTheSpot.remedy' must say what the customer is given."));
	}

	/**
	 * @param within the path of the object that holds the fields, with a dot at its end;
	 * empty if they stand at the top
	 */
	static ProblemException problem(Rejected rejected, String within) {
		String detail = rejected.detail();
		return switch (rejected.reason()) {
			case CASE_ENDED -> Problems.conflict("case-ended", detail);
			case ALREADY_DECIDED -> Problems.conflict("already-decided", detail);
			case NEEDS_APPROVAL -> Problems.conflict("needs-approval", detail);
			case OWN_REQUEST -> Problems.of(HttpStatus.FORBIDDEN, "own-request", detail);
			case ABOVE_LIMIT -> Problems.of(HttpStatus.FORBIDDEN, "above-limit", detail);
			case COSTS_NOTHING -> Problems.invalid(new FieldFault(within + MINOR, "costs-nothing", detail));
			case COST_MISSING -> Problems.invalid(new FieldFault(within + MINOR, "missing", detail));
			case ABOVE_EVERY_LIMIT -> Problems.invalid(new FieldFault(within + MINOR, "above-every-limit", detail));
			case PURCHASE_MISSING -> Problems.invalid(new FieldFault(within + PURCHASED_ON, "missing", detail));
			case PURCHASE_UNASKED -> Problems.invalid(new FieldFault(within + PURCHASED_ON, "not-allowed", detail));
			case PURCHASE_IN_FUTURE -> Problems.invalid(new FieldFault(within + PURCHASED_ON, "in-future", detail));
			case PURCHASE_TOO_OLD -> Problems.invalid(new FieldFault(within + PURCHASED_ON, "out-of-range", detail));
			case WINDOW_OVER -> Problems.invalid(new FieldFault(within + PURCHASED_ON, "return-window-over", detail));
			case EXCEPTION_NEEDS_MANAGER ->
				Problems.invalid(new FieldFault(within + EXCEPTION, "needs-manager", detail));
			case EXCEPTION_UNNEEDED -> Problems.invalid(new FieldFault(within + EXCEPTION, "not-allowed", detail));
		};
	}

}
