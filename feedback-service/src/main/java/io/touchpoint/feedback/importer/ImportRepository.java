package io.touchpoint.feedback.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.bulk.LaneBlocks;

import org.springframework.stereotype.Component;

/**
 * What a run reads before it stores its rows.
 */
@Component
class ImportRepository {

	private final BulkTransaction transaction;

	ImportRepository(BulkTransaction transaction) {
		this.transaction = transaction;
	}

	/**
	 * What an earlier attempt has stored.
	 */
	LaneBlocks.Progress progress(UUID id) throws SQLException {
		return this.transaction.run((connection) -> {
			Map<Integer, Long> lines = new HashMap<>();
			each(connection, "SELECT lane, line FROM import_lane WHERE import = ?", id,
					(rows) -> lines.put(rows.getInt(1), rows.getLong(2)));
			Set<Long> refused = new HashSet<>();
			each(connection, "SELECT line FROM import_refusal WHERE import = ?", id,
					(rows) -> refused.add(rows.getLong(1)));
			return new LaneBlocks.Progress(lines, refused);
		});
	}

	Set<String> sites() throws SQLException {
		return this.transaction.run((connection) -> {
			Set<String> sites = new HashSet<>();
			each(connection, "SELECT code FROM site", null, (rows) -> sites.add(rows.getString(1)));
			return sites;
		});
	}

	Map<CustomerType, Set<String>> touchpoints() throws SQLException {
		return this.transaction.run((connection) -> {
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
