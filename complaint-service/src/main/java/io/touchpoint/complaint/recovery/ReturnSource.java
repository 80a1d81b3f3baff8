package io.touchpoint.complaint.recovery;

/**
 * From where one knows whether a customer came back.
 */
enum ReturnSource {

	CUSTOMER_SAID, PURCHASE_SEEN, VISIT_SEEN

}
