package io.touchpoint.feedback.importer;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints how fast blocks are stored beside a plain COPY of the same rows into a table
 * with the same key and an index. Printed and not asserted: rates are the machine's.
 */
@FeedbackTest
class ImportSpeedTests {

	private static final int ROWS = 40_000;

	private static final int BLOCK = 2_000;

	@Autowired
	ImportRepository repository;

	@Autowired
	TestDatabase database;

	@Autowired
	Sites sites;

	@Autowired
	Ids ids;

	@Test
	void blocksBesideAPlainCopy() throws Exception {
		List<ImportRow> rows = rows();
		UUID id = this.ids.next();
		execute("""
				INSERT INTO import (id, profile, name, file, state, requested_by, created_at)
				VALUES ('%s', 'olist', 'speed', '-', 'RUNNING', 'test', now())""".formatted(id));
		store(id, rows.subList(0, BLOCK));
		long started = System.nanoTime();
		store(id, rows.subList(BLOCK, rows.size()));
		Duration imported = Duration.ofNanos(System.nanoTime() - started);
		Duration copied = copy(rows.subList(BLOCK, rows.size()));
		double count = ROWS - BLOCK;
		System.out.printf(
				"Import: %,.0f rows/s with outbox and progress; plain COPY with key and index: %,.0f rows/s; "
						+ "ratio %.2f%n",
				count / seconds(imported), count / seconds(copied), seconds(copied) / seconds(imported));
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site LIKE 'speed-%'")).isEqualTo(ROWS);
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

	private void store(UUID id, List<ImportRow> rows) throws Exception {
		LaneBlocks blocks = new LaneBlocks(BLOCK, Map.of(), Set.of(),
				(lane, block) -> this.repository.store(id, lane, block));
		for (ImportRow row : rows) {
			blocks.take(row);
		}
		blocks.flush();
	}

	private Duration copy(List<ImportRow> rows) throws Exception {
		StagingText text = new StagingText(JsonMapper.builder().build());
		rows.forEach((row) -> text.add((ImportRow.Good) row));
		String copied = text.toString();
		try (Connection connection = DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password()); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("""
					CREATE TABLE speed_copy (id uuid PRIMARY KEY, site text, touchpoint text, channel text,
						customer_type text, questionnaire text, questionnaire_version integer, overall smallint,
						nps smallint, moment text, answers jsonb, comment text, language text, relation text,
						promise text, waited_seconds integer, source_key text, occurred_at timestamptz,
						received_at timestamptz, email text, name text)""");
			statement.execute("CREATE INDEX speed_copy_list ON speed_copy (site, occurred_at DESC, id DESC)");
			connection.commit();
			long started = System.nanoTime();
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("COPY speed_copy FROM STDIN", new StringReader(copied));
			connection.commit();
			Duration took = Duration.ofNanos(System.nanoTime() - started);
			statement.execute("DROP TABLE speed_copy");
			connection.commit();
			return took;
		}
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			statement.execute(sql);
			connection.commit();
		}
	}

	private List<ImportRow> rows() {
		Instant at = Instant.parse("2026-01-01T00:00:00Z");
		List<ImportRow> rows = new ArrayList<>();
		for (int n = 0; n < ROWS; n++) {
			rows.add(new ImportRow.Good(n + 1L, "speed:" + n,
					new NewResponse(this.ids.next(), "speed-" + n % 12, "waiting", Channel.QR, CustomerType.PATIENT,
							"patient", 1,
							new TreeMap<>(
									Map.of("overall", new Answer.Mark(1 + n % 5), "trust", new Answer.Pair(4, 5))),
							Moment.NEUTRAL, "A comment of a believable length, as people write them.", null, "en", null,
							null, null, true, at.plusSeconds(n), at.plusSeconds(n))));
		}
		return rows;
	}

}
