package io.touchpoint.feedback.intake;

/**
 * What a response was for the customer: a moment of truth either way, or neither.
 */
public enum Moment {

	MISERY, NEUTRAL, MAGIC;

	/**
	 * The same of a response that is flagged as praise; somebody who is unhappy beside it
	 * stays heard as unhappy.
	 */
	Moment praised() {
		return (this == NEUTRAL) ? MAGIC : this;
	}

}
