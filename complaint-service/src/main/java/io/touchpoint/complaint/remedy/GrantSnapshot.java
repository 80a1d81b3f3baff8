package io.touchpoint.complaint.remedy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a remedy carries: the remedy right after it, without a person's
 * word.
 *
 * @param complaint the case that it belongs to
 * @param minor what it costs, in the smallest unit of the currency
 * @param exception whether it is given although the return window was over
 * @param askedBy the account of who gave it or asked for it
 * @param ruledBy the account of who decided about it, if anybody had to
 * @param approvers the roles of those at the site who may say yes; empty unless it waits
 * @param people the accounts of those at the site who are told that it waits, or
 * {@code site} for its own address; empty unless it waits
 */
record GrantSnapshot(UUID complaint, CustomerType customerType, Remedy kind, GrantState state, long minor,
		String currency, boolean exception, String askedBy, @Nullable String ruledBy, List<Role> approvers,
		boolean restricted, List<String> people, long revision) {

	static final int VERSION = 1;

	/**
	 * The event that tells of a remedy's last step.
	 */
	static NewEvent tell(Grant grant, Complaint complaint, Terms terms, List<String> people) {
		return new NewEvent("remedy." + type(grant.state()), VERSION, grant.site(), at(grant), grant.id().toString(),
				of(grant, complaint, terms, people));
	}

	private static GrantSnapshot of(Grant grant, Complaint complaint, Terms terms, List<String> people) {
		Money cost = grant.cost();
		Ruling ruling = grant.ruling();
		return new GrantSnapshot(grant.complaint(), complaint.matter().customerType(), grant.kind(), grant.state(),
				cost.minor(), cost.currency(), grant.exception() != null, grant.askedBy().id(),
				(ruling != null) ? ruling.by().id() : null,
				(grant.state() == GrantState.WAITING) ? terms.limits().covering(cost.minor()) : List.of(),
				complaint.restriction() != null, (grant.state() == GrantState.WAITING) ? people : List.of(),
				grant.revision());
	}

	private static Instant at(Grant grant) {
		Ruling ruling = grant.ruling();
		return (ruling != null) ? ruling.at() : grant.askedAt();
	}

	private static String type(GrantState state) {
		return switch (state) {
			case WAITING -> "requested";
			case GRANTED -> "granted";
			case DECLINED -> "declined";
		};
	}

}
