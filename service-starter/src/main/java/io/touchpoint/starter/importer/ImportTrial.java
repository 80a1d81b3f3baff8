package io.touchpoint.starter.importer;

import java.util.List;

/**
 * What would come of a file: nothing of it is stored.
 *
 * @param rows how many rows it has
 * @param good how many would be taken over
 * @param known how many are there already, or come twice in the file
 * @param refused how many would be refused
 * @param reasons why, the most frequent first
 * @param lines the first refused ones
 */
record ImportTrial(long rows, long good, long known, long refused, List<Reason> reasons, List<Line> lines) {

	/** A reason and how many rows it refuses. */
	record Reason(String reason, long rows) {
	}

	/** A refused row. */
	record Line(long line, String reason, String row) {
	}

}
