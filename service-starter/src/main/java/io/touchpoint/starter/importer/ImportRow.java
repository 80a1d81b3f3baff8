package io.touchpoint.starter.importer;

import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.event.Outbox;

/**
 * What a profile makes of one row of its file.
 *
 * @param <T> what a row becomes
 */
public sealed interface ImportRow<T> {

	/** Number of the row's first line in the file, from 1. */
	long line();

	/** The lane of its events; a row that was refused belongs to none. */
	int lane();

	/** How many letters it keeps in memory, about. */
	int letters();

	/**
	 * A row that can be taken over.
	 *
	 * @param key by which the same row is known again
	 */
	record Good<T>(long line, int letters, String site, String key, T thing) implements ImportRow<T> {

		@Override
		public int lane() {
			return Outbox.laneOf(this.site);
		}

	}

	/**
	 * A row that cannot be taken over.
	 *
	 * @param row the row as it stands in the file
	 */
	record Bad<T>(long line, String reason, String row) implements ImportRow<T> {

		private static final int LONGEST_REASON = 500;

		private static final int LONGEST_ROW = 4_000;

		/** Thousands of them wait together, so none may be large. */
		public Bad {
			reason = within(LONGEST_REASON, reason);
			row = within(LONGEST_ROW, row);
		}

		private static String within(int most, String text) {
			String storable = text.replace('\0', ' ');
			return (storable.length() <= most) ? storable : storable.substring(0, most - 1) + "…";
		}

		@Override
		public int lane() {
			return LaneBlocks.NO_LANE;
		}

		@Override
		public int letters() {
			return this.reason.length() + this.row.length();
		}

	}

}
