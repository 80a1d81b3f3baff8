package io.touchpoint.complaint.reaction;

import java.time.Instant;

import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.starter.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * Payload of {@code reaction.owed} and {@code reaction.given}, version 1: the whole of it
 * with a rising revision. Its subject is the alert.
 *
 * @param dueAt the last moment in time
 * @param counts false while nobody believes the answer that raised the alert
 */
record ReactionTold(CustomerType customerType, Instant raisedAt, Instant dueAt, @Nullable Instant reactedAt,
		boolean counts, long revision) {

	static final int VERSION = 1;

	static NewEvent of(Reaction reaction, Instant at) {
		String type = (reaction.reactedAt() == null) ? "reaction.owed" : "reaction.given";
		return new NewEvent(type, VERSION, reaction.site(), at, reaction.alert().toString(),
				new ReactionTold(reaction.customerType(), reaction.raisedAt(), reaction.dueAt(), reaction.reactedAt(),
						reaction.counts(), reaction.revision()));
	}

}
