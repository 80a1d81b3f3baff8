package io.touchpoint.feedback.invitation;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version of the rules by which customers are invited.
 *
 * @param version 0 as long as nobody changed what comes with the service
 * @param rest at most one invitation per customer in this time, over all surveys
 * @param remindAfter when an invitation that nobody answered is repeated, once
 * @param goodFor how long an invitation can be answered
 * @param delay how long after a later visit the invitation goes out
 * @param afterFirstVisit whether the thanks for a first visit carry an invitation
 * @param afterVisit whether a later visit leads to one
 */
record InvitationRules(int version, Duration rest, Duration remindAfter, Duration goodFor, Duration delay,
		boolean afterFirstVisit, boolean afterVisit, @Nullable Instant changedAt, @Nullable String changedBy) {

	/** What comes with the service, or was set by whoever runs it. */
	static InvitationRules usual(InvitationProperties properties) {
		return new InvitationRules(0, properties.rest(), properties.remindAfter(), properties.goodFor(),
				properties.afterVisitDelay(), properties.afterFirstVisit(), properties.afterVisit(), null, null);
	}

}
