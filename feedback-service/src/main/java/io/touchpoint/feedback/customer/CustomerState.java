package io.touchpoint.feedback.customer;

/**
 * Where a customer stands with the operation.
 */
enum CustomerState {

	/** Came once. */
	NEW,
	/** Came again. */
	RETURNING,
	/** Came because somebody sent them. */
	REFERRED,
	/** Left, or was not seen for longer than the relationship's horizon. */
	LAPSED,
	/** A competitor's customer, who has not come yet. */
	PROSPECT;

	/**
	 * What a visit makes of the state.
	 * @param first whether it is the first visit
	 * @param referred whether somebody sent the customer
	 */
	CustomerState afterVisit(boolean first, boolean referred) {
		return switch (this) {
			case NEW, RETURNING, REFERRED, LAPSED, PROSPECT -> first ? (referred ? REFERRED : NEW) : RETURNING;
		};
	}

}
