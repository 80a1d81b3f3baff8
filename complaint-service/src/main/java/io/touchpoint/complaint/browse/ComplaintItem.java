package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.site.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A case as a line of the list.
 *
 * @param promiseDueAt when the next open promise of the case is due
 * @param unreadSince since when something of the customer's waits to be read
 * @param actionDueOn by which day of the site's calendar the next open corrective action
 * is to be done
 */
record ComplaintItem(UUID id, String reference, String site, Status status, Severity severity, Cause cause,
		String subject, Channel channel, @Nullable Unit unit, @Nullable Person owner, Instant receivedAt,
		@Nullable Instant dueAt, boolean overdue, @Nullable Boolean timely, @Nullable Outcome outcome,
		boolean contactable, boolean restricted, long revision, @Nullable Instant promiseDueAt,
		@Nullable Instant unreadSince, @Nullable LocalDate actionDueOn) {
}
