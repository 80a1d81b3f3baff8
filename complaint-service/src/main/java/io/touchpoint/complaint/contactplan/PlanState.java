package io.touchpoint.complaint.contactplan;

/**
 * How a plan stands. It changes once: from active to one of the others.
 */
enum PlanState {

	/** It holds. */
	ACTIVE,

	/** A manager ended it. */
	ENDED,

	/** Nobody looked at it by its review date. */
	LAPSED,

	/** A manager said no to the proposal; there never was a plan. */
	DECLINED

}
