package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One taking-over and how far it is.
 *
 * @param done the last line taken over, by lane
 */
record ImportRun(UUID id, String profile, State state, long staged, Instant createdAt, @Nullable Instant stagedAt,
		Long[] done) {

	/** Where a run stands. */
	enum State {

		STAGING, RUNNING, DONE, FAILED

	}

}
