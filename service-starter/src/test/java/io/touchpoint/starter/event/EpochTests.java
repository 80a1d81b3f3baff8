package io.touchpoint.starter.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a service's events begin a new life.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class EpochTests {

	@Autowired
	private Flyway flyway;

	@Autowired
	private TestDatabase database;

	@Test
	void aRestartIsTheSameEpoch() throws SQLException {
		String before = ask("SELECT epoch FROM feed_epoch");
		this.flyway.migrate();
		assertThat(ask("SELECT epoch FROM feed_epoch")).isEqualTo(before);
	}

	@Test
	void theOriginIsTheClusterItsTimelineAndTheDatabase() throws SQLException {
		assertThat(ask("SELECT origin FROM feed_epoch")).matches("\\d+/\\d+/\\d+");
	}

	@Test
	void aDatabaseThatCameFromElsewhereIsAnotherEpoch() throws SQLException {
		String before = ask("SELECT epoch FROM feed_epoch");
		String here = ask("SELECT origin FROM feed_epoch");
		ask("UPDATE feed_epoch SET origin = 'before the restore' RETURNING origin");
		this.flyway.migrate();
		assertThat(ask("SELECT epoch FROM feed_epoch")).isNotEqualTo(before);
		assertThat(ask("SELECT origin FROM feed_epoch")).isEqualTo(here);
	}

	private String ask(String sql) throws SQLException {
		try (Connection owner = this.database.connectAsOwner();
				Statement statement = owner.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

}
