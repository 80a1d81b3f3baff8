package io.touchpoint.complaint.importer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.touchpoint.complaint.casework.BulkTrail;
import io.touchpoint.complaint.casework.Snapshot;
import io.touchpoint.complaint.casework.Trace;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportTarget;

import org.springframework.stereotype.Component;

/**
 * Where imported cases go. The profile, with its source's id, tells a case from all
 * others.
 */
@Component
class CaseTarget implements ImportTarget<TakenCase> {

	private static final String KNOWN = "SELECT source_id FROM complaint WHERE source = ? AND source_id = ANY (?)";

	private static final String NUMBERS = "SELECT nextval('complaint_number') FROM generate_series(1, ?)";

	private final BulkTrail trail;

	private final Clock clock;

	CaseTarget(BulkTrail trail, Clock clock) {
		this.trail = trail;
		this.clock = clock;
	}

	@Override
	public PreparedStatement known(Connection connection, String profile, String[] keys) throws SQLException {
		PreparedStatement select = connection.prepareStatement(KNOWN);
		select.setString(1, profile);
		select.setArray(2, connection.createArrayOf("text", keys));
		return select;
	}

	@Override
	public List<NewEvent> store(Connection connection, UUID run, String profile, List<Good<TakenCase>> rows)
			throws SQLException {
		Map<String, TakenCase> cases = numbered(connection, rows);
		StagedCases.store(connection, profile, cases);
		writeDown(connection, run, cases);
		return cases.values().stream().map((one) -> Snapshot.takenOver(one.complaint(), one.happenedAt())).toList();
	}

	/**
	 * One row of the audit log a block and site, in one order for everybody who writes at
	 * once.
	 */
	private void writeDown(Connection connection, UUID run, Map<String, TakenCase> cases) throws SQLException {
		Map<String, StringBuilder> ids = new TreeMap<>();
		cases.values()
			.forEach((one) -> ids.computeIfAbsent(one.complaint().site(), (site) -> new StringBuilder(run.toString()))
				.append(' ')
				.append(one.complaint().id()));
		for (Map.Entry<String, StringBuilder> site : ids.entrySet()) {
			this.trail.write(connection, site.getKey(), new Trace(this.clock.instant(), null, "imported", null,
					site.getValue().toString().getBytes(StandardCharsets.UTF_8)));
		}
	}

	/**
	 * A number is drawn only for what is not there yet: a second import leaves no gap.
	 */
	private static Map<String, TakenCase> numbered(Connection connection, List<Good<TakenCase>> rows)
			throws SQLException {
		Map<String, TakenCase> numbered = new LinkedHashMap<>();
		try (PreparedStatement draw = connection.prepareStatement(NUMBERS)) {
			draw.setInt(1, rows.size());
			Iterator<Good<TakenCase>> each = rows.iterator();
			try (ResultSet number = draw.executeQuery()) {
				while (number.next()) {
					Good<TakenCase> row = each.next();
					numbered.put(row.key(), row.thing().numbered(number.getLong(1)));
				}
			}
		}
		return numbered;
	}

}
