package io.touchpoint.feedback.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportTarget;

import org.springframework.stereotype.Component;

/**
 * Where imported visits go: they wait until the register enters them, as it enters those
 * of the API.
 */
@Component
public class VisitTarget implements ImportTarget<ArrivedVisit> {

	private static final String KNOWN = """
			SELECT source_key FROM visit WHERE source_key = ANY (?)
			UNION SELECT source_key FROM visit_arrival WHERE source_key = ANY (?)
			""";

	private static final String STORE = """
			INSERT INTO visit_arrival (source_key, site, visit, due_at) VALUES (?, ?, ?::jsonb, ?)
			ON CONFLICT (source_key) DO NOTHING
			""";

	private final Clock clock;

	VisitTarget(Clock clock) {
		this.clock = clock;
	}

	@Override
	public PreparedStatement known(Connection connection, String profile, String[] keys) throws SQLException {
		PreparedStatement select = connection.prepareStatement(KNOWN);
		select.setArray(1, connection.createArrayOf("text", keys));
		select.setArray(2, connection.createArrayOf("text", keys));
		return select;
	}

	@Override
	public List<NewEvent> store(Connection connection, UUID run, String profile, List<Good<ArrivedVisit>> rows)
			throws SQLException {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		try (PreparedStatement insert = connection.prepareStatement(STORE)) {
			for (Good<ArrivedVisit> row : rows) {
				insert.setString(1, row.key());
				insert.setString(2, row.thing().site());
				insert.setString(3, row.thing().json());
				insert.setObject(4, now);
				insert.addBatch();
			}
			insert.executeBatch();
		}
		return List.of();
	}

}
