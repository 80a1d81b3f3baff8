package io.touchpoint.feedback.customer;

/**
 * Who a customer is.
 */
enum CustomerKind {

	PERSON, INSTITUTION

}
