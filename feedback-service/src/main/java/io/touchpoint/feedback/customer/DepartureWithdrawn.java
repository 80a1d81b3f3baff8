package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code customer.departure-withdrawn}, version 1: what
 * {@code customer.departed} told in the same words was a mistake.
 */
record DepartureWithdrawn(UUID customer, CustomerType customerType, DepartureReason reason, String departedOn) {

	static final String TYPE = "customer.departure-withdrawn";

	static final int VERSION = 1;

	static NewEvent of(Customer customer, DepartureRepository.Kept departure, Instant now) {
		return new NewEvent(TYPE, VERSION, departure.site(), now, departure.customer().toString(),
				new DepartureWithdrawn(departure.customer(), customer.type(), departure.reason(),
						departure.departedOn().toString()));
	}

}
