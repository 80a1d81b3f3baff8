package io.touchpoint.starter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import io.touchpoint.starter.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.netflix.eureka.TimeoutProperties;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the waits named in the configuration reach whom they are meant for: a misspelt key
 * would change nothing and say nothing.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class SettingsTests {

	@Autowired
	private DatabaseClient database;

	@Autowired
	private ConnectionFactory connections;

	@Autowired
	private DataSource jobs;

	@Autowired
	private Environment environment;

	/** Tests wait longer for a lock than services do, by the same key. */
	@ParameterizedTest
	@CsvSource({ "statement_timeout,10s", "lock_timeout,9s", "idle_in_transaction_session_timeout,5s" })
	void aWaitOfARequestEnds(String setting, String value) {
		StepVerifier.create(this.database.sql("SHOW " + setting).mapValue(String.class).one())
			.expectNext(value)
			.verifyComplete();
	}

	@Test
	void thePoolIsSmallAndDoesNotWaitForEver() {
		PoolMetrics pool = ((ConnectionPool) this.connections).getMetrics().orElseThrow();
		assertThat(pool.getMaxAllocatedSize()).isEqualTo(8);
	}

	@ParameterizedTest
	@CsvSource({ "lock_timeout,10s", "idle_in_transaction_session_timeout,1min" })
	void aWaitOfAJobEndsToo(String setting, String value) throws SQLException {
		try (Connection connection = this.jobs.getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SHOW " + setting)) {
			row.next();
			assertThat(row.getString(1)).isEqualTo(value);
			assertThat(connection.getNetworkTimeout()).isEqualTo((int) Duration.ofMinutes(2).toMillis());
		}
	}

	@Test
	void aRegistryThatHangsDoesNotHoldItsClients() {
		TimeoutProperties registry = Binder.get(this.environment)
			.bind("eureka.client.timeout", TimeoutProperties.class)
			.get();
		assertThat(registry.getConnectTimeout()).isEqualTo(1_000);
		assertThat(registry.getConnectRequestTimeout()).isEqualTo(1_000);
		assertThat(registry.getSocketTimeout()).isEqualTo(3_000);
	}

}
