package io.touchpoint.starter.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database of the test server and the two roles that use it.
 */
public record TestDatabase(String host, int port, String name, String user, String owner, String password) {

	private static final Map<String, String> OPEN_EVERYWHERE = Map.of("flyway_schema_history",
			"Which migrations ran, said by their owner alone", "feed_epoch", "Which history of the feed this is",
			"lane", "Counters", "feed_cursor", "How far others' feeds were read", "scheduled_tasks",
			"Names and times of jobs", "outbox",
			"COPY, which fills it, cannot write to a guarded table; fellow services alone read it");

	public String jdbcUrl() {
		return "jdbc:postgresql://" + this.host + ":" + this.port + "/" + this.name;
	}

	public String r2dbcUrl() {
		return "r2dbc:postgresql://" + this.host + ":" + this.port + "/" + this.name;
	}

	/**
	 * Checks that row-level security guards every table, for the owner too, except these.
	 * @param exceptions by table, why nobody needs a scope to read it; those that every
	 * service has need not be named
	 */
	public void checkGuarded(Map<String, String> exceptions) throws SQLException {
		Set<String> excepted = new TreeSet<>(OPEN_EVERYWHERE.keySet());
		excepted.addAll(exceptions.keySet());
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						SELECT relname FROM pg_class
						WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
							AND NOT (relrowsecurity AND relforcerowsecurity)
						ORDER BY 1
						""")) {
			Set<String> open = new TreeSet<>();
			while (rows.next()) {
				open.add(rows.getString(1));
			}
			assertThat(open).as("tables without forced row-level security").isEqualTo(excepted);
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
