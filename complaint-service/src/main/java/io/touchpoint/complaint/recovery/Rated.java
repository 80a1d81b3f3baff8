package io.touchpoint.complaint.recovery;

/**
 * What became of a customer's rating.
 */
public enum Rated {

	TAKEN,

	/** They have rated this resolution already. */
	BEFORE,

	/** There is nothing to rate: the complaint is not resolved. */
	NOT_RESOLVED

}
