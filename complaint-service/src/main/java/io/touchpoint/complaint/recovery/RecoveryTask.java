package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A customer was let down, and somebody must make up for it.
 *
 * @param note what was done for the customer
 */
public record RecoveryTask(UUID id, UUID complaint, UUID promise, Instant openedAt, @Nullable Instant doneAt,
		@Nullable String doneBy, @Nullable String note) {
}
