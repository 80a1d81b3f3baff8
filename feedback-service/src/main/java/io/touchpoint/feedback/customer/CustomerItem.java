package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the list.
 *
 * @param sites those of them that the caller may see
 * @param contactable whether the customer may be written to
 * @param visits how often they came; of a shared one, to the caller's sites
 * @param shared whether the customer is known at sites too that the caller does not see:
 * then who it is stays hidden
 * @param loyalty by what they said at the sites that the caller may see; null while they
 * have rated nothing there that we may keep with their name
 */
record CustomerItem(UUID id, List<String> sites, CustomerType customerType, CustomerKind kind, CustomerState state,
		@Nullable String name, @Nullable String email, @Nullable String phone, @Nullable String language,
		boolean contactable, int visits, @Nullable Instant lastSeenAt, boolean erased, boolean shared,
		Instant createdAt, @Nullable Loyalty loyalty) {

	/**
	 * @param masked whether the reader need not know the contacts
	 */
	static CustomerItem of(Customer customer, List<String> sites, boolean masked, @Nullable Loyalty loyalty) {
		return new CustomerItem(customer.id(), sites, customer.type(), customer.kind(), customer.state(),
				customer.name(), masked ? Masked.email(customer.email()) : customer.email(),
				masked ? Masked.phone(customer.phone()) : customer.phone(), customer.language(),
				customer.mayBeWrittenTo(), customer.visits(), customer.lastSeenAt(), customer.erasedAt() != null, false,
				customer.createdAt(), loyalty);
	}

	/**
	 * A customer whom others know too: nothing of what they stored but the address, by
	 * which they are recognised, masked.
	 * @param own what happened at the caller's sites
	 */
	static CustomerItem shared(Customer customer, List<String> sites, CustomerQueries.Seen own,
			@Nullable Loyalty loyalty) {
		return new CustomerItem(customer.id(), sites, customer.type(), customer.kind(), customer.state(), null,
				Masked.email(customer.email()), null, null, customer.mayBeWrittenTo(), own.visits(), own.lastAt(),
				customer.erasedAt() != null, true, customer.createdAt(), loyalty);
	}

	Cursor cursor() {
		return new Cursor(this.createdAt, this.id);
	}

}
