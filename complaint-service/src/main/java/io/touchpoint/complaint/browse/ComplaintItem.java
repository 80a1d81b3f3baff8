package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Sight;
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
 * @param masked what is hidden from the reader
 */
record ComplaintItem(UUID id, String reference, String site, Status status, Severity severity, Cause cause,
		@Nullable String subject, Channel channel, @Nullable Unit unit, @Nullable Person owner, Instant receivedAt,
		@Nullable Instant dueAt, boolean overdue, @Nullable Boolean timely, @Nullable Outcome outcome,
		boolean contactable, boolean restricted, long revision, @Nullable Instant promiseDueAt,
		@Nullable Instant unreadSince, @Nullable LocalDate actionDueOn, List<String> masked) {

	/** The same as somebody sees it. */
	ComplaintItem as(Sight sight) {
		Sight.Masking mask = sight.masking(this.restricted);
		String subject = mask.words("subject", this.subject);
		return new ComplaintItem(this.id, this.reference, this.site, this.status, this.severity, this.cause, subject,
				this.channel, this.unit, this.owner, this.receivedAt, this.dueAt, this.overdue, this.timely,
				this.outcome, this.contactable, this.restricted, this.revision, this.promiseDueAt, this.unreadSince,
				this.actionDueOn, mask.masked());
	}

}
