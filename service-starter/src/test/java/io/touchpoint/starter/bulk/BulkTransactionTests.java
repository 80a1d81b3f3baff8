package io.touchpoint.starter.bulk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.touchpoint.starter.testing.PostgresServer;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkTransactionTests {

	private final BulkTransaction transaction = new BulkTransaction(dataSource());

	private static PGSimpleDataSource dataSource() {
		TestDatabase database = PostgresServer.running().freshDatabase("bulk");
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.jdbcUrl());
		dataSource.setUser(database.owner());
		dataSource.setPassword(database.password());
		return dataSource;
	}

	@Test
	void theWorkSeesAllSites() throws SQLException {
		assertThat(text("SELECT current_setting('app.sites')")).isEqualTo("*");
	}

	@Test
	void whatFailsLeavesNothing() throws SQLException {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.transaction.run((connection) -> {
			execute(connection, "CREATE TABLE half (n integer)");
			return execute(connection, "SELECT 1 / 0");
		}));
		assertThat(text("SELECT to_regclass('half')")).isNull();
		this.transaction.run((connection) -> execute(connection, "CREATE TABLE whole (n integer)"));
		assertThat(text("SELECT to_regclass('whole')")).isEqualTo("whole");
	}

	private static boolean execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			return statement.execute(sql);
		}
	}

	private String text(String sql) throws SQLException {
		String[] text = new String[1];
		this.transaction.run((connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
				row.next();
				text[0] = row.getString(1);
				return true;
			}
		});
		return text[0];
	}

}
