package io.touchpoint.complaint.importer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole published file about one bank.
 */
class CfpbImportTests extends ImportTests {

	private static final String FILE = "cfpb_bank_of_america_2017_2023.csv.gz";

	@Autowired
	TestDatabase database;

	@Test
	void allRowsComeInOnceAndTheTimelyRatesAreThoseOfTheFile() throws Exception {
		Path file = RealFiles.file(FILE);
		long start = System.nanoTime();
		JsonNode first = run("cfpb", Files.readAllBytes(file));
		double imported = (System.nanoTime() - start) / 1e9;
		assertCounts(first, 62_516, 62_516, 0, 0);
		double copied = copied();
		System.out.printf(
				"Import of 62,516 complaints with their events, from upload to done: %,.0f rows/s; plain COPY: %,.0f rows/s; ratio %.2f%n",
				62_516 / imported, 62_516 / copied, copied / imported);

		assertThat(this.cases.count("SELECT count(DISTINCT site) FROM complaint WHERE source = 'cfpb'")).isEqualTo(51);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source = 'cfpb' AND closed_at IS NOT NULL"))
			.isZero();
		assertThat(this.cases.count("SELECT count(DISTINCT reference) FROM complaint WHERE source = 'cfpb'"))
			.isEqualTo(62_516);
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE site LIKE 'us-%'")).isEqualTo(62_516);
		assertThat(timelyRates()).isEqualTo(independentRates(RealFiles.rows(file)));
		assertThat(this.cases.count(
				"SELECT count(*) FROM complaint WHERE source = 'cfpb' AND timely IS NULL AND status = 'INVESTIGATING'"))
			.isEqualTo(1_494);

		assertCounts(run("cfpb", Files.readAllBytes(file)), 62_516, 0, 0, 62_516);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source = 'cfpb'")).isEqualTo(62_516);
		assertThat(this.cases.count("SELECT count(*) FROM outbox WHERE site LIKE 'us-%'")).isEqualTo(62_516);
	}

	private Map<String, String> timelyRates() throws SQLException {
		try (Connection connection = this.cases.everywhere();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						SELECT site, count(*) FILTER (WHERE timely), count(*) FILTER (WHERE NOT timely)
						FROM complaint WHERE source = 'cfpb' GROUP BY site
						""")) {
			Map<String, String> rates = new TreeMap<>();
			while (rows.next()) {
				rates.put(rows.getString(1), rows.getLong(2) + " of " + (rows.getLong(2) + rows.getLong(3)));
			}
			return rates;
		}
	}

	private static Map<String, String> independentRates(List<Map<String, String>> rows) {
		Map<String, long[]> counts = new TreeMap<>();
		for (Map<String, String> row : rows) {
			long[] count = counts.computeIfAbsent("us-" + row.get("State").toLowerCase(), (state) -> new long[2]);
			switch (row.get("Timely response?")) {
				case "Yes" -> count[0]++;
				case "No" -> count[1]++;
				default -> assertThat(row.get("Company response to consumer")).isEqualTo("In progress");
			}
		}
		Map<String, String> rates = new TreeMap<>();
		counts.forEach((site, count) -> rates.put(site, count[0] + " of " + (count[0] + count[1])));
		return rates;
	}

	/**
	 * How long a plain COPY of the same rows into the same table with its key and indexes
	 * takes: the median of three, after one that is not counted.
	 */
	private double copied() throws SQLException, IOException {
		try (Connection connection = DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password()); Statement statement = connection.createStatement()) {
			CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
			statement.execute("SELECT set_config('app.sites', '*', false)");
			statement.execute("CREATE TABLE plain (LIKE complaint INCLUDING ALL)");
			ByteArrayOutputStream rows = new ByteArrayOutputStream();
			copy.copyOut("COPY (SELECT * FROM complaint WHERE source = 'cfpb') TO STDOUT", rows);
			double[] seconds = new double[4];
			for (int i = 0; i < seconds.length; i++) {
				statement.execute("TRUNCATE plain");
				long start = System.nanoTime();
				copy.copyIn("COPY plain FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
				seconds[i] = (System.nanoTime() - start) / 1e9;
			}
			statement.execute("DROP TABLE plain");
			Arrays.sort(seconds, 1, seconds.length);
			return seconds[2];
		}
	}

}
