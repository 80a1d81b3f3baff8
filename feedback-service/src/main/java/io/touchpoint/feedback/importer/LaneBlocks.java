package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.touchpoint.starter.event.Outbox;

/**
 * Sorts rows into blocks of one lane each, and leaves out what an earlier run of the same
 * import has stored.
 */
final class LaneBlocks {

	/** Where rows without a site go. */
	static final int NO_LANE = -1;

	/**
	 * Stores a block.
	 */
	@FunctionalInterface
	interface Store {

		void store(int lane, List<ImportRow> rows) throws IOException, SQLException;

	}

	private final int blockRows;

	private final Map<Integer, Long> progress;

	private final Set<Long> refused;

	private final Store store;

	private final Map<Integer, List<ImportRow>> open = new HashMap<>();

	/**
	 * @param progress the last stored line of each lane
	 * @param refused lines that were refused before
	 */
	LaneBlocks(int blockRows, Map<Integer, Long> progress, Set<Long> refused, Store store) {
		this.blockRows = blockRows;
		this.progress = progress;
		this.refused = refused;
		this.store = store;
	}

	void take(ImportRow row) throws IOException {
		int lane = switch (row) {
			case ImportRow.Good good -> Outbox.laneOf(good.response().site());
			case ImportRow.Bad bad -> NO_LANE;
		};
		if (row.line() <= this.progress.getOrDefault(lane, 0L) || this.refused.contains(row.line())) {
			return;
		}
		List<ImportRow> block = this.open.computeIfAbsent(lane, (key) -> new ArrayList<>());
		block.add(row);
		if (block.size() >= this.blockRows) {
			flush(lane, block);
		}
	}

	void flush() throws IOException {
		for (Map.Entry<Integer, List<ImportRow>> block : this.open.entrySet()) {
			flush(block.getKey(), block.getValue());
		}
	}

	private void flush(int lane, List<ImportRow> block) throws IOException {
		if (block.isEmpty()) {
			return;
		}
		try {
			this.store.store(lane, List.copyOf(block));
		}
		catch (SQLException ex) {
			throw new IOException("A block of lane " + lane + " could not be stored", ex);
		}
		block.clear();
	}

}
