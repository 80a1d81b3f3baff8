package io.touchpoint.local.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.touchpoint.local.FreePort;
import io.touchpoint.local.settings.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerTests {

	private static final String PASSWORD = "it's a secret";

	@TempDir
	private static Path home;

	private PostgresServer server;

	private Process process;

	@BeforeAll
	static void initialise() throws Exception {
		assertThat(new PostgresServer(home, FreePort.find(), PASSWORD).prepare()).isTrue();
	}

	@BeforeEach
	void start() throws Exception {
		this.server = new PostgresServer(home, FreePort.find(), PASSWORD);
		assertThat(this.server.prepare()).isFalse();
		run();
	}

	@AfterEach
	void stop() {
		this.server.stop(this.process.toHandle());
	}

	@Test
	void commitsAreDurableAndOnlyThisMachineIsListenedTo() throws Exception {
		assertThat(shown("fsync")).isEqualTo("on");
		assertThat(shown("synchronous_commit")).isEqualTo("on");
		assertThat(shown("full_page_writes")).isEqualTo("on");
		assertThat(shown("listen_addresses")).isEqualTo("127.0.0.1");
		assertThat(shown("password_encryption")).isEqualTo("scram-sha-256");
		assertThat(shown("server_encoding")).isEqualTo("UTF8");
		assertThat(shown("server_version")).startsWith("18.");
		assertThat(value("SELECT upper('ñandú')")).isEqualTo("ÑANDÚ");
	}

	@Test
	void aWrongPasswordDoesNotOpenIt() {
		Address wrong = this.server.connection("postgres").as("postgres", "guess");
		assertThatThrownBy(wrong::open).isInstanceOf(SQLException.class).hasMessageContaining("password");
	}

	@Test
	void itStopsFastAlthoughSomebodyIsConnected() throws Exception {
		try (Connection idle = this.server.connection("postgres").open()) {
			assertThat(idle.isValid(1)).isTrue();
			assertThat(this.server.stop(this.process.toHandle())).isTrue();
			assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
			assertThat(this.process.exitValue()).isZero();
		}
	}

	@Test
	void anOrphanOfAKilledLauncherIsStoppedAndTheDataIsThere() throws Exception {
		execute("CREATE TABLE orphaned (n int)", "INSERT INTO orphaned VALUES (7)");
		PostgresServer next = new PostgresServer(home, FreePort.find(), PASSWORD);
		assertThat(next.prepare()).isFalse();
		assertThat(next.clear()).singleElement().asString().contains("Stopped a PostgreSQL");
		assertThat(this.process.isAlive()).isFalse();
		this.server = next;
		run();
		assertThat(value("SELECT n FROM orphaned")).isEqualTo("7");
	}

	@Test
	void afterAKillItStartsAgainWithEverythingAcknowledged() throws Exception {
		execute("CREATE TABLE kept (n int)", "INSERT INTO kept SELECT generate_series(1, 1000)");
		this.process.destroyForcibly().waitFor();
		assertThat(this.server.clear()).isEmpty();
		run();
		assertThat(value("SELECT count(*) FROM kept")).isEqualTo("1000");
	}

	@Test
	void theRuntimeRoleWorksButOwnsNothing() throws Exception {
		Databases databases = new Databases(this.server.connection("postgres"), (role) -> "password of " + role);
		databases.ensure(List.of("feedback"));
		databases.ensure(List.of("feedback"));
		Address address = this.server.connection("feedback");
		try (Connection owner = address.as("feedback_owner", "password of feedback_owner").open();
				Connection runtime = address.as("feedback", "password of feedback").open();
				Statement asOwner = owner.createStatement();
				Statement asRuntime = runtime.createStatement()) {
			asOwner.execute("CREATE TABLE response (id bigint GENERATED ALWAYS AS IDENTITY, text text)");
			assertThat(asRuntime.executeUpdate("INSERT INTO response (text) VALUES ('good')")).isEqualTo(1);
			assertThatThrownBy(() -> asRuntime.execute("DROP TABLE response")).isInstanceOf(SQLException.class);
			assertThatThrownBy(() -> asRuntime.execute("CREATE TABLE mine (n int)")).isInstanceOf(SQLException.class);
		}
	}

	@Test
	void anAdministratorThatIsNoSuperuserMakesThemAndFindsThemAgain() throws Exception {
		execute("CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'of dba'");
		Databases databases = new Databases(this.server.connection("postgres").as("dba", "of dba"), (role) -> role);
		databases.ensure(List.of("complaint"));
		databases.ensure(List.of("complaint"));
		assertThat(
				value("SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'complaint%'"
						+ " AND rolcanlogin AND NOT (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole)"))
			.isEqualTo("complaint complaint_owner");
	}

	@Test
	void aRoleThatWouldIgnoreRowLevelSecurityIsRefused() throws Exception {
		execute("CREATE ROLE reporting LOGIN BYPASSRLS");
		Databases databases = new Databases(this.server.connection("postgres"), (role) -> role);
		assertThatThrownBy(() -> databases.ensure(List.of("reporting"))).isInstanceOf(Problem.class)
			.hasMessageContaining("reporting")
			.hasMessageContaining("row-level security");
	}

	private void run() throws Exception {
		this.process = this.server.start();
		this.server.awaitReady(this.process);
	}

	private String shown(String setting) throws SQLException {
		return value("SHOW " + setting);
	}

	private String value(String query) throws SQLException {
		try (Connection connection = this.server.connection("postgres").open();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getString(1);
		}
	}

	private void execute(String... commands) throws SQLException {
		try (Connection connection = this.server.connection("postgres").open();
				Statement statement = connection.createStatement()) {
			for (String command : commands) {
				statement.execute(command);
			}
		}
	}

}
