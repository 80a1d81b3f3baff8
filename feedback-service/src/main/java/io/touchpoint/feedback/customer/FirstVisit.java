package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code customer.first-visit}, version 1: no name and no address.
 *
 * @param contactable whether the customer may be written to about it
 */
record FirstVisit(UUID customer, CustomerType customerType, CustomerKind kind, CustomerState state,
		boolean contactable) {

	static final String TYPE = "customer.first-visit";

	static final int VERSION = 1;

	static NewEvent of(Customer customer, String site, Instant visitedAt) {
		return new NewEvent(TYPE, VERSION, site, visitedAt, customer.id().toString(), new FirstVisit(customer.id(),
				customer.type(), customer.kind(), customer.state(), customer.mayBeWrittenTo()));
	}

}
