package io.touchpoint.complaint.promise;

import java.util.List;
import java.util.Set;

/**
 * What a promise says to a request: yes, with the steps it took, or no, with the reason.
 */
sealed interface PromiseDecision {

	/** Yes. No steps means that nothing had to change. */
	record Accepted(Promise promise, List<Step> steps) implements PromiseDecision {
	}

	/** No, and what may still become of it. */
	record Rejected(Reason reason, String detail, Set<PromiseState> possible) implements PromiseDecision {
	}

	/** One event and the promise right after it. */
	record Step(Promise after, PromiseEvent event) {
	}

	/** Why not. */
	enum Reason {

		ILLEGAL_MOVE, DUE_PASSED, CASE_ENDED, CONSENT_MISSING, CONSENT_IMPOSSIBLE

	}

}
