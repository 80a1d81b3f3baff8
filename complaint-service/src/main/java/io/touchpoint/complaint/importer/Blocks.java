package io.touchpoint.complaint.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.Snapshot;
import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.bulk.LaneBlocks.Block;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;

import org.springframework.stereotype.Component;

/**
 * Takes over one block of one lane in one transaction: the cases, their timelines, their
 * events, and how far the run is. What is there already stays as it is.
 */
@Component
class Blocks {

	private static final String KNOWN = "SELECT source_id FROM complaint WHERE source = ? AND source_id = ANY (?)";

	private static final String NUMBERS = "SELECT nextval('complaint_number') FROM generate_series(1, ?)";

	private static final String REFUSE = "INSERT INTO import_refusal (run, line, reason, row) VALUES (?, ?, ?, ?)";

	private static final String PROGRESS = """
			INSERT INTO import_lane (run, lane, line, imported, known, refused) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (run, lane) DO UPDATE SET line = excluded.line,
				imported = import_lane.imported + excluded.imported, known = import_lane.known + excluded.known,
				refused = import_lane.refused + excluded.refused
			""";

	private final BulkTransaction transaction;

	private final Outbox outbox;

	Blocks(BulkTransaction transaction, Outbox outbox) {
		this.transaction = transaction;
		this.outbox = outbox;
	}

	/**
	 * Takes a block over.
	 * @param source the profile, which with its source's id tells a case from all others
	 * @return how many of its rows were known
	 */
	int store(UUID run, String source, Block<ImportRow> block) throws SQLException {
		return this.transaction.run((connection) -> {
			Map<String, ImportRow.Good> fresh = new LinkedHashMap<>();
			int refused = sort(connection, run, block.rows(), fresh);
			if (block.asking()) {
				leaveOutKnown(connection, source, fresh);
			}
			List<NewEvent> events = List.of();
			if (!fresh.isEmpty()) {
				List<ImportRow.Good> numbered = numbered(connection, List.copyOf(fresh.values()));
				StagedCases.store(connection, source, numbered);
				events = numbered.stream().map((row) -> Snapshot.takenOver(row.complaint(), row.happenedAt())).toList();
			}
			int known = block.rows().size() - refused - fresh.size();
			progress(connection, run, block, new int[] { fresh.size(), known, refused });
			this.outbox.append(connection, events);
			return known;
		});
	}

	/** An id that comes twice counts once, and the second row is known by then. */
	private static int sort(Connection connection, UUID run, List<ImportRow> rows, Map<String, ImportRow.Good> fresh)
			throws SQLException {
		int refused = 0;
		try (PreparedStatement refusal = connection.prepareStatement(REFUSE)) {
			for (ImportRow row : rows) {
				switch (row) {
					case ImportRow.Good good -> fresh.putIfAbsent(good.sourceId(), good);
					case ImportRow.Bad bad -> {
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

	private static void refuse(PreparedStatement insert, UUID run, ImportRow.Bad row) throws SQLException {
		insert.setObject(1, run);
		insert.setLong(2, row.line());
		insert.setString(3, row.reason().replace('\0', ' '));
		insert.setString(4, row.row().replace('\0', ' '));
		insert.addBatch();
	}

	private static void leaveOutKnown(Connection connection, String source, Map<String, ImportRow.Good> rows)
			throws SQLException {
		try (Statement plan = connection.createStatement();
				PreparedStatement select = connection.prepareStatement(KNOWN)) {
			// A plan that is kept from the time when the table was empty would scan it.
			plan.execute("SET LOCAL enable_seqscan = off");
			select.setString(1, source);
			select.setArray(2, connection.createArrayOf("text", rows.keySet().toArray()));
			try (ResultSet known = select.executeQuery()) {
				while (known.next()) {
					rows.remove(known.getString(1));
				}
			}
		}
	}

	/**
	 * A number is drawn only for what is not there yet: a second import leaves no gap.
	 */
	private static List<ImportRow.Good> numbered(Connection connection, List<ImportRow.Good> rows) throws SQLException {
		List<ImportRow.Good> numbered = new ArrayList<>(rows.size());
		try (PreparedStatement draw = connection.prepareStatement(NUMBERS)) {
			draw.setInt(1, rows.size());
			Iterator<ImportRow.Good> each = rows.iterator();
			try (ResultSet number = draw.executeQuery()) {
				while (number.next()) {
					numbered.add(each.next().numbered(number.getLong(1)));
				}
			}
		}
		return numbered;
	}

	private static void progress(Connection connection, UUID run, Block<ImportRow> block, int[] counts)
			throws SQLException {
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
