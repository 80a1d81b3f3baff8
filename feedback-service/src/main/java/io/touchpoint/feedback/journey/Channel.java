package io.touchpoint.feedback.journey;

/**
 * How an answer came in. Channels answer differently, so scores are shown per channel
 * too.
 */
public enum Channel {

	WEB(true), QR(true), KIOSK(false), EMAIL(false), WIDGET(false), REMARK(false), PAPER(false), LETTER(false),
	MYSTERY_VISIT(false), INSPECTION(false), IMPORT(false);

	private final boolean open;

	Channel(boolean open) {
		this.open = open;
	}

	/**
	 * Whether a customer may say so. The others show by the door that an answer comes in
	 * by: a device, an invitation, a survey that is embedded, or people who work there.
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Whether customers answer through it. Somebody who plays the customer, or looks at a
	 * place with a list, is none: such answers are no moment of truth and count in no
	 * figure about customers.
	 */
	public boolean isOfCustomers() {
		return this != MYSTERY_VISIT && this != INSPECTION;
	}

}
