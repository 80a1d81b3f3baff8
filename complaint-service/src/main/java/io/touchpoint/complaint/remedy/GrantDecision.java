package io.touchpoint.complaint.remedy;

/**
 * What the rules say to a remedy: yes, as it is then, or no, with the reason.
 */
sealed interface GrantDecision {

	/** Yes. */
	record Accepted(Grant grant) implements GrantDecision {
	}

	/** No. */
	record Rejected(Reason reason, String detail) implements GrantDecision {
	}

	/** Why not. */
	enum Reason {

		CASE_ENDED, COSTS_NOTHING, COST_MISSING, PURCHASE_MISSING, PURCHASE_UNASKED, PURCHASE_IN_FUTURE,
		PURCHASE_TOO_OLD, WINDOW_OVER, EXCEPTION_NEEDS_MANAGER, EXCEPTION_UNNEEDED, ABOVE_EVERY_LIMIT, NEEDS_APPROVAL,
		ALREADY_DECIDED, OWN_REQUEST, ABOVE_LIMIT

	}

}
