package io.touchpoint.starter.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.bulk.LaneBlocks.Block;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportTarget.Removed;

/**
 * Takes over one block of one lane in one transaction: what its rows become, their
 * events, and how far the run is. What is there already stays as it is. A transaction
 * that dies leaves no trace of its block, so the import goes on from its progress.
 */
final class ImportBlocks {

	private static final String REFUSE = "INSERT INTO import_refusal (run, line, reason, row) VALUES (?, ?, ?, ?)";

	private static final String STOPPED = "SELECT FROM import_run WHERE id = ? AND state = 'STOPPED'";

	private static final String UNDONE = "UPDATE import_run SET undone = undone + ? WHERE id = ?";

	private static final String PROGRESS = """
			INSERT INTO import_lane (run, lane, line, imported, known, refused) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (run, lane) DO UPDATE SET line = excluded.line,
				imported = import_lane.imported + excluded.imported, known = import_lane.known + excluded.known,
				refused = import_lane.refused + excluded.refused
			""";

	private final BulkTransaction transaction;

	private final Outbox outbox;

	ImportBlocks(BulkTransaction transaction, Outbox outbox) {
		this.transaction = transaction;
		this.outbox = outbox;
	}

	/**
	 * Takes a block over.
	 * @return how many of its rows were known
	 */
	<T> int store(ImportRun run, ImportTarget<T> target, Block<ImportRow<T>> block) throws SQLException {
		return this.transaction.run((connection) -> {
			checkNotStopped(connection, run.id());
			Map<String, Good<T>> fresh = new LinkedHashMap<>();
			int refused = sort(connection, run.id(), block.rows(), fresh);
			if (block.asking()) {
				leaveOutKnown(connection, target.known(connection, run.profile(), keys(fresh)), fresh);
			}
			List<NewEvent> events = fresh.isEmpty() ? List.of()
					: target.store(connection, run.id(), run.profile(), List.copyOf(fresh.values()));
			int known = block.rows().size() - refused - fresh.size();
			progress(connection, run.id(), block, new int[] { fresh.size(), known, refused });
			this.outbox.append(connection, events);
			return known;
		});
	}

	/** Asks how many of the keys are there already, unless the run was stopped. */
	<T> int known(ImportRun run, ImportTarget<T> target, Set<String> keys) throws SQLException {
		return this.transaction.run((connection) -> {
			checkNotStopped(connection, run.id());
			Map<String, Boolean> unknown = new HashMap<>();
			keys.forEach((key) -> unknown.put(key, true));
			leaveOutKnown(connection, target.known(connection, run.profile(), keys(unknown)), unknown);
			return keys.size() - unknown.size();
		});
	}

	/**
	 * Removes a block of what a run has stored, and tells so.
	 * @return how many rows; none when nothing is left
	 */
	int undo(UUID run, ImportTarget<?> target, int most) throws SQLException {
		return this.transaction.run((connection) -> {
			Removed removed = target.remove(connection, run, most);
			try (PreparedStatement update = connection.prepareStatement(UNDONE)) {
				update.setInt(1, removed.rows());
				update.setObject(2, run);
				update.executeUpdate();
			}
			this.outbox.append(connection, removed.events());
			return removed.rows();
		});
	}

	/**
	 * Read, not locked: a block that is under way while somebody stops the run is still
	 * stored, and counted.
	 */
	private static void checkNotStopped(Connection connection, UUID run) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(STOPPED)) {
			select.setObject(1, run);
			try (ResultSet row = select.executeQuery()) {
				if (row.next()) {
					throw new ImportStopped();
				}
			}
		}
	}

	/** A key that comes twice counts once, and the second row is known by then. */
	private static <T> int sort(Connection connection, UUID run, List<ImportRow<T>> rows, Map<String, Good<T>> fresh)
			throws SQLException {
		int refused = 0;
		try (PreparedStatement refusal = connection.prepareStatement(REFUSE)) {
			for (ImportRow<T> row : rows) {
				switch (row) {
					case Good<T> good -> fresh.putIfAbsent(good.key(), good);
					case Bad<T> bad -> {
						refuse(refusal, run, bad);
						refused++;
					}
				}
			}
			if (refused > 0) {
				refusal.executeBatch();
			}
		}
		return refused;
	}

	private static void refuse(PreparedStatement insert, UUID run, Bad<?> row) throws SQLException {
		insert.setObject(1, run);
		insert.setLong(2, row.line());
		insert.setString(3, row.reason());
		insert.setString(4, row.row());
		insert.addBatch();
	}

	private static String[] keys(Map<String, ?> rows) {
		return rows.keySet().toArray(String[]::new);
	}

	private static void leaveOutKnown(Connection connection, PreparedStatement select, Map<String, ?> rows)
			throws SQLException {
		try (select; Statement plan = connection.createStatement()) {
			// A plan that is kept from the time when the table was empty would scan it.
			plan.execute("SET LOCAL enable_seqscan = off");
			try (ResultSet known = select.executeQuery()) {
				while (known.next()) {
					rows.remove(known.getString(1));
				}
			}
		}
	}

	private static void progress(Connection connection, UUID run, Block<?> block, int[] counts) throws SQLException {
		try (PreparedStatement upsert = connection.prepareStatement(PROGRESS)) {
			upsert.setObject(1, run);
			upsert.setInt(2, block.lane());
			upsert.setLong(3, block.lastLine());
			for (int i = 0; i < counts.length; i++) {
				upsert.setInt(4 + i, counts[i]);
			}
			upsert.executeUpdate();
		}
	}

}
