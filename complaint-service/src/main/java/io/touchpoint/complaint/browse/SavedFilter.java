package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A question to the list of cases that is kept under a name.
 *
 * @param site whose people all see it; none if it is the caller's own
 * @param by who made it
 * @param mayChange whether the caller may rename, change, move or delete it
 */
record SavedFilter(UUID id, @Nullable String site, String name, CaseFilter filter, String by, boolean mayChange,
		Instant changedAt, long revision) {
}
