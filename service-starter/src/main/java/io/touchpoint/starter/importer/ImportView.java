package io.touchpoint.starter.importer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A run as head office follows it.
 *
 * @param read rows settled so far: imported, refused or known
 * @param total how many rows the file has, once it was read
 * @param error why it failed
 * @param notes how ambiguous rows were understood
 */
record ImportView(UUID id, String profile, String name, ImportRun.State state, long read, long imported, long refused,
		long known, @Nullable Long total, @Nullable String error, List<String> notes, Instant createdAt,
		@Nullable Instant endedAt) {
}
