package io.touchpoint.feedback.customer;

/**
 * Why a customer left. The folk figures come from customer-care lore without a source;
 * they add up to 97 %.
 */
enum DepartureReason {

	DEATH(1), MOVED(3), OTHER_RELATION(5), PRODUCT_QUALITY(14), LOWER_PRICE(6), POOR_SERVICE(68), OTHER(0);

	/** What the lore leaves unsaid, in percent. */
	static final int FOLK_UNSTATED = 3;

	private final int folk;

	DepartureReason(int folk) {
		this.folk = folk;
	}

	/** The folk figure in percent. */
	int folk() {
		return this.folk;
	}

}
