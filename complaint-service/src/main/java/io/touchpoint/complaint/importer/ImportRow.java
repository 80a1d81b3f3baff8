package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;

/**
 * What a profile makes of one row of its file.
 */
sealed interface ImportRow {

	/** Number of the row's first line in the file, from 1. */
	long line();

	/**
	 * A case, ready to be taken over.
	 *
	 * @param sourceId its id in the source
	 * @param complaint the case as it stands; its reference is given later
	 * @param happenedAt when the last dated thing happened to it
	 */
	record Good(long line, String sourceId, Complaint complaint, List<Entry> entries,
			Instant happenedAt) implements ImportRow {
	}

	/** A row that cannot be taken over. */
	record Bad(long line, String reason, String row) implements ImportRow {
	}

	/** A row that may become good when the directory has told of its site. */
	record Waiting(long line, String site, String row) implements ImportRow {
	}

}
