package io.touchpoint.complaint.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole published file about one bank.
 */
class CfpbImportTests extends ImportTests {

	private static final String FILE = "cfpb_bank_of_america_2017_2023.csv.gz";

	@Test
	void allRowsComeInOnceAndTheTimelyRatesAreThoseOfTheFile() throws Exception {
		Path file = RealFiles.file(FILE);
		assertCounts(run("cfpb", Files.readAllBytes(file)), 62_516, 62_516, 0, 0);

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

}
