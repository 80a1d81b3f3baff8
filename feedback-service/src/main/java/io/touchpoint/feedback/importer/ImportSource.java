package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.util.List;

/**
 * A file being imported. Can be read again from the start, after a restart too, and then
 * gives the same rows.
 */
interface ImportSource extends AutoCloseable {

	/**
	 * Takes one row after the other.
	 */
	@FunctionalInterface
	interface RowSink {

		void take(ImportRow row) throws IOException;

	}

	/** How many rows there are. */
	long total() throws IOException;

	/** Sites that must exist before the rows are stored. */
	List<NewSite> sites();

	void rows(RowSink sink) throws IOException;

	/** What the reader of the result should know about how rows were understood. */
	List<String> notes();

	@Override
	void close() throws IOException;

}
