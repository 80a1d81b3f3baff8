package io.touchpoint.feedback.customer;

/**
 * Which customers are wanted by how they stand to us.
 */
enum LoyaltyFilter {

	DISSATISFIED, SATISFIED, DELIGHTED,

	/** Who has rated no contact that we may keep with their name. */
	NONE;

	boolean takes(Loyalty loyalty) {
		return loyalty.segment().name().equals(name());
	}

}
