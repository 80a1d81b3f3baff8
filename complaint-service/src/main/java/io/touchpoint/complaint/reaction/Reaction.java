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
 * @param answer the answer that raised the alert, if it was one alone
 * @param dueAt the last moment in time
 * @param reactedAt when somebody did first
 * @param counts whether the answer is believed; what nobody believes is owed to nobody
 */
record Reaction(UUID alert, String site, long revision, CustomerType customerType, @Nullable UUID answer,
		Instant raisedAt, Instant dueAt, @Nullable Instant reactedAt, boolean counts) {

	static Reaction owed(UUID alert, String site, CustomerType customerType, @Nullable UUID answer, Instant raisedAt,
			Instant dueAt) {
		return new Reaction(alert, site, 1, customerType, answer, raisedAt, dueAt, null, true);
	}

	/** The same by another calendar. */
	Reaction due(Instant other) {
		return new Reaction(this.alert, this.site, this.revision + 1, this.customerType, this.answer, this.raisedAt,
				other, this.reactedAt, this.counts);
	}

}
