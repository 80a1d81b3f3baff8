package io.touchpoint.reporting.comparison;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.security.SiteScope;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * Reads what was said to matter, at one site or at those in scope together.
 */
@Component
class NeedsQueries {

	/** What was counted under one dimension of the rollup. */
	record Counted(String dimension, Tally tally) {
	}

	private final DatabaseClient database;

	NeedsQueries(DatabaseClient database) {
		this.database = database;
	}

	Flux<Counted> counted(SiteScope scope, @Nullable String site, Period period) {
		SiteScope asked = (site != null) ? SiteScope.of(site) : scope;
		return this.database.sql("""
				SELECT dimension, CAST(sum(n) AS bigint) AS n, CAST(sum(x) AS double precision) AS x, sum(sum) AS sum,
					sum(sum_sq) AS sum_sq
				FROM rollup
				WHERE measure = :measure AND day BETWEEN :from AND :to AND (:everywhere OR site = ANY (:sites))
				GROUP BY dimension HAVING sum(n) > 0
				""")
			.bind("measure", Rollups.IMPORTANCE)
			.bind("from", period.from())
			.bind("to", period.to())
			.bind("everywhere", asked.everywhere())
			.bind("sites", asked.codes().toArray(String[]::new))
			.map((row) -> new Counted(requireNonNull(row.get("dimension", String.class)), ComparisonQueries.tally(row)))
			.all();
	}

}
