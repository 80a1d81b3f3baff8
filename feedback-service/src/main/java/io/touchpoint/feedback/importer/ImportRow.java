package io.touchpoint.feedback.importer;

import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.event.Outbox;

/**
 * A row of an imported file.
 */
sealed interface ImportRow {

	/** Line of the file at which the row begins, from 1. */
	long line();

	/** The lane of its events; a row that was refused belongs to none. */
	default int lane() {
		return switch (this) {
			case Good good -> Outbox.laneOf(good.response().site());
			case Bad bad -> LaneBlocks.NO_LANE;
		};
	}

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

		private static final int LONGEST_SOURCE = 8_000;

		/** Thousands of them wait together, so none may be large. */
		public Bad {
			source = (source.length() <= LONGEST_SOURCE) ? source : source.substring(0, LONGEST_SOURCE);
		}

	}

}
