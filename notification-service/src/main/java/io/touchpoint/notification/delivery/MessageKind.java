package io.touchpoint.notification.delivery;

/**
 * What a message is for.
 */
public enum MessageKind {

	/** Thanks somebody who gave feedback and left an address. */
	THANK_YOU,

	/** Tells a complainant that the complaint has arrived and how to follow it. */
	ACKNOWLEDGEMENT,

	/** Tells the people of a site that a customer had a bad time. */
	ALERT,

	/** Passes praise on to the person or unit that it is for. */
	COMPLIMENT,

	/** Thanks somebody for their praise. */
	COMPLIMENT_THANKS

}
