package io.touchpoint.complaint.importer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * Connections of a bulk load: they see all sites, and nothing is kept without a commit.
 */
final class Jdbc {

	private Jdbc() {
	}

	static Connection connect(DataSource dataSource) throws SQLException {
		Connection connection = dataSource.getConnection();
		connection.setAutoCommit(false);
		return connection;
	}

	/** First statement of a transaction. */
	static void everywhere(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', true)");
		}
	}

}
