package io.touchpoint.notification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.PostgresServer;
import io.touchpoint.starter.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An installation that sent mails before goes on where it was.
 */
class UpgradeTests {

	private final TestDatabase database = PostgresServer.running().freshDatabase("upgraded");

	@BeforeEach
	void anInstallationOfTheFirstVersion() throws SQLException {
		flyway().target("101").load().migrate();
		run("""
				INSERT INTO feed_cursor (handler, lane, epoch, position)
				SELECT h.name, lane, ('00000000-0000-0000-0000-00000000000' || h.n)::uuid, h.n * 100 + lane
				FROM generate_series(0, 7) lane, (VALUES ('thank-you', 1), ('acknowledgement', 2)) h (name, n)""");
		run("""
				INSERT INTO parked_event (handler, lane, position, subject, event, reason, parked_at)
				VALUES ('acknowledgement', 3, 7, 'c-1', '{}', 'reason', now()), ('sites', 3, 7, 's', '{}', 'reason', now())""");
		run("""
				INSERT INTO message (id, site, kind, channel, event, source, about, state, due_at, created_at, since)
				VALUES (gen_random_uuid(), 'bay', 'THANK_YOU', 'EMAIL', gen_random_uuid(), 'feedback-service', 'r-1',
					'SENT', now(), '2026-01-02T03:04:05Z', now())""");
		flyway().load().migrate();
	}

	@Test
	void theNewHandlersReadTheSameFeedsAnew() throws SQLException {
		assertThat(rows("""
				SELECT epoch || ' ' || string_agg(position::text, ',' ORDER BY lane) FROM feed_cursor
				WHERE handler = 'messages-of-feedback-service' GROUP BY epoch"""))
			.containsExactly("00000000-0000-0000-0000-000000000001 0,0,0,0,0,0,0,0");
		assertThat(rows("""
				SELECT epoch || ' ' || string_agg(position::text, ',' ORDER BY lane) FROM feed_cursor
				WHERE handler = 'messages-of-complaint-service' GROUP BY epoch"""))
			.containsExactly("00000000-0000-0000-0000-000000000002 0,0,0,0,0,0,0,0");
	}

	@Test
	void whatWasParkedComesAgainOrCanStillBeReplayed() throws SQLException {
		assertThat(rows("SELECT handler FROM parked_event ORDER BY handler")).containsExactly("sites");
	}

	@Test
	void aMessageOfBeforeIsStillTheOneOfItsEvent() throws SQLException {
		assertThat(run("""
				INSERT INTO message (id, site, kind, channel, event, source, about, state, due_at, created_at, since)
				SELECT gen_random_uuid(), site, kind, channel, event, source, about, 'PENDING', now(), now(), now()
				FROM message ON CONFLICT (event, channel, kind, recipient_key) DO NOTHING""")).isZero();
		assertThat(rows("SELECT kind || ' ' || (since AT TIME ZONE 'UTC')::text FROM message_kind"))
			.containsExactly("THANK_YOU 2026-01-02 03:04:05");
	}

	private FluentConfiguration flyway() {
		return Flyway.configure()
			.dataSource(this.database.jdbcUrl(), this.database.owner(), this.database.password())
			.outOfOrder(true);
	}

	private int run(String sql) throws SQLException {
		try (Connection connection = everywhere(); Statement statement = connection.createStatement()) {
			return statement.executeUpdate(sql);
		}
	}

	private List<String> rows(String sql) throws SQLException {
		try (Connection connection = everywhere();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			List<String> rows = new ArrayList<>();
			while (result.next()) {
				rows.add(result.getString(1));
			}
			return rows;
		}
	}

	private Connection everywhere() throws SQLException {
		Connection connection = DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password());
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', false)");
		}
		return connection;
	}

}
