package io.touchpoint.complaint.casework;

/**
 * What the investigation found; three, because regulators count them differently.
 */
public enum Outcome {

	UPHELD, PARTLY_UPHELD, NOT_UPHELD

}
