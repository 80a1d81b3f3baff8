package io.touchpoint.complaint.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.starter.event.Outbox;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies the rows of one run into the staging table, all of them or none.
 */
final class Staging {

	static final String COLUMNS = """
			run, lane, line, source_id, id, site, year, revision, status, channel, severity, causes, customer_type,
			about, subject, description, language, contact_email, contact_name, received_by, owner_id, owner_name,
			on_the_spot, outcome, in_customers_favour, remedy, timely, received_at, forwarded_at, acknowledge_by,
			resolve_by, waiting_since, due_at, acknowledged_at, resolved_at, closed_at, happened_at, entries
			""";

	private static final int FLUSH = 1 << 16;

	private static final int LONGEST_ROW_KEPT = 4_000;

	private static final String REFUSE = """
			INSERT INTO import_refusal (run, line, reason, row) VALUES (?, ?, ?, ?)
			ON CONFLICT (run, line) DO NOTHING
			""";

	private final UUID run;

	private final Connection connection;

	private final CopyIn copy;

	private final CopyText text = new CopyText();

	private final JsonMapper json;

	private final java.util.ArrayList<ImportRow.Bad> bad = new java.util.ArrayList<>();

	private long read;

	private long good;

	Staging(UUID run, Connection connection, JsonMapper json) throws SQLException {
		this.run = run;
		this.connection = connection;
		this.json = json;
		this.copy = connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyIn("COPY import_case (" + COLUMNS + ") FROM STDIN");
	}

	void add(ImportRow.Good row) throws SQLException {
		this.read++;
		this.good++;
		write(row);
		if (this.text.length() > FLUSH) {
			flush();
		}
	}

	void refuse(ImportRow.Bad row) {
		this.read++;
		this.bad.add(row);
	}

	long read() {
		return this.read;
	}

	long good() {
		return this.good;
	}

	long refused() {
		return this.bad.size();
	}

	/** Ends the copy and keeps the refused rows beside it. */
	void end() throws SQLException {
		flush();
		this.copy.endCopy();
		try (PreparedStatement insert = this.connection.prepareStatement(REFUSE)) {
			for (List<ImportRow.Bad> batch = this.bad; !batch.isEmpty();) {
				int size = Math.min(1000, batch.size());
				for (ImportRow.Bad row : batch.subList(0, size)) {
					insert.setObject(1, this.run);
					insert.setLong(2, row.line());
					insert.setString(3, row.reason());
					insert.setString(4, TakenOver.within(LONGEST_ROW_KEPT, row.row().replace('\0', ' ')));
					insert.addBatch();
				}
				insert.executeBatch();
				batch = batch.subList(size, batch.size());
			}
		}
	}

	void cancel() throws SQLException {
		if (this.copy.isActive()) {
			this.copy.cancelCopy();
		}
	}

	private void flush() throws SQLException {
		byte[] bytes = this.text.take();
		this.copy.writeToCopy(bytes, 0, bytes.length);
	}

	private void write(ImportRow.Good row) {
		Complaint complaint = row.complaint();
		this.text.add(this.run)
			.add(Outbox.laneOf(complaint.site()))
			.add(row.line())
			.add(row.sourceId())
			.add(complaint.id())
			.add(complaint.site())
			.add(complaint.times().receivedAt().atOffset(java.time.ZoneOffset.UTC).getYear())
			.add(complaint.revision())
			.add(complaint.status());
		write(complaint.matter());
		write(complaint.contact());
		write(complaint.receivedBy(), complaint.owner());
		write(complaint.onTheSpot(), complaint.settlement());
		write(complaint, complaint.times());
		this.text.add(row.happenedAt()).add(entries(row.entries()));
		this.text.endRow();
	}

	private void write(Matter matter) {
		this.text.add(matter.channel())
			.add(matter.severity())
			.add(matter.causes())
			.add(matter.customerType())
			.add(matter.about())
			.add(matter.subject())
			.add(matter.description())
			.add(matter.language());
	}

	private void write(@Nullable Contact contact) {
		this.text.add((contact != null) ? contact.email() : null).add((contact != null) ? contact.name() : null);
	}

	private void write(String receivedBy, @Nullable Person owner) {
		this.text.add(receivedBy).add((owner != null) ? owner.id() : null).add((owner != null) ? owner.name() : null);
	}

	private void write(boolean onTheSpot, Settlement settlement) {
		this.text.add(onTheSpot).add(settlement.outcome()).add(settlement.inCustomersFavour()).add(settlement.remedy());
	}

	private void write(Complaint complaint, Times times) {
		this.text.add(complaint.timely())
			.add(times.receivedAt())
			.add(times.forwardedAt())
			.add(times.acknowledgeBy())
			.add(times.resolveBy())
			.add(times.waitingSince())
			.add(complaint.dueAt())
			.add(times.acknowledgedAt())
			.add(times.resolvedAt())
			.add(times.closedAt());
	}

	private @Nullable String entries(List<Entry> entries) {
		return entries.isEmpty() ? null : this.json.writeValueAsString(entries);
	}

}
