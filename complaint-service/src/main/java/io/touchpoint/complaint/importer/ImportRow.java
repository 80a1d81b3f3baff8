package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Reference;
import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.event.Outbox;

/**
 * What a profile makes of one row of its file.
 */
sealed interface ImportRow {

	/** Number of the row's first line in the file, from 1. */
	long line();

	/** The lane of its event; a row that was refused belongs to none. */
	default int lane() {
		return switch (this) {
			case Good good -> Outbox.laneOf(good.complaint().site());
			case Bad bad -> LaneBlocks.NO_LANE;
		};
	}

	/**
	 * A case, ready to be taken over.
	 *
	 * @param sourceId its id in the source
	 * @param complaint the case as it stands; its reference is given later
	 * @param happenedAt when the last dated thing happened to it
	 */
	record Good(long line, String sourceId, Complaint complaint, List<Entry> entries,
			Instant happenedAt) implements ImportRow {

		Good numbered(long number) {
			String reference = Reference.of(this.complaint.times().receivedAt(), ZoneOffset.UTC, number);
			return new Good(this.line, this.sourceId, this.complaint.withReference(reference), this.entries,
					this.happenedAt);
		}

	}

	/** A row that cannot be taken over. */
	record Bad(long line, String reason, String row) implements ImportRow {

		private static final int LONGEST_REASON = 500;

		private static final int LONGEST_ROW = 4_000;

		/** Thousands of them wait together, so none may be large. */
		public Bad {
			reason = TakenOver.within(LONGEST_REASON, reason);
			row = TakenOver.within(LONGEST_ROW, row);
		}

	}

}
