package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * How a case ended for the customer.
 */
public record Settlement(@Nullable Outcome outcome, @Nullable Boolean inCustomersFavour, @Nullable Remedy remedy) {

	public static final Settlement NONE = new Settlement(null, null, null);

	boolean empty() {
		return equals(NONE);
	}

}
