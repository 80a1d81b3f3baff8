package io.touchpoint.complaint.casework;

/**
 * What was done to put it right.
 */
public enum Remedy {

	APOLOGY, EXPLANATION, EXCHANGE, REFUND, REPAIR, REPLACEMENT, GOODWILL_PAYMENT, CHANGE_OF_PRACTICE

}
