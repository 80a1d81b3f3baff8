package io.touchpoint.complaint.importer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.ComplaintEvent.Reassigned;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.FormerEnd;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.starter.bulk.CopyRows;

/**
 * Stores cases with their timelines by way of temporary tables: COPY cannot write to a
 * table with row-level security, and what is staged here nobody else sees.
 */
final class StagedCases {

	private static final String CASE = """
			id, site, reference, revision, status, channel, severity, causes, customer_type, about, area,
			formality, subject, description, language, contact_email, contact_name, received_by, unit, owner_id,
			owner_name, on_the_spot, outcome, in_customers_favour, remedy, timely, received_at, forwarded_at, acknowledge_by, resolve_by, waiting_since,
			due_at, acknowledged_at, resolved_at, closed_at, source, source_id""";

	private static final int CASE_COLUMNS = 37;

	private static final String ENTRY = """
			complaint, site, at, actor, actor_id, kind, text, from_value, to_value, visible_to_customer""";

	private static final int ENTRY_COLUMNS = 10;

	private static final String DESK_CHANGE = """
			complaint, site, at, actor, actor_id, from_unit, from_owner, from_owner_name, to_unit, to_owner,
			to_owner_name""";

	private static final int DESK_CHANGE_COLUMNS = 11;

	private static final String FORMER_END = "complaint, site, reopened_at, ended_at, outcome";

	private static final int FORMER_END_COLUMNS = 5;

	private static final String STAGING = """
			CREATE TEMPORARY TABLE IF NOT EXISTS staged_case (LIKE complaint INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;
			CREATE TEMPORARY TABLE IF NOT EXISTS staged_entry (LIKE complaint_entry INCLUDING IDENTITY)
				ON COMMIT DELETE ROWS;
			CREATE TEMPORARY TABLE IF NOT EXISTS staged_desk_change (LIKE desk_change INCLUDING DEFAULTS)
				ON COMMIT DELETE ROWS;
			CREATE TEMPORARY TABLE IF NOT EXISTS staged_former_end (LIKE former_end INCLUDING IDENTITY)
				ON COMMIT DELETE ROWS
			""";

	private static final String STORE = "INSERT INTO complaint (%1$s) SELECT %1$s FROM staged_case".formatted(CASE);

	/** In the order in which they came: their numbers are given here. */
	private static final String TELL = "INSERT INTO complaint_entry (%1$s) SELECT %1$s FROM staged_entry"
		.formatted(ENTRY);

	private static final String HAND = "INSERT INTO desk_change (%1$s) SELECT %1$s FROM staged_desk_change"
		.formatted(DESK_CHANGE);

	private static final String END = "INSERT INTO former_end (%1$s) SELECT %1$s FROM staged_former_end"
		.formatted(FORMER_END);

	/**
	 * A block knows the sites' time zones only; what their calendars make of the
	 * deadlines is worked out afterwards.
	 */
	private static final String ASK_FOR_REVIEW = """
			INSERT INTO deadline_review (site, asked_at)
			SELECT DISTINCT staged_case.site, now() FROM staged_case JOIN site_hours ON site_hours.site = staged_case.site
			WHERE staged_case.status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED')
			ORDER BY 1
			ON CONFLICT (site) DO UPDATE SET asked_at = greatest(excluded.asked_at,
				deadline_review.asked_at + interval '1 microsecond'), after = NULL
			""";

	private StagedCases() {
	}

	/**
	 * Stores cases.
	 * @param rows the cases by their source's id
	 */
	static void store(Connection connection, String source, Map<String, TakenCase> rows) throws SQLException {
		CopyRows cases = new CopyRows(CASE_COLUMNS);
		CopyRows entries = new CopyRows(ENTRY_COLUMNS);
		CopyRows deskChanges = new CopyRows(DESK_CHANGE_COLUMNS);
		CopyRows formerEnds = new CopyRows(FORMER_END_COLUMNS);
		rows.forEach((id, row) -> {
			write(cases.row(), row.complaint());
			cases.text(source).text(id);
			row.entries().forEach((entry) -> write(entries.row(), row.complaint(), entry));
			row.deskChanges().forEach((change) -> write(deskChanges.row(), row.complaint(), change));
			row.formerEnds().forEach((end) -> write(formerEnds.row(), row.complaint(), end));
		});
		try (Statement statement = connection.createStatement()) {
			statement.execute(STAGING);
			cases.into(connection, "staged_case (" + CASE + ")");
			statement.executeUpdate(STORE);
			statement.executeUpdate(ASK_FOR_REVIEW);
			if (rows.values().stream().anyMatch((row) -> !row.entries().isEmpty())) {
				entries.into(connection, "staged_entry (" + ENTRY + ")");
				statement.executeUpdate(TELL);
			}
			if (rows.values().stream().anyMatch((row) -> !row.deskChanges().isEmpty())) {
				deskChanges.into(connection, "staged_desk_change (" + DESK_CHANGE + ")");
				statement.executeUpdate(HAND);
			}
			if (rows.values().stream().anyMatch((row) -> !row.formerEnds().isEmpty())) {
				formerEnds.into(connection, "staged_former_end (" + FORMER_END + ")");
				statement.executeUpdate(END);
			}
		}
	}

	private static void write(CopyRows row, Complaint complaint) {
		row.id(complaint.id())
			.text(complaint.site())
			.text(complaint.reference())
			.big(complaint.revision())
			.code(complaint.status());
		write(row, complaint.matter());
		Contact contact = complaint.contact();
		row.text((contact != null) ? contact.email() : null).text((contact != null) ? contact.name() : null);
		row.text(complaint.receivedBy());
		write(row, complaint.desk());
		Settlement settlement = complaint.settlement();
		row.flag(complaint.onTheSpot())
			.code(settlement.outcome())
			.flag(settlement.inCustomersFavour())
			.code(settlement.remedy())
			.flag(complaint.timely());
		write(row, complaint, complaint.times());
	}

	private static void write(CopyRows row, Desk desk) {
		Person owner = desk.owner();
		row.text(desk.unit()).text((owner != null) ? owner.id() : null).text((owner != null) ? owner.name() : null);
	}

	private static void write(CopyRows row, Complaint complaint, Reassigned change) {
		row.id(complaint.id()).text(complaint.site()).time(change.at()).text(change.by().name()).text(change.by().id());
		write(row, change.from());
		write(row, change.to());
	}

	private static void write(CopyRows row, Complaint complaint, FormerEnd end) {
		row.id(complaint.id()).text(complaint.site()).time(end.reopenedAt()).time(end.endedAt()).code(end.outcome());
	}

	private static void write(CopyRows row, Matter matter) {
		row.code(matter.channel())
			.code(matter.severity())
			.codes(matter.causes())
			.code(matter.customerType())
			.code(matter.about())
			.code(matter.area())
			.code(matter.formality())
			.text(matter.subject())
			.text(matter.description())
			.text(matter.language());
	}

	private static void write(CopyRows row, Complaint complaint, Times times) {
		row.time(times.receivedAt())
			.time(times.forwardedAt())
			.time(times.acknowledgeBy())
			.time(times.resolveBy())
			.time(times.waitingSince())
			.time(complaint.dueAt())
			.time(times.acknowledgedAt())
			.time(times.resolvedAt())
			.time(times.closedAt());
	}

	private static void write(CopyRows row, Complaint complaint, Entry entry) {
		row.id(complaint.id())
			.text(complaint.site())
			.time(entry.at())
			.text(entry.actor())
			.text(entry.actorId())
			.code(entry.kind())
			.text(entry.text())
			.text(entry.from())
			.text(entry.to())
			.flag(entry.visibleToCustomer());
	}

}
