package io.touchpoint.complaint.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * New York's requests with their real times.
 */
class Nyc311ImportTests extends ImportTests {

	@Test
	void allRequestsComeInAndTheOpenOnesStayOpen() throws Exception {
		Path file = RealFiles.file("nyc311_animal_complaints_2025.csv.gz");
		assertCounts(run("nyc311", Files.readAllBytes(file)), 4_969, 4_969, 0, 0);
		List<Map<String, String>> rows = RealFiles.rows(file);
		assertThat(this.cases.count("SELECT count(DISTINCT site) FROM complaint WHERE source = 'nyc311'"))
			.isEqualTo(71);
		assertThat(this.cases.count(
				"SELECT count(*) FROM complaint WHERE source = 'nyc311' AND closed_at IS NULL AND status = 'INVESTIGATING'"))
			.isEqualTo(277);
		assertThat(secondsOpen()).isEqualTo(independently(rows));
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source = 'nyc311' AND timely IS NOT NULL"))
			.isZero();
		assertThat(this.cases.count("""
				SELECT count(*) FROM complaint_entry WHERE kind = 'MOVE' AND to_value = 'CLOSED' AND site LIKE 'nyc-%'
				""")).isEqualTo(4_692);
		assertCounts(run("nyc311", Files.readAllBytes(file)), 4_969, 0, 0, 4_969);
	}

	@Test
	void aTimeThatTheClocksSkipCountsFromTheOtherSideOfTheGap() {
		assertThat(Nyc311Profile.newYork("Created Date", "3/9/2025 2:30")).isEqualTo("2025-03-09T07:30:00Z");
		assertThat(Nyc311Profile.newYork("Created Date", "3/9/2025 3:00")).isEqualTo("2025-03-09T07:00:00Z");
		assertThat(Nyc311Profile.newYork("Created Date", "11/2/2025 1:30")).isEqualTo("2025-11-02T05:30:00Z");
	}

	private Map<String, Long> secondsOpen() throws Exception {
		try (Connection connection = this.cases.everywhere();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("""
						SELECT source_id, extract(epoch FROM closed_at - received_at)::bigint FROM complaint
						WHERE closed_at IS NOT NULL AND source = 'nyc311'
						""")) {
			Map<String, Long> seconds = new HashMap<>();
			while (rows.next()) {
				seconds.put(rows.getString(1), rows.getLong(2));
			}
			return seconds;
		}
	}

	private static Map<String, Long> independently(List<Map<String, String>> rows) {
		DateTimeFormatter format = DateTimeFormatter.ofPattern("M/d/yyyy H:mm");
		ZoneId zone = ZoneId.of("America/New_York");
		Map<String, Long> seconds = new HashMap<>();
		rows.stream()
			.filter((row) -> !row.get("Closed Date").isEmpty())
			.forEach((row) -> seconds.put(row.get("Unique Key"),
					LocalDateTime.parse(row.get("Closed Date"), format).atZone(zone).toEpochSecond()
							- LocalDateTime.parse(row.get("Created Date"), format).atZone(zone).toEpochSecond()));
		return seconds;
	}

}
