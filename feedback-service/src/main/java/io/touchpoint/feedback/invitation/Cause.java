package io.touchpoint.feedback.invitation;

/**
 * Why somebody is invited.
 */
enum Cause {

	/** Somebody planned it for many. */
	PLANNED,
	/** Came for the first time; the thanks carry the invitation. */
	FIRST_VISIT,
	/** Came again. */
	VISIT

}
