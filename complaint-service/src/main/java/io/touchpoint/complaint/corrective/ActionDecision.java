package io.touchpoint.complaint.corrective;

import io.touchpoint.complaint.casework.Entry;

/**
 * What an action says to a request.
 */
sealed interface ActionDecision {

	/**
	 * Yes: the action afterwards, and the line that tells of it.
	 */
	record Accepted(CorrectiveAction action, Entry line) implements ActionDecision {
	}

	/** No. */
	record Rejected(Reason reason) implements ActionDecision {
	}

	/** Why not. */
	enum Reason {

		/** It is done or dropped already. */
		ENDED,

		/** The day that it is to be done by is over. */
		DAY_OVER

	}

}
