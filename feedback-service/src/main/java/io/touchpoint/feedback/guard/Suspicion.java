package io.touchpoint.feedback.guard;

/**
 * What makes an answer look as if no customer had given it. It is kept and counted until
 * a manager takes it out.
 */
public enum Suspicion {

	/** It filled in a field that people do not see. */
	HONEYPOT,

	/** Many answers to one survey came from one neighbourhood in a short time. */
	BURST,

	/** The same answers came from one neighbourhood several times in a row. */
	ALIKE,

	/** It followed another one at a kiosk faster than a person answers. */
	HASTY

}
