package io.touchpoint.starter.importer;

import java.util.UUID;

/**
 * One taking-over and how far it is.
 */
record ImportRun(UUID id, String profile, State state) {

	/** Where a run stands. */
	enum State {

		STAGING, RUNNING, DONE, FAILED

	}

	boolean over() {
		return this.state == State.DONE || this.state == State.FAILED;
	}

}
