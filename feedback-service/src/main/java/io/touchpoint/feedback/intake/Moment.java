package io.touchpoint.feedback.intake;

/**
 * What a response was for the customer: a moment of truth either way, or neither.
 */
public enum Moment {

	MISERY, NEUTRAL, MAGIC

}
