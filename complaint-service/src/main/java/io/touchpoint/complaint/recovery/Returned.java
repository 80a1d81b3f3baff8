package io.touchpoint.complaint.recovery;

/**
 * Whether a customer came back.
 */
enum Returned {

	YES, NO,

	/** Nobody could find out. */
	UNKNOWN

}
