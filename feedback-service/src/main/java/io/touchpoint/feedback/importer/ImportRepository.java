package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.Outbox;

import org.springframework.stereotype.Component;

/**
 * The bulk path: a block is staged by COPY, stored by one statement, and told, in one
 * transaction with the import's progress. A transaction that dies leaves no trace of its
 * block, so the import goes on from its progress.
 */
@Component
class ImportRepository {

	private static final String STAGING = """
			CREATE TEMPORARY TABLE IF NOT EXISTS staging (id uuid, site text, touchpoint text, channel text,
				customer_type text, questionnaire text, questionnaire_version integer, overall smallint, nps smallint,
				moment text, answers jsonb, comment text, language text, relation text, promise text,
				waited_seconds integer, source_key text, occurred_at timestamptz, received_at timestamptz, email text,
				name text) ON COMMIT DELETE ROWS
			""";

	private static final String STORE = """
			WITH fresh AS (
				INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version,
					overall, nps, moment, answers, comment, language, relation, promise, waited_seconds, source_key,
					occurred_at, received_at, contactable)
				SELECT id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version, overall, nps,
					moment, answers, comment, language, relation, promise, waited_seconds, source_key, occurred_at,
					received_at, email IS NOT NULL
				FROM staging ORDER BY source_key
				ON CONFLICT (source_key) WHERE source_key IS NOT NULL DO NOTHING RETURNING id
			), contact AS (
				INSERT INTO response_contact (response, site, email, name, consent_at)
				SELECT id, site, email, name, received_at FROM staging JOIN fresh USING (id) WHERE email IS NOT NULL
			)
			SELECT id FROM fresh
			""";

	private static final String PROGRESS = """
			INSERT INTO import_lane (import, lane, line, imported, known, refused) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (import, lane) DO UPDATE SET line = excluded.line,
				imported = import_lane.imported + excluded.imported, known = import_lane.known + excluded.known,
				refused = import_lane.refused + excluded.refused
			""";

	private final DataSource dataSource;

	private final Outbox outbox;

	private final JsonMapper json;

	ImportRepository(DataSource dataSource, Outbox outbox, JsonMapper json) {
		this.dataSource = dataSource;
		this.outbox = outbox;
		this.json = json;
	}

	/** Work on a connection whose transaction sees all sites. */
	@FunctionalInterface
	private interface Work<T> {

		T on(Connection connection) throws SQLException, IOException;

	}

	private <T> T inTransaction(Work<T> work) throws SQLException, IOException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT set_config('app.sites', '*', true)");
				T result = work.on(connection);
				connection.commit();
				return result;
			}
			catch (SQLException | IOException | RuntimeException ex) {
				connection.rollback();
				throw ex;
			}
		}
	}

	/**
	 * Stores a block of rows of one lane with its progress.
	 * @param lane the lane; below 0 for rows without a site
	 */
	void store(UUID id, int lane, List<ImportRow> rows) throws SQLException, IOException {
		inTransaction((connection) -> {
			Map<UUID, NewResponse> good = new HashMap<>();
			StagingText staged = new StagingText(this.json);
			int refused = 0;
			try (PreparedStatement refusal = connection
				.prepareStatement("INSERT INTO import_refusal (import, line, reason, source) VALUES (?, ?, ?, ?)")) {
				for (ImportRow row : rows) {
					switch (row) {
						case ImportRow.Good fit -> {
							good.put(fit.response().id(), fit.response());
							staged.add(fit);
						}
						case ImportRow.Bad bad -> {
							refuse(refusal, id, bad);
							refused++;
						}
					}
				}
				refusal.executeBatch();
			}
			Set<UUID> fresh = good.isEmpty() ? Set.of() : store(connection, staged.toString());
			progress(connection, id, lane, rows.getLast().line(),
					new int[] { fresh.size(), good.size() - fresh.size(), refused });
			this.outbox.append(connection, rows.stream().<NewResponse>mapMulti((row, take) -> {
				if (row instanceof ImportRow.Good fit && fresh.contains(fit.response().id())) {
					take.accept(fit.response());
				}
			}).map(NewResponse::received).toList());
			return fresh.size();
		});
	}

	private static void refuse(PreparedStatement statement, UUID id, ImportRow.Bad bad) throws SQLException {
		statement.setObject(1, id);
		statement.setLong(2, bad.line());
		statement.setString(3, bad.reason());
		statement.setString(4, bad.source().replace("\0", ""));
		statement.addBatch();
	}

	private static Set<UUID> store(Connection connection, String staged) throws SQLException, IOException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(STAGING);
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("COPY staging FROM STDIN", new StringReader(staged));
			Set<UUID> fresh = new HashSet<>();
			try (ResultSet rows = statement.executeQuery(STORE)) {
				while (rows.next()) {
					fresh.add(rows.getObject(1, UUID.class));
				}
			}
			return fresh;
		}
	}

	private static void progress(Connection connection, UUID id, int lane, long line, int[] counts)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
			statement.setObject(1, id);
			statement.setInt(2, lane);
			statement.setLong(3, line);
			for (int i = 0; i < counts.length; i++) {
				statement.setInt(4 + i, counts[i]);
			}
			statement.executeUpdate();
		}
	}

	/**
	 * The last stored line of each lane.
	 */
	Map<Integer, Long> progress(UUID id) throws SQLException, IOException {
		return inTransaction((connection) -> {
			Map<Integer, Long> lines = new HashMap<>();
			each(connection, "SELECT lane, line FROM import_lane WHERE import = ?", id,
					(rows) -> lines.put(rows.getInt(1), rows.getLong(2)));
			return lines;
		});
	}

	/**
	 * The lines that were refused so far: what was refused once is not taken later.
	 */
	Set<Long> refusedLines(UUID id) throws SQLException, IOException {
		return inTransaction((connection) -> {
			Set<Long> lines = new HashSet<>();
			each(connection, "SELECT line FROM import_refusal WHERE import = ?", id,
					(rows) -> lines.add(rows.getLong(1)));
			return lines;
		});
	}

	Set<String> sites() throws SQLException, IOException {
		return inTransaction((connection) -> {
			Set<String> sites = new HashSet<>();
			each(connection, "SELECT code FROM site", null, (rows) -> sites.add(rows.getString(1)));
			return sites;
		});
	}

	Map<CustomerType, Set<String>> touchpoints() throws SQLException, IOException {
		return inTransaction((connection) -> {
			Map<CustomerType, Set<String>> touchpoints = new EnumMap<>(CustomerType.class);
			each(connection, "SELECT customer_type, code FROM touchpoint", null,
					(rows) -> touchpoints
						.computeIfAbsent(CustomerType.valueOf(rows.getString(1)), (type) -> new HashSet<>())
						.add(rows.getString(2)));
			return touchpoints;
		});
	}

	@FunctionalInterface
	private interface RowReader {

		void read(ResultSet rows) throws SQLException;

	}

	private static void each(Connection connection, String sql, @Nullable UUID id, RowReader reader)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			if (id != null) {
				statement.setObject(1, id);
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					reader.read(rows);
				}
			}
		}
	}

}
