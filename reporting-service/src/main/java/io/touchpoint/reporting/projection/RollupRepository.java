package io.touchpoint.reporting.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.reporting.indicator.Tally;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The counts per site and day, and the same per week.
 */
@Component
class RollupRepository {

	private final DatabaseClient database;

	RollupRepository(DatabaseClient database) {
		this.database = database;
	}

	/** Adds what a batch changes, days and weeks in one statement. */
	Mono<Void> add(Delta delta) {
		List<Map.Entry<Mark.Key, Tally>> rows = new ArrayList<>(delta.rows().entrySet());
		if (rows.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql("""
				WITH delta AS (
					SELECT * FROM unnest(:measures, :dimensions, :sites, :days, :n, :x, :sums, :squares)
						AS d (measure, dimension, site, day, n, x, sum, sum_sq)
				), by_day AS (
					INSERT INTO rollup AS r (measure, dimension, site, day, n, x, sum, sum_sq)
					SELECT measure, dimension, site, day, n, x, sum, sum_sq FROM delta
					ON CONFLICT (measure, dimension, site, day) DO UPDATE
					SET n = r.n + excluded.n, x = r.x + excluded.x,
						sum = r.sum + excluded.sum, sum_sq = r.sum_sq + excluded.sum_sq
				)
				INSERT INTO rollup_week AS r (measure, dimension, site, week, n, x, sum, sum_sq)
				SELECT measure, dimension, site, date_trunc('week', day::timestamp)::date AS week,
					sum(n), sum(x), sum(sum), sum(sum_sq)
				FROM delta
				GROUP BY measure, dimension, site, week
				ORDER BY measure, dimension, site, week
				ON CONFLICT (measure, dimension, site, week) DO UPDATE
				SET n = r.n + excluded.n, x = r.x + excluded.x,
					sum = r.sum + excluded.sum, sum_sq = r.sum_sq + excluded.sum_sq
				""")
			.bind("measures", Columns.of(rows, (row) -> row.getKey().measure(), String[]::new))
			.bind("dimensions", Columns.of(rows, (row) -> row.getKey().dimension(), String[]::new))
			.bind("sites", Columns.of(rows, (row) -> row.getKey().site(), String[]::new))
			.bind("days", Columns.of(rows, (row) -> row.getKey().day(), LocalDate[]::new))
			.bind("n", Columns.of(rows, (row) -> row.getValue().n(), Long[]::new))
			.bind("x", Columns.of(rows, (row) -> Math.round(row.getValue().x()), Long[]::new))
			.bind("sums", Columns.of(rows, (row) -> row.getValue().sum(), Double[]::new))
			.bind("squares", Columns.of(rows, (row) -> row.getValue().sumOfSquares(), Double[]::new))
			.then();
	}

	/** The sites that have counts. */
	Flux<String> sites() {
		return this.database.sql("SELECT DISTINCT site FROM rollup_week").mapValue(String.class).all();
	}

	/** Forgets every count of the site, before it is counted anew. */
	Mono<Void> clear(String site) {
		return this.database.sql("""
				WITH by_day AS (DELETE FROM rollup WHERE site = :site)
				DELETE FROM rollup_week WHERE site = :site
				""").bind("site", site).then();
	}

}
