package io.touchpoint.complaint.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Snapshot;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Takes over one block of one lane in one transaction: the cases, their timelines, their
 * events, and how far the run is. What is there already stays as it is.
 */
final class Blocks {

	private static final String EXTENT = """
			SELECT coalesce(max(line), 0), count(*), count(entries) > 0
			FROM (SELECT line, entries FROM import_case WHERE run = ? AND lane = ? AND line > ? ORDER BY line LIMIT ?)
				AS block
			""";

	/**
	 * A number is drawn only for what is not there yet, so that a second import leaves no
	 * gap; the conflict clause is for rows that the file has twice.
	 */
	private static final String TAKE = """
			INSERT INTO complaint (id, site, reference, revision, status, channel, severity, causes, customer_type,
				about, subject, description, language, contact_email, contact_name, received_by, owner_id, owner_name,
				on_the_spot, outcome, in_customers_favour, remedy, timely, received_at, forwarded_at, acknowledge_by,
				resolve_by, waiting_since, due_at, acknowledged_at, resolved_at, closed_at, source, source_id)
			SELECT id, site, 'C-' || year || '-' || lpad(number::text, greatest(6, length(number::text)), '0'), revision,
				status, channel, severity, causes, customer_type, about, subject, description, language, contact_email,
				contact_name, received_by, owner_id, owner_name, on_the_spot, outcome, in_customers_favour, remedy,
				timely, received_at, forwarded_at, acknowledge_by, resolve_by, waiting_since, due_at, acknowledged_at,
				resolved_at, closed_at, ?, source_id
			FROM (
				SELECT c.*, nextval('complaint_number') AS number FROM import_case c
				WHERE run = ? AND lane = ? AND line > ? AND line <= ?
					AND (SELECT k.id FROM complaint k WHERE k.source = ? AND k.source_id = c.source_id) IS NULL
				ORDER BY line
			) AS block
			ON CONFLICT (source, source_id) WHERE source IS NOT NULL DO NOTHING
			RETURNING id, site, reference, revision, status, channel, severity, causes[1] AS cause, customer_type,
				timely, outcome, in_customers_favour, on_the_spot, received_at, acknowledged_at, resolved_at, closed_at,
				contact_email IS NOT NULL AS contactable
			""";

	private static final String TIMES = """
			SELECT id, happened_at FROM import_case WHERE run = ? AND lane = ? AND line > ? AND line <= ?
			""";

	private static final String LINES = """
			INSERT INTO complaint_entry (complaint, site, at, actor, kind, text, from_value, to_value,
				visible_to_customer)
			SELECT b.id, b.site, e.at, e.actor, e.kind, e.text, e."from", e."to", e."visibleToCustomer"
			FROM import_case b
			CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(b.entries) AS (at timestamptz, actor text, kind text,
				text text, "from" text, "to" text, "visibleToCustomer" boolean)) WITH ORDINALITY
				AS e (at, actor, kind, text, "from", "to", "visibleToCustomer", ordinal)
			WHERE b.run = ? AND b.lane = ? AND b.line > ? AND b.line <= ? AND b.entries IS NOT NULL AND b.id = ANY (?)
			ORDER BY b.line, e.ordinal
			""";

	private static final String PROGRESS = """
			UPDATE import_run SET imported = imported + ?, known = known + ?, done[?] = ? WHERE id = ?
			""";

	private final Connection connection;

	private final Outbox outbox;

	private final UUID run;

	private final String source;

	Blocks(Connection connection, Outbox outbox, UUID run, String source) {
		this.connection = connection;
		this.outbox = outbox;
		this.run = run;
		this.source = source;
	}

	/**
	 * Takes the next block after a line.
	 * @return the last line taken, or null if none was left
	 */
	@Nullable Long next(int lane, long after, int size) throws SQLException {
		Jdbc.everywhere(this.connection);
		byIndex();
		Extent extent = extent(lane, after, size);
		if (extent.rows() == 0) {
			this.connection.rollback();
			return null;
		}
		List<NewEvent> events = take(lane, after, extent.last());
		if (extent.entries()) {
			lines(lane, after, extent.last(), events);
		}
		progress(lane, extent, events.size());
		this.outbox.append(this.connection, events);
		this.connection.commit();
		return extent.last();
	}

	/**
	 * The plan is kept from the first blocks, when the tables were empty and a scan of
	 * them cost nothing: without this a large import costs the square of its rows.
	 */
	private void byIndex() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("SET LOCAL enable_seqscan = off");
		}
	}

	private Extent extent(int lane, long after, int size) throws SQLException {
		try (PreparedStatement select = this.connection.prepareStatement(EXTENT)) {
			select.setObject(1, this.run);
			select.setInt(2, lane);
			select.setLong(3, after);
			select.setInt(4, size);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return new Extent(row.getLong(1), row.getLong(2), row.getBoolean(3));
			}
		}
	}

	private List<NewEvent> take(int lane, long after, long last) throws SQLException {
		Map<UUID, Instant> times = times(lane, after, last);
		List<NewEvent> events = new ArrayList<>();
		try (PreparedStatement insert = this.connection.prepareStatement(TAKE)) {
			insert.setString(1, this.source);
			block(insert, 2, lane, after, last);
			insert.setString(6, this.source);
			try (ResultSet row = insert.executeQuery()) {
				while (row.next()) {
					events.add(event(row, times));
				}
			}
		}
		return events;
	}

	private Map<UUID, Instant> times(int lane, long after, long last) throws SQLException {
		Map<UUID, Instant> times = new HashMap<>();
		try (PreparedStatement select = this.connection.prepareStatement(TIMES)) {
			block(select, 1, lane, after, last);
			try (ResultSet row = select.executeQuery()) {
				while (row.next()) {
					times.put(row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
				}
			}
		}
		return times;
	}

	private void lines(int lane, long after, long last, List<NewEvent> events) throws SQLException {
		try (PreparedStatement insert = this.connection.prepareStatement(LINES)) {
			block(insert, 1, lane, after, last);
			insert.setArray(5, this.connection.createArrayOf("uuid", events.stream().map(NewEvent::subject).toArray()));
			insert.executeUpdate();
		}
	}

	private void block(PreparedStatement statement, int first, int lane, long after, long last) throws SQLException {
		statement.setObject(first, this.run);
		statement.setInt(first + 1, lane);
		statement.setLong(first + 2, after);
		statement.setLong(first + 3, last);
	}

	private void progress(int lane, Extent extent, int imported) throws SQLException {
		try (PreparedStatement update = this.connection.prepareStatement(PROGRESS)) {
			update.setLong(1, imported);
			update.setLong(2, extent.rows() - imported);
			update.setInt(3, lane + 1);
			update.setLong(4, extent.last());
			update.setObject(5, this.run);
			update.executeUpdate();
		}
	}

	private static NewEvent event(ResultSet row, Map<UUID, Instant> times) throws SQLException {
		Snapshot snapshot = new Snapshot(row.getString("reference"), Status.valueOf(row.getString("status")),
				Channel.valueOf(row.getString("channel")), Severity.valueOf(row.getString("severity")),
				Cause.valueOf(row.getString("cause")), CustomerType.valueOf(row.getString("customer_type")),
				row.getObject("timely", Boolean.class), outcome(row),
				row.getObject("in_customers_favour", Boolean.class), row.getBoolean("on_the_spot"),
				row.getObject("received_at", OffsetDateTime.class).toInstant(), time(row, "acknowledged_at"),
				time(row, "resolved_at"), time(row, "closed_at"), row.getBoolean("contactable"), true,
				row.getLong("revision"));
		UUID id = row.getObject("id", UUID.class);
		return snapshot.takenOver(row.getString("site"), times.getOrDefault(id, snapshot.receivedAt()), id.toString());
	}

	private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
		String name = row.getString("outcome");
		return (name != null) ? Outcome.valueOf(name) : null;
	}

	private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	private record Extent(long last, long rows, boolean entries) {
	}

}
