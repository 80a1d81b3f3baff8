package io.touchpoint.notification.delivery;

/**
 * What a message is for.
 */
public enum MessageKind {

	/** Thanks somebody who gave feedback and left an address. */
	THANK_YOU(true, false),

	/** Tells a complainant that the complaint has arrived and how to follow it. */
	ACKNOWLEDGEMENT(false, true),

	/** Tells a site which of its touchpoints were not evaluated by their due date. */
	EVALUATION_OVERDUE(false, false);

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
