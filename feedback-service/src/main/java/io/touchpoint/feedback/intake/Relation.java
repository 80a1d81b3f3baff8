package io.touchpoint.feedback.intake;

/**
 * Whether the customer came for the first time, came back, or was sent by somebody.
 */
public enum Relation {

	FIRST, RETURNING, REFERRED

}
