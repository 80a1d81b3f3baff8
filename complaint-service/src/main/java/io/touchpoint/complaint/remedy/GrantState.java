package io.touchpoint.complaint.remedy;

/**
 * How a remedy stands.
 */
enum GrantState {

	/** Somebody with a higher limit has to say yes. */
	WAITING,

	/** The customer has it, or gets it. */
	GRANTED,

	/** They do not get it. */
	DECLINED

}
