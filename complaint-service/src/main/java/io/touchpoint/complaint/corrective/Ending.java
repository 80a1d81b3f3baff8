package io.touchpoint.complaint.corrective;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How an action ended.
 *
 * @param note what came of it, or why it was dropped
 */
record Ending(Instant at, String by, @Nullable String note) {
}
