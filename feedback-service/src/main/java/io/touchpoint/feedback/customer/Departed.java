package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code customer.departed}, version 1.
 */
record Departed(UUID customer, CustomerType customerType, DepartureReason reason, String departedOn) {

	static final String TYPE = "customer.departed";

	static final int VERSION = 1;

	static NewEvent of(Customer customer, String site, DepartureReason reason, String departedOn, Instant now) {
		return new NewEvent(TYPE, VERSION, site, now, customer.id().toString(),
				new Departed(customer.id(), customer.type(), reason, departedOn));
	}

}
