package io.touchpoint.starter.importer;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One taking-over and how far it is.
 *
 * @param options what the person who prepared it chose, as JSON
 */
record ImportRun(UUID id, String profile, State state, @Nullable String options) {

	/** Where a run stands. */
	enum State {

		/** The file is here; somebody says how it is to be read. */
		PREPARING,

		/** It is read as if it were taken over, and nothing is stored. */
		TRIAL,

		STAGING, RUNNING, DONE, FAILED,

		/** Somebody stopped it; what was stored until then stays. */
		STOPPED,

		/** What it stored is being removed. */
		UNDOING,

		UNDONE

	}

	/** Whether its file is of no use any more. */
	boolean over() {
		return switch (this.state) {
			case DONE, FAILED, STOPPED, UNDONE -> true;
			case PREPARING, TRIAL, STAGING, RUNNING, UNDOING -> false;
		};
	}

}
