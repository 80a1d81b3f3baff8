package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A run as head office follows it.
 *
 * @param total how many rows the file has, once it was read
 */
record ImportView(UUID id, String profile, String name, ImportRun.State state, long read, long imported, long refused,
		long known, @Nullable Long total, @Nullable String error, Instant createdAt, @Nullable Instant endedAt) {
}
