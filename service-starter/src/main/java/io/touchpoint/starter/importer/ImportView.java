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
 * @param trial what a trial found, if there was one
 * @param undoable whether what it stored can be removed
 * @param undone how much of it was removed
 */
record ImportView(UUID id, String profile, String name, ImportRun.State state, long read, long imported, long refused,
		long known, @Nullable Long total, @Nullable String error, List<String> notes, @Nullable ImportTrial trial,
		boolean undoable, long undone, Instant createdAt, @Nullable Instant endedAt) {
}
