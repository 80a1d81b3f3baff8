package io.touchpoint.complaint.importer;

import java.util.UUID;

/**
 * One taking-over and how far it is.
 */
record ImportRun(UUID id, String profile, State state) {

	/** Where a run stands. */
	enum State {

		STAGING, RUNNING, DONE, FAILED

	}

}
