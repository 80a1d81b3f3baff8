package io.touchpoint.feedback.intake;

import io.touchpoint.starter.web.ReachableAddress;
import org.jspecify.annotations.Nullable;

/**
 * How the customer agreed to be reached.
 */
public record Contact(String email, @Nullable String name) {

	public Contact {
		email = ReachableAddress.composed(email);
	}

}
