package io.touchpoint.complaint.casework;

/**
 * What was done to put it right.
 */
public enum Remedy {

	APOLOGY(Price.NOTHING, false), EXPLANATION(Price.NOTHING, false), EXCHANGE(Price.PERHAPS, true),
	REFUND(Price.SOMETHING, true), REPAIR(Price.PERHAPS, false), REPLACEMENT(Price.PERHAPS, false),
	GOODWILL_PAYMENT(Price.SOMETHING, false), CHANGE_OF_PRACTICE(Price.NOTHING, false);

	private final Price price;

	private final boolean windowed;

	Remedy(Price price, boolean windowed) {
		this.price = price;
		this.windowed = windowed;
	}

	/** What it costs the operation. */
	public Price price() {
		return this.price;
	}

	/** Whether it is for what was bought not long ago. */
	public boolean windowed() {
		return this.windowed;
	}

	/** What a remedy costs. */
	public enum Price {

		/** It consists of words, or of better work. */
		NOTHING,

		/** It may be free, but somebody has to say so. */
		PERHAPS,

		/** It consists of money. */
		SOMETHING

	}

}
