package io.touchpoint.starter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the role of the running service may not do to the tables that all services have.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class RuntimeRoleTests {

	private static final String PARK = """
			INSERT INTO parked_event (handler, lane, position, subject, event, reason, parked_at)
			VALUES ('role', 0, 1, 'subject', '{}', 'reason', now())""";

	@Autowired
	private TestDatabase database;

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history",
			"UPDATE flyway_schema_history SET success = false", "DELETE FROM flyway_schema_history",
			"TRUNCATE flyway_schema_history", "UPDATE outbox SET data = '{}'", "DELETE FROM outbox",
			"TRUNCATE outbox" })
	void itWritesNeitherTheHistoryOfTheSchemaNorWhatWasTold(String sql) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> inScope("*", sql))
			.withMessageContaining("permission denied");
	}

	@Test
	void theOwnerStillWritesTheHistoryOfTheSchema() throws SQLException {
		try (Connection owner = this.database.connectAsOwner(); Statement statement = owner.createStatement()) {
			assertThat(statement.executeUpdate("UPDATE flyway_schema_history SET success = true")).isPositive();
		}
	}

	@Test
	void aParkedEventIsSeenByWhoSeesAllSites() throws SQLException {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> inScope("north", PARK))
			.withMessageContaining("row-level security");
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			statement.execute(PARK);
			assertThat(parked(statement)).isEqualTo(1);
			statement.execute("SELECT set_config('app.sites', 'north', true)");
			assertThat(parked(statement)).isZero();
			statement.execute("SELECT set_config('app.sites', '', true)");
			assertThat(parked(statement)).isZero();
			connection.rollback();
		}
	}

	private static long parked(Statement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM parked_event WHERE handler = 'role'")) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private void inScope(String sites, String sql) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '" + sites + "', true)");
			statement.execute(sql);
			connection.rollback();
		}
	}

}
