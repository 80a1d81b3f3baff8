package io.touchpoint.feedback.invitation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the invitations.
 *
 * @param rest at most one invitation per customer in this time, over all surveys; the
 * rules of a customer type may ask for more
 * @param remindAfter when an invitation that nobody answered is repeated, once
 * @param goodFor how long an invitation can be answered
 * @param afterFirstVisit whether the thanks for a first visit carry an invitation
 * @param afterVisit whether a later visit leads to one
 * @param afterVisitDelay how long after it
 * @param lookEvery how often due ones are looked for
 * @param most most customers that one plan may invite
 */
@ConfigurationProperties("touchpoint.invitation")
record InvitationProperties(Duration rest, Duration remindAfter, Duration goodFor, boolean afterFirstVisit,
		boolean afterVisit, Duration afterVisitDelay, Duration lookEvery, int most) {
}
