package io.touchpoint.feedback.customer;

/**
 * Where a customer agreed to be written to.
 */
enum ConsentSource {

	COUNTER, FORM, WEBSITE, PAPER, PHONE, CONTRACT, OTHER

}
