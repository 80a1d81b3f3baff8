package io.touchpoint.complaint.corrective;

/**
 * How a corrective action stands.
 */
enum ActionState {

	OPEN, DONE,

	/** It will not be done, for a reason. */
	DROPPED

}
