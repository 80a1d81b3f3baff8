package io.touchpoint.starter.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of the test server and the two roles that use it.
 */
public record TestDatabase(String host, int port, String name, String user, String owner, String password) {

	public String jdbcUrl() {
		return "jdbc:postgresql://" + this.host + ":" + this.port + "/" + this.name;
	}

	public String r2dbcUrl() {
		return "r2dbc:postgresql://" + this.host + ":" + this.port + "/" + this.name;
	}

	/**
	 * Tables with a column {@code site} that row-level security does not guard, for the
	 * owner too. A service's test expects none; the outbox is read by fellow services
	 * only, and COPY, which fills it, cannot write to a guarded table.
	 */
	public List<String> tablesWithoutSiteScope() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
						WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
							AND a.attname = 'site' AND NOT a.attisdropped AND c.relname <> 'outbox'
							AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
						ORDER BY 1
						""")) {
			List<String> tables = new ArrayList<>();
			while (rows.next()) {
				tables.add(rows.getString(1));
			}
			return tables;
		}
	}

	/**
	 * A connection as the owner of the tables, who may do what the runtime role may not.
	 */
	public Connection connectAsOwner() throws SQLException {
		return DriverManager.getConnection(jdbcUrl(), this.owner, this.password);
	}

	/**
	 * Forgets all that was told, as nobody can at run time.
	 */
	public void emptyOutbox() throws SQLException {
		try (Connection owner = connectAsOwner(); Statement statement = owner.createStatement()) {
			statement.execute("DELETE FROM outbox");
			statement.execute("UPDATE lane SET n = 0");
		}
	}

	/**
	 * A connection as the runtime role, to which row-level security applies.
	 */
	public Connection connect() throws SQLException {
		return DriverManager.getConnection(jdbcUrl(), this.user, this.password);
	}

}
