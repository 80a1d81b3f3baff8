package io.touchpoint.feedback.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.Contact;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.bulk.CopyRows;
import io.touchpoint.starter.bulk.LaneBlocks.Block;
import io.touchpoint.starter.event.Outbox;

import org.springframework.stereotype.Component;

/**
 * The bulk path: a block is staged by COPY, stored by one statement, and told, in one
 * transaction with the import's progress. A transaction that dies leaves no trace of its
 * block, so the import goes on from its progress.
 */
@Component
class BlockRepository {

	private static final String STAGED = """
			id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version, overall, nps, moment,
			answers, comment, language, relation, promise, waited_seconds, source_key, occurred_at, received_at,
			contactable""";

	private static final int STAGED_COLUMNS = 20;

	/**
	 * COPY cannot write to a table with row-level security; its own staging nobody else
	 * sees.
	 */
	private static final String STAGING = """
			CREATE TEMPORARY TABLE IF NOT EXISTS staging (LIKE response) ON COMMIT DELETE ROWS;
			CREATE TEMPORARY TABLE IF NOT EXISTS staging_contact (LIKE response_contact) ON COMMIT DELETE ROWS
			""";

	private static final String STORE = "INSERT INTO response (%1$s) SELECT %1$s FROM staging".formatted(STAGED);

	private static final String CONTACTS = """
			INSERT INTO response_contact (response, site, email, name, consent_at)
			SELECT response, site, email, name, consent_at FROM staging_contact
			""";

	private static final String KNOWN = "SELECT source_key FROM response WHERE source_key = ANY (?)";

	private static final String REFUSE = """
			INSERT INTO import_refusal (import, line, reason, source) VALUES (?, ?, ?, ?)
			""";

	private static final String PROGRESS = """
			INSERT INTO import_lane (import, lane, line, imported, known, refused) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (import, lane) DO UPDATE SET line = excluded.line,
				imported = import_lane.imported + excluded.imported, known = import_lane.known + excluded.known,
				refused = import_lane.refused + excluded.refused
			""";

	private final BulkTransaction transaction;

	private final Outbox outbox;

	private final JsonMapper json;

	BlockRepository(BulkTransaction transaction, Outbox outbox, JsonMapper json) {
		this.transaction = transaction;
		this.outbox = outbox;
		this.json = json;
	}

	/**
	 * Stores a block with its progress.
	 * @return how many of its rows were known
	 */
	int store(UUID id, Block<ImportRow> block) throws SQLException {
		return this.transaction.run((connection) -> {
			Map<String, NewResponse> fresh = new LinkedHashMap<>();
			int refused = sort(connection, id, block.rows(), fresh);
			if (block.asking()) {
				leaveOutKnown(connection, fresh);
			}
			if (!fresh.isEmpty()) {
				store(connection, fresh);
			}
			int known = block.rows().size() - refused - fresh.size();
			progress(connection, id, block, new int[] { fresh.size(), known, refused });
			this.outbox.append(connection, fresh.values().stream().map(NewResponse::received).toList());
			return known;
		});
	}

	/** A key that comes twice counts once, and the second row is known by then. */
	private static int sort(Connection connection, UUID id, List<ImportRow> rows, Map<String, NewResponse> fresh)
			throws SQLException {
		int refused = 0;
		try (PreparedStatement refusal = connection.prepareStatement(REFUSE)) {
			for (ImportRow row : rows) {
				switch (row) {
					case ImportRow.Good good -> fresh.putIfAbsent(good.key(), good.response());
					case ImportRow.Bad bad -> {
						refuse(refusal, id, bad);
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

	private static void refuse(PreparedStatement statement, UUID id, ImportRow.Bad bad) throws SQLException {
		statement.setObject(1, id);
		statement.setLong(2, bad.line());
		statement.setString(3, bad.reason());
		statement.setString(4, bad.source().replace("\0", ""));
		statement.addBatch();
	}

	private static void leaveOutKnown(Connection connection, Map<String, NewResponse> rows) throws SQLException {
		try (Statement plan = connection.createStatement();
				PreparedStatement select = connection.prepareStatement(KNOWN)) {
			// A plan that is kept from the time when the table was empty would scan it.
			plan.execute("SET LOCAL enable_seqscan = off");
			select.setArray(1, connection.createArrayOf("text", rows.keySet().toArray()));
			try (ResultSet known = select.executeQuery()) {
				while (known.next()) {
					rows.remove(known.getString(1));
				}
			}
		}
	}

	private void store(Connection connection, Map<String, NewResponse> fresh) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(STAGING);
			CopyRows rows = new CopyRows(STAGED_COLUMNS);
			fresh.forEach((key, response) -> write(rows.row(), key, response));
			rows.into(connection, "staging (" + STAGED + ")");
			statement.executeUpdate(STORE);
			if (fresh.values().stream().anyMatch((response) -> response.contact() != null)) {
				contacts(fresh.values()).into(connection, "staging_contact (response, site, email, name, consent_at)");
				statement.executeUpdate(CONTACTS);
			}
		}
	}

	private void write(CopyRows row, String key, NewResponse response) {
		row.id(response.id())
			.text(response.site())
			.text(response.touchpoint())
			.code(response.channel())
			.code(response.customerType())
			.text(response.questionnaire())
			.whole(response.questionnaireVersion())
			.small(response.overall())
			.small(response.nps())
			.code(response.moment())
			.json(this.json.writeValueAsBytes(response.plainAnswers()))
			.text(response.comment())
			.text(response.language())
			.code(response.relation())
			.code(response.promise())
			.whole(response.waitedSeconds())
			.text(key)
			.time(response.occurredAt())
			.time(response.receivedAt())
			.flag(response.contact() != null);
	}

	private static CopyRows contacts(Collection<NewResponse> responses) {
		CopyRows rows = new CopyRows(5);
		for (NewResponse response : responses) {
			Contact contact = response.contact();
			if (contact != null) {
				rows.row()
					.id(response.id())
					.text(response.site())
					.text(contact.email())
					.text(contact.name())
					.time(response.receivedAt());
			}
		}
		return rows;
	}

	private static void progress(Connection connection, UUID id, Block<ImportRow> block, int[] counts)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
			statement.setObject(1, id);
			statement.setInt(2, block.lane());
			statement.setLong(3, block.lastLine());
			for (int i = 0; i < counts.length; i++) {
				statement.setInt(4 + i, counts[i]);
			}
			statement.executeUpdate();
		}
	}

}
