package io.touchpoint.feedback.guard;

/**
 * What a manager makes of a suspicious response.
 */
public enum Verdict {

	/** It is believed, and counts. */
	CLEARED,

	/** It counts nowhere. */
	EXCLUDED

}
