package io.touchpoint.notification.delivery;

/**
 * What a message is for.
 */
public enum MessageKind {

	/** Thanks somebody who gave feedback and left an address. */
	THANK_YOU(true, false),

	/** Tells a complainant that the complaint has arrived and how to follow it. */
	ACKNOWLEDGEMENT(false, true),

	/** Tells the people of a site that a customer had a bad time. */
	ALERT(false, false),

	/** Passes praise on to the person or unit that it is for. */
	COMPLIMENT(false, false),

	/** Thanks somebody for their praise. */
	COMPLIMENT_THANKS(false, false);

	private final boolean rests;

	private final boolean needsTracking;

	MessageKind(boolean rests, boolean needsTracking) {
		this.rests = rests;
		this.needsTracking = needsTracking;
	}

	/**
	 * Whether an address gets it only once in a while, however often it is asked for.
	 */
	boolean rests() {
		return this.rests;
	}

	/**
	 * Whether it makes no sense without a reference and the secret address behind it.
	 */
	public boolean needsTracking() {
		return this.needsTracking;
	}

}
