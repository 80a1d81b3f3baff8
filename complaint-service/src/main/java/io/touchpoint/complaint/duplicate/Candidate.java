package io.touchpoint.complaint.duplicate;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;

/**
 * A case that may be the same matter as another one.
 *
 * @param text all its words
 * @param restricted whether it is for few eyes only
 */
record Candidate(UUID id, String reference, Status status, String subject, String text, @Nullable String email,
		Cause cause, @Nullable String unit, Instant receivedAt, long revision, boolean restricted) {
}
