package io.touchpoint.notification.delivery;

/**
 * What a message is for.
 */
public enum MessageKind {

	/** Thanks somebody who gave feedback and left an address. */
	THANK_YOU,

	/** Tells a complainant that the complaint has arrived and how to follow it. */
	ACKNOWLEDGEMENT

}
