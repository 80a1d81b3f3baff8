package io.touchpoint.complaint.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.touchpoint.complaint.casework.BulkTrail;
import io.touchpoint.complaint.casework.Trace;

import org.springframework.stereotype.Component;

/**
 * Appends to the chains of the sites while cases of another system are taken over: which
 * these are, and no word in one of them, so that it needs no key.
 */
@Component
class BulkChain implements BulkTrail {

	private static final String TAKE_HEAD = """
			INSERT INTO audit_head (site, n, hash) VALUES (?, 0, ?)
			ON CONFLICT (site) DO UPDATE SET n = audit_head.n
			RETURNING n, hash
			""";

	private static final String APPEND = """
			INSERT INTO audit_row (site, n, at, complaint, kind, actor, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			""";

	@Override
	public void write(Connection connection, String site, Trace trace) throws SQLException {
		AuditRow row = next(connection, site, trace);
		try (PreparedStatement append = connection.prepareStatement(APPEND);
				PreparedStatement move = connection
					.prepareStatement("UPDATE audit_head SET n = ?, hash = ? WHERE site = ?")) {
			append.setString(1, row.site());
			append.setLong(2, row.n());
			append.setObject(3, OffsetDateTime.ofInstant(row.at(), ZoneOffset.UTC));
			append.setObject(4, row.complaint());
			append.setString(5, row.kind());
			append.setString(6, row.actor());
			append.setBytes(7, row.content());
			append.setBytes(8, row.hash());
			append.executeUpdate();
			move.setLong(1, row.n());
			move.setBytes(2, row.hash());
			move.setString(3, row.site());
			move.executeUpdate();
		}
	}

	private static AuditRow next(Connection connection, String site, Trace trace) throws SQLException {
		try (PreparedStatement take = connection.prepareStatement(TAKE_HEAD)) {
			take.setString(1, site);
			take.setBytes(2, AuditRow.BEGINNING);
			try (ResultSet head = take.executeQuery()) {
				head.next();
				return AuditRow.after(head.getBytes(2), site, head.getLong(1) + 1, trace, null);
			}
		}
	}

}
