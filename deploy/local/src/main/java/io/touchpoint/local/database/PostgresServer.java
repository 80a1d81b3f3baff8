package io.touchpoint.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.touchpoint.local.process.Apart;
import io.touchpoint.local.process.Errand;
import io.touchpoint.local.process.LogTail;
import io.touchpoint.local.process.Stopping;
import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Problem;

/**
 * The embedded PostgreSQL: one cluster in {@code postgres/}, on loopback only, with
 * everything on that makes an acknowledged commit durable.
 */
public final class PostgresServer {

	private static final Duration INIT = Duration.ofSeconds(120);

	/** Long, because a start after a crash replays its log first. */
	private static final Duration READY = Duration.ofSeconds(120);

	private static final Duration STEP = Duration.ofMillis(100);

	private static final Duration STOP = Duration.ofSeconds(30);

	private static final String MAJOR = "18";

	private final Path home;

	private final int port;

	private final String password;

	private final Path data;

	private final Path log;

	public PostgresServer(Path home, int port, String password) {
		this.home = home;
		this.port = port;
		this.password = password;
		this.data = home.resolve("postgres");
		this.log = home.resolve("logs").resolve("postgres.log");
	}

	/**
	 * Clears away what a killed run left behind.
	 * @return a sentence for each thing that had to be mended
	 */
	public List<String> clear() {
		return new Postmaster(this.data).clear(STOP);
	}

	/**
	 * Makes the cluster when there is none.
	 * @return whether it is new
	 */
	public boolean prepare() {
		Path binaries = PostgresBinaries.unpacked(this.home);
		boolean missing = !Files.exists(this.data);
		if (missing) {
			initialise(binaries);
		}
		requireVersion();
		return missing;
	}

	/**
	 * Starts the server; it is not ready yet.
	 */
	public Process start() throws IOException {
		List<String> command = new ArrayList<>(Unprivileged.prefix());
		command.add(PostgresBinaries.unpacked(this.home).resolve("bin/postgres").toString());
		command.addAll(List.of("-D", this.data.toString()));
		settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
		return Apart.start(command, Map.of("LC_ALL", "C", "TZ", "UTC"), this.home, this.log);
	}

	/**
	 * Waits until it answers; ends early when the process ends.
	 */
	public void awaitReady(Process process) {
		long until = System.nanoTime() + READY.toNanos();
		while (true) {
			try (Connection connection = connection("postgres").open()) {
				if (connection.isValid(1)) {
					return;
				}
			}
			catch (SQLException ex) {
				requireAlive(process);
				if (System.nanoTime() > until) {
					throw new Problem(
							"PostgreSQL did not answer within %d s. The log: %s".formatted(READY.toSeconds(), this.log),
							ex);
				}
			}
			Pause.of(STEP);
		}
	}

	public boolean stop(ProcessHandle process) {
		return Stopping.stopPostgres(process, STOP);
	}

	/**
	 * The way in as the administrator.
	 */
	public Address connection(String database) {
		return new Address("127.0.0.1", this.port, database, "postgres", this.password);
	}

	private Map<String, String> settings() {
		return Map.ofEntries(Map.entry("port", Integer.toString(this.port)), Map.entry("listen_addresses", "127.0.0.1"),
				// A socket's path may be 107 bytes long; a home folder may be longer
				Map.entry("unix_socket_directories", ""), Map.entry("fsync", "on"),
				Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"),
				// Stretching is for passwords that people choose; these are 256 random
				// bits,
				// and a cold JVM pays for every round
				Map.entry("password_encryption", "scram-sha-256"), Map.entry("scram_iterations", "64"),
				Map.entry("max_connections", "400"), Map.entry("shared_buffers", "128MB"),
				Map.entry("max_wal_size", "2GB"), Map.entry("jit", "off"), Map.entry("timezone", "UTC"),
				Map.entry("log_timezone", "UTC"), Map.entry("log_min_messages", "warning"),
				Map.entry("logging_collector", "off"));
	}

	/** Made beside and moved, so that a kill in the middle leaves no half cluster. */
	private void initialise(Path binaries) {
		Path beside = this.data.resolveSibling("postgres.new");
		Path secret = this.data.resolveSibling("postgres.password");
		try {
			Folders.delete(beside);
			Files.createDirectories(this.home);
			Files.writeString(secret, this.password);
			List<String> command = new ArrayList<>(Unprivileged.prefix());
			command.addAll(List.of(binaries.resolve("bin/initdb").toString(), "-D", beside.toString(), "-U", "postgres",
					"--pwfile=" + secret, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
					"--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
			Process process = Apart.start(command, Map.of("LC_ALL", "C"), this.home, this.log);
			if (!Errand.done(process, INIT)) {
				throw new Problem("initdb did not end within %d s. The log: %s".formatted(INIT.toSeconds(), this.log));
			}
			if (process.exitValue() != 0) {
				throw new Problem("PostgreSQL's files could not be made (initdb ended with %d):%n%s"
					.formatted(process.exitValue(), LogTail.of(this.log)));
			}
			Files.move(beside, this.data, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new Problem("PostgreSQL's files could not be made in %s: %s".formatted(this.data, ex.getMessage()),
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Problem("Interrupted while PostgreSQL's files were made.", ex);
		}
		finally {
			forget(secret);
		}
	}

	private static void forget(Path secret) {
		try {
			Files.deleteIfExists(secret);
		}
		catch (IOException ex) {
			throw new Problem("The file %s holds a password and could not be deleted.".formatted(secret), ex);
		}
	}

	private void requireVersion() {
		try {
			String version = Files.readString(this.data.resolve("PG_VERSION")).strip();
			if (!MAJOR.equals(version)) {
				throw new Problem("The data in %s is of PostgreSQL %s, this launcher brings %s.".formatted(this.data,
						version, MAJOR));
			}
		}
		catch (IOException ex) {
			throw new Problem("%s is not a PostgreSQL data folder: %s".formatted(this.data, ex.getMessage()), ex);
		}
	}

	private void requireAlive(Process process) {
		if (!process.isAlive()) {
			throw new Problem("PostgreSQL ended with exit code %d while starting. Its last lines:%n%s"
				.formatted(process.exitValue(), LogTail.of(this.log)));
		}
	}

}
