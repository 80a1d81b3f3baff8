package io.touchpoint.starter.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * A transaction of a bulk load: on JDBC, because R2DBC has no COPY, and for all sites.
 */
public final class BulkTransaction {

	private final DataSource dataSource;

	public BulkTransaction(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/** Work on the connection of one transaction. */
	@FunctionalInterface
	public interface Work<T> {

		T on(Connection connection) throws SQLException;

	}

	/**
	 * Commits what the work did, or nothing of it if it fails.
	 */
	public <T> T run(Work<T> work) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try {
				seeEverySite(connection);
				T result = work.on(connection);
				connection.commit();
				return result;
			}
			catch (SQLException | RuntimeException ex) {
				undo(connection, ex);
				throw ex;
			}
		}
	}

	private static void seeEverySite(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', true)");
		}
	}

	/**
	 * A connection that is gone rolls back by itself; the first failure is the one to
	 * tell.
	 */
	private static void undo(Connection connection, Exception reason) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

}
