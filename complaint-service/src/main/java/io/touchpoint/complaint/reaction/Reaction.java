package io.touchpoint.complaint.reaction;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to whoever had a bad experience: that a person looks after it.
 *
 * @param alert the alert of it
 * @param revision rises by one with every change
 * @param dueAt the last moment in time
 * @param reactedAt when somebody did first
 */
record Reaction(UUID alert, String site, long revision, CustomerType customerType, Instant raisedAt, Instant dueAt,
		@Nullable Instant reactedAt) {

	static Reaction owed(UUID alert, String site, CustomerType customerType, Instant raisedAt, Instant dueAt) {
		return new Reaction(alert, site, 1, customerType, raisedAt, dueAt, null);
	}

	/** The same by another calendar. */
	Reaction due(Instant other) {
		return new Reaction(this.alert, this.site, this.revision + 1, this.customerType, this.raisedAt, other,
				this.reactedAt);
	}

}
