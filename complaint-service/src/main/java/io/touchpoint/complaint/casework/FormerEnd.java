package io.touchpoint.complaint.casework;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a case had ended before it was opened again, which takes that from the case.
 *
 * @param endedAt when; as its source told it, if it was taken over
 * @param outcome what was found, if anybody said
 */
public record FormerEnd(Instant reopenedAt, Instant endedAt, @Nullable Outcome outcome) {
}
