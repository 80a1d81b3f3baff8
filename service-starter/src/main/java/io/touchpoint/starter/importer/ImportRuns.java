package io.touchpoint.starter.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.importer.ImportRun.State;
import io.touchpoint.starter.importer.ImportSource.Contents;
import org.jspecify.annotations.Nullable;

/**
 * The running side of runs: JDBC, one short transaction each.
 */
final class ImportRuns {

	private final BulkTransaction transaction;

	ImportRuns(BulkTransaction transaction) {
		this.transaction = transaction;
	}

	Optional<ImportRun> find(UUID id) throws SQLException {
		List<ImportRun> found = new ArrayList<>();
		query("SELECT profile, state, options::text FROM import_run WHERE id = ?", (row) -> found
			.add(new ImportRun(id, row.getString(1), State.valueOf(row.getString(2)), row.getString(3))), id);
		return found.stream().findFirst();
	}

	/** Unless somebody stopped it, which the first block finds out. */
	void begin(UUID run, Contents contents) throws SQLException {
		update("UPDATE import_run SET state = 'RUNNING', total = ?, notes = ? WHERE id = ? AND state <> 'STOPPED'",
				contents.rows(), contents.notes().toArray(String[]::new), run);
	}

	/** What somebody stopped stays stopped. */
	void end(UUID run, State state, @Nullable String error, Instant now) throws SQLException {
		update("UPDATE import_run SET state = ?, error = ?, ended_at = ? WHERE id = ? AND state <> 'STOPPED'",
				state.name(), error, now.atOffset(ZoneOffset.UTC), run);
	}

	/** Ends a trial: the run waits again for what somebody makes of it. */
	void tried(UUID run, Contents contents, String trial) throws SQLException {
		update("""
				UPDATE import_run SET state = 'PREPARING', total = ?, notes = ?, error = NULL, trial = ?::jsonb
				WHERE id = ? AND state = 'TRIAL'
				""", contents.rows(), contents.notes().toArray(String[]::new), trial, run);
	}

	/** Ends a trial that cannot be made: it can be prepared in another way. */
	void untried(UUID run, @Nullable String error) throws SQLException {
		update("UPDATE import_run SET state = 'PREPARING', error = ?, trial = NULL WHERE id = ? AND state = 'TRIAL'",
				error, run);
	}

	/** What an earlier attempt has taken over. */
	LaneBlocks.Progress progress(UUID run) throws SQLException {
		Map<Integer, Long> lines = new HashMap<>();
		query("SELECT lane, line FROM import_lane WHERE run = ?", (row) -> lines.put(row.getInt(1), row.getLong(2)),
				run);
		Set<Long> refused = new HashSet<>();
		query("SELECT line FROM import_refusal WHERE run = ?", (row) -> refused.add(row.getLong(1)), run);
		return new LaneBlocks.Progress(lines, refused);
	}

	/** The sites that the directory has told of, with their time zones. */
	Map<String, ZoneId> sites() throws SQLException {
		Map<String, ZoneId> sites = new HashMap<>();
		query("SELECT code, time_zone FROM site", (row) -> sites.put(row.getString(1), ZoneId.of(row.getString(2))));
		return sites;
	}

	private void update(String sql, @Nullable Object... values) throws SQLException {
		this.transaction.run((connection) -> {
			try (PreparedStatement update = prepare(connection, sql, values)) {
				return update.executeUpdate();
			}
		});
	}

	private void query(String sql, Read read, Object... values) throws SQLException {
		this.transaction.run((connection) -> {
			int count = 0;
			try (PreparedStatement select = prepare(connection, sql, values); ResultSet rows = select.executeQuery()) {
				for (; rows.next(); count++) {
					read.read(rows);
				}
			}
			return count;
		});
	}

	private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
			throws SQLException {
		PreparedStatement statement = connection.prepareStatement(sql);
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		return statement;
	}

	/** Reads one row. */
	@FunctionalInterface
	private interface Read {

		void read(ResultSet row) throws SQLException;

	}

}
