package io.touchpoint.starter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One real PostgreSQL for all tests of a JVM: a container where a Docker daemon answers,
 * else the embedded binaries. Hands out fresh databases with an owner and a runtime role,
 * as the operation has them.
 */
public final class PostgresServer {

	private static final String IMAGE = "postgres:18";

	/** Cached contexts of a module's tests keep theirs. */
	private static final String MOST_CONNECTIONS = "200";

	private static final String PASSWORD = "test-only";

	private static final AtomicInteger count = new AtomicInteger();

	private final String host;

	private final int port;

	private final String admin;

	private final String adminPassword;

	private PostgresServer(String host, int port, String admin, String adminPassword) {
		this.host = host;
		this.port = port;
		this.admin = admin;
		this.adminPassword = adminPassword;
	}

	/**
	 * The server of this JVM; started at the first call, gone with the JVM.
	 */
	public static PostgresServer running() {
		return Holder.SERVER;
	}

	/**
	 * A new empty database with its two roles.
	 */
	public TestDatabase freshDatabase(String name) {
		String unique = name + "_" + count.incrementAndGet();
		String owner = unique + "_owner";
		TestDatabase database = new TestDatabase(this.host, this.port, unique, unique, owner, PASSWORD);
		execute("postgres", this.admin, this.adminPassword,
				List.of("CREATE ROLE " + owner + " LOGIN PASSWORD '" + PASSWORD + "'",
						"CREATE ROLE " + unique + " LOGIN PASSWORD '" + PASSWORD + "'",
						"CREATE DATABASE " + unique + " OWNER " + owner));
		execute(unique, this.admin, this.adminPassword, List.of("ALTER SCHEMA public OWNER TO " + owner));
		execute(unique, owner, PASSWORD,
				List.of("GRANT USAGE ON SCHEMA public TO " + unique,
						"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "
								+ unique,
						"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO " + unique));
		return database;
	}

	private void execute(String database, String user, String password, List<String> statements) {
		try (Connection connection = DriverManager
			.getConnection("jdbc:postgresql://" + this.host + ":" + this.port + "/" + database, user, password);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test database could not be made", ex);
		}
	}

	private static final class Holder {

		static final PostgresServer SERVER = start();

		private static PostgresServer start() {
			return dockerAnswers() ? container() : embedded();
		}

		private static boolean dockerAnswers() {
			if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
				return false;
			}
			try {
				return DockerClientFactory.instance().isDockerAvailable();
			}
			catch (RuntimeException | LinkageError ex) {
				return false;
			}
		}

		@SuppressWarnings("resource") // lives as long as the JVM; Ryuk removes it
		private static PostgresServer container() {
			PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off",
					"-c", "max_connections=" + MOST_CONNECTIONS);
			container.start();
			System.out.println("Tests use PostgreSQL in a container: " + IMAGE);
			return new PostgresServer(container.getHost(), container.getMappedPort(5432), container.getUsername(),
					container.getPassword());
		}

		@SuppressWarnings("resource") // stopped by its own shutdown hook
		private static PostgresServer embedded() {
			try {
				EmbeddedPostgres server = EmbeddedPostgres.builder()
					.setServerConfig("max_connections", MOST_CONNECTIONS)
					.setServerConfig("shared_buffers", "32MB")
					.start();
				System.out.println("Tests use the embedded PostgreSQL, because Docker does not serve here");
				return new PostgresServer("127.0.0.1", server.getPort(), "postgres", "postgres");
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The embedded PostgreSQL did not start", ex);
			}
		}

	}

}
