package io.touchpoint.feedback.importer;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints how fast a file is imported, from its first line read to its last event, beside
 * a plain COPY of the same rows into the same table with its key and indexes. Printed and
 * not asserted: rates are the machine's.
 */
@FeedbackTest
class ImportSpeedTests {

	private static final int ROWS = 40_000;

	private static final int RUNS = 3;

	@Autowired
	ImportRun run;

	@Autowired
	ImportQueries queries;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	TestDatabase database;

	@Autowired
	Sites sites;

	@Autowired
	Ids ids;

	@Autowired
	Clock clock;

	@TempDir
	Path folder;

	@Test
	void aFileBesideAPlainCopy() throws Exception {
		this.sites.arrive(IntStream.range(0, 12).mapToObj((n) -> "speed-" + n).toArray(String[]::new));
		for (int n = 1; n <= RUNS; n++) {
			double imported = imported(n);
			double copied = copied(n);
			System.out.printf(
					"Import %d of %,d responses with their events: %,.0f rows/s; plain COPY: %,.0f rows/s; ratio %.2f%n",
					n, ROWS, ROWS / imported, ROWS / copied, copied / imported);
		}
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site LIKE 'speed-%'"))
			.isEqualTo(this.sites.count("SELECT count(*) FROM outbox WHERE site LIKE 'speed-%'"))
			.isEqualTo(RUNS * ROWS);
	}

	private double imported(int n) throws Exception {
		Path file = write(n);
		UUID id = this.ids.next();
		ImportQueries.Order order = new ImportQueries.Order(id, ImportProfile.TOUCHPOINT_RESPONSES, file,
				ImportQueries.State.STAGING);
		this.transaction.run(SiteScope.allSites(), this.queries.insert(order, "speed", "test", this.clock.instant()))
			.block();
		long started = System.nanoTime();
		this.run.run(id, () -> false);
		return (System.nanoTime() - started) / 1e9;
	}

	/** The median of three, after one that is not counted. */
	private double copied(int n) throws SQLException, IOException {
		try (Connection connection = DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password()); Statement statement = connection.createStatement()) {
			CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
			statement.execute("SELECT set_config('app.sites', '*', false)");
			statement.execute("CREATE TABLE speed_copy (LIKE response INCLUDING ALL)");
			ByteArrayOutputStream rows = new ByteArrayOutputStream();
			copy.copyOut("COPY (SELECT * FROM response WHERE source_key LIKE 'touchpoint:speed-" + n + "-%') TO STDOUT",
					rows);
			double[] seconds = new double[4];
			for (int i = 0; i < seconds.length; i++) {
				statement.execute("TRUNCATE speed_copy");
				long started = System.nanoTime();
				copy.copyIn("COPY speed_copy FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
				seconds[i] = (System.nanoTime() - started) / 1e9;
			}
			statement.execute("DROP TABLE speed_copy");
			Arrays.sort(seconds, 1, seconds.length);
			return seconds[2];
		}
	}

	private Path write(int n) throws IOException {
		Instant at = Instant.parse("2026-01-01T00:00:00Z");
		Path file = this.folder.resolve("speed-" + n + ".ndjson");
		try (BufferedWriter lines = Files.newBufferedWriter(file)) {
			for (int i = 0; i < ROWS; i++) {
				lines.write("""
						{"id":"speed-%d-%d","site":"speed-%d","touchpoint":"waiting","channel":"QR",\
						"customerType":"PATIENT","language":"en","overall":%d,"nps":%d,\
						"dimensions":{"TRUST":{"experienced":%d,"expected":4},"EMPATHY":{"experienced":3}},\
						"comment":"A comment of a believable length, as people write them.","occurredAt":"%s"}
						""".formatted(n, i, i % 12, 1 + i % 5, i % 11, 1 + i % 5, at.plusSeconds(i)));
			}
		}
		return file;
	}

}
