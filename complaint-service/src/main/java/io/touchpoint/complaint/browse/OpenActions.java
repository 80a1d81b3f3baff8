package io.touchpoint.complaint.browse;

/**
 * How the corrective actions of a case stand.
 */
enum OpenActions {

	/** At least one is still to be done. */
	OPEN,

	/** At least one should have been done by now, by the site's calendar. */
	OVERDUE

}
