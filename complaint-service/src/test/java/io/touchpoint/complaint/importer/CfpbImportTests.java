package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
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
		double copied = copyRate(file);
		long start = System.nanoTime();
		JsonNode first = run("cfpb", Files.readAllBytes(file));
		double seconds = (System.nanoTime() - start) / 1e9;
		assertCounts(first, 62_516, 62_516, 0, 0);
		System.out.printf(
				"cfpb: imported %.0f rows/s in %.1f s from upload to done, plain COPY %.0f rows/s, ratio %.2f%n",
				62_516 / seconds, seconds, copied, 62_516 / seconds / copied);

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
		assertThat(this.cases.count("SELECT count(*) FROM import_case")).isZero();
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

	/** What a plain COPY of the same rows into a table with a key and an index makes. */
	private double copyRate(Path file) throws SQLException, IOException {
		String csv;
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		try (Connection connection = java.sql.DriverManager.getConnection(this.database.jdbcUrl(),
				this.database.owner(), this.database.password()); Statement statement = connection.createStatement()) {
			statement.execute("""
					CREATE TABLE plain (id bigint PRIMARY KEY, via text, submitted date, received date, state text,
						product text, sub_product text, issue text, sub_issue text, public_response text,
						response text, timely text)
					""");
			statement.execute("CREATE INDEX plain_list ON plain (state, submitted)");
			long start = System.nanoTime();
			long rows = connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("COPY plain FROM STDIN (FORMAT csv, HEADER)", new StringReader(csv));
			double rate = rows / ((System.nanoTime() - start) / 1e9);
			statement.execute("DROP TABLE plain");
			return rate;
		}
	}

}
