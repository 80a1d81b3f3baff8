package io.touchpoint.complaint.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.touchpoint.complaint.importer.ImportRun.State;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The running side of runs: JDBC, one short transaction each.
 */
@Component
class ImportRuns {

	private final DataSource dataSource;

	ImportRuns(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Nullable ImportRun find(UUID id) throws SQLException {
		try (Connection connection = Jdbc.connect(this.dataSource);
				PreparedStatement select = connection.prepareStatement("""
						SELECT profile, state, staged, created_at, staged_at, done FROM import_run WHERE id = ?
						""")) {
			select.setObject(1, id);
			try (ResultSet row = select.executeQuery()) {
				return row.next() ? read(id, row) : null;
			}
			finally {
				connection.rollback();
			}
		}
	}

	private static ImportRun read(UUID id, ResultSet row) throws SQLException {
		OffsetDateTime staged = row.getObject("staged_at", OffsetDateTime.class);
		return new ImportRun(id, row.getString("profile"), State.valueOf(row.getString("state")), row.getLong("staged"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(),
				(staged != null) ? staged.toInstant() : null, (Long[]) row.getArray("done").getArray());
	}

	/** Tells how far the reading is, beside the transaction that reads. */
	void readSoFar(UUID run, long read) throws SQLException {
		update("UPDATE import_run SET read = ? WHERE id = ?", read, run);
	}

	void staged(Connection connection, UUID run, Staging staging, Instant now) throws SQLException {
		try (PreparedStatement update = connection.prepareStatement("""
				UPDATE import_run SET state = 'RUNNING', read = ?, total = ?, refused = ?, staged = ?, staged_at = ?
				WHERE id = ?
				""")) {
			update.setLong(1, staging.read());
			update.setLong(2, staging.read());
			update.setLong(3, staging.refused());
			update.setLong(4, staging.good());
			update.setObject(5, now.atOffset(ZoneOffset.UTC));
			update.setObject(6, run);
			update.executeUpdate();
		}
	}

	/** A crash of the database emptied the staging table: the file is read again. */
	void stageAgain(UUID run) throws SQLException {
		update("UPDATE import_run SET state = 'STAGING' WHERE id = ?", run);
	}

	void end(UUID run, State state, @Nullable String error, Instant now) throws SQLException {
		update("DELETE FROM import_case WHERE run = ?", run);
		update("UPDATE import_run SET state = ?, error = ?, ended_at = ? WHERE id = ?", state.name(), error,
				now.atOffset(ZoneOffset.UTC), run);
	}

	long stagedRows(UUID run) throws SQLException {
		return numbers("SELECT count(*) FROM import_case WHERE run = ?", run).getFirst();
	}

	/** The sites of a run that the directory has not told of yet. */
	List<String> missingSites(UUID run) throws SQLException {
		return strings("""
				SELECT DISTINCT c.site FROM import_case c
				WHERE c.run = ? AND NOT EXISTS (SELECT FROM site s WHERE s.code = c.site) ORDER BY 1
				""", run);
	}

	Map<String, ZoneId> zones() throws SQLException {
		Map<String, ZoneId> zones = new HashMap<>();
		for (String pair : strings("SELECT code || ' ' || time_zone FROM site")) {
			int gap = pair.indexOf(' ');
			zones.put(pair.substring(0, gap), ZoneId.of(pair.substring(gap + 1)));
		}
		return zones;
	}

	private void update(String sql, @Nullable Object... values) throws SQLException {
		try (Connection connection = Jdbc.connect(this.dataSource);
				PreparedStatement update = connection.prepareStatement(sql)) {
			bind(update, values);
			update.executeUpdate();
			connection.commit();
		}
	}

	private List<Long> numbers(String sql, Object... values) throws SQLException {
		return query(sql, (row) -> row.getLong(1), values);
	}

	private List<String> strings(String sql, Object... values) throws SQLException {
		return query(sql, (row) -> row.getString(1), values);
	}

	private <T> List<T> query(String sql, Read<T> read, Object... values) throws SQLException {
		try (Connection connection = Jdbc.connect(this.dataSource);
				PreparedStatement select = connection.prepareStatement(sql)) {
			Jdbc.everywhere(connection);
			bind(select, values);
			List<T> all = new ArrayList<>();
			try (ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					all.add(read.read(rows));
				}
			}
			connection.rollback();
			return all;
		}
	}

	private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
	}

	/** Reads one row. */
	@FunctionalInterface
	private interface Read<T> {

		T read(ResultSet row) throws SQLException;

	}

}
