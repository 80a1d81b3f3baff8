package io.touchpoint.complaint.casework;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The same as {@link Trail} for a bulk load that works on a JDBC connection with
 * auto-commit off.
 */
@FunctionalInterface
public interface BulkTrail {

	/** Writes down one thing that happened at a site. */
	void write(Connection connection, String site, Trace trace) throws SQLException;

}
