package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;

/**
 * A return check with what one must know of its case.
 *
 * @param timeZone the site's, in which it is due
 * @param restricted whether its case is for few eyes only
 */
record ReturnCheckView(UUID id, UUID complaint, String reference, String subject, Status caseStatus, String site,
		String timeZone, ReturnCheck.State state, Instant resolvedAt, int afterDays, Instant dueAt,
		@Nullable ReturnAnswer answer, long revision, @JsonIgnore boolean restricted) {
}
