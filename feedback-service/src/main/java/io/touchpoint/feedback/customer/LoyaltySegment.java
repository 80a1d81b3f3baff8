package io.touchpoint.feedback.customer;

/**
 * How a customer stands to us, by what they said in their last contacts.
 */
enum LoyaltySegment {

	/** Worse than expected. */
	DISSATISFIED,

	/** As expected, or better only once. */
	SATISFIED,

	/** Better than expected twice in a row. */
	DELIGHTED

}
