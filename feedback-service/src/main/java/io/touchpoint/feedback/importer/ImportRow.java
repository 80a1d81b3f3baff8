package io.touchpoint.feedback.importer;

import io.touchpoint.feedback.intake.NewResponse;

/**
 * A row of an imported file.
 */
sealed interface ImportRow {

	/** Line of the file at which the row begins, from 1. */
	long line();

	/**
	 * A row that became a response.
	 *
	 * @param key by which the same row is known again
	 */
	record Good(long line, String key, NewResponse response) implements ImportRow {
	}

	/**
	 * A row that cannot become one.
	 *
	 * @param source the row as it was read
	 */
	record Bad(long line, String reason, String source) implements ImportRow {
	}

}
