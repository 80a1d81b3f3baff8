package io.touchpoint.complaint.letter;

/**
 * How a text goes to the customer.
 */
public enum LetterChannel {

	/** By mail to whoever left an address, and on the tracking page. */
	REPLY,

	/** Printed, for the post; on the tracking page as a file too. */
	LETTER

}
