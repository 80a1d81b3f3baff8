package io.touchpoint.reporting.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.security.SiteScope;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * Reads what is known of one site.
 */
@Component
class SiteProfileQueries {

	private final DatabaseClient database;

	SiteProfileQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The counts of one rollup.
	 *
	 * @param rollup the rollup
	 * @param dimension its dimension, or empty
	 * @param tally what was counted
	 */
	record Counted(String rollup, String dimension, Tally tally) {
	}

	/**
	 * Open complaints.
	 *
	 * @param open how many there are
	 * @param overdue how many of them are late
	 */
	record Backlog(long open, long overdue) {
	}

	Mono<SiteProfile.Site> site(SiteScope scope, String code) {
		return this.database.sql("""
				SELECT code, name, region, region_name, peer_group, time_zone, open FROM site
				WHERE code = :code AND (:everywhere OR code = ANY (:sites))
				""")
			.bind("code", code)
			.bind("everywhere", scope.everywhere())
			.bind("sites", scope.codes().toArray(String[]::new))
			.map((row) -> new SiteProfile.Site(text(row, "code"), text(row, "name"), text(row, "region"),
					text(row, "region_name"), text(row, "peer_group"), text(row, "time_zone"),
					requireNonNull(row.get("open", Boolean.class))))
			.one();
	}

	/**
	 * The site's counts, those of a measure that needs time up to its last decided day.
	 */
	Flux<Counted> counted(String site, Period period, LocalDate today) {
		List<Measure> young = Measures.ALL.stream().filter((measure) -> measure.settledAfter() > 0).toList();
		return this.database.sql("""
				SELECT r.measure, r.dimension, CAST(sum(r.n) AS bigint) AS n, CAST(sum(r.x) AS double precision) AS x,
					sum(r.sum) AS sum, sum(r.sum_sq) AS sum_sq
				FROM rollup r LEFT JOIN unnest(:young, :lastDays) AS y (measure, last_day) ON y.measure = r.measure
				WHERE r.site = :site AND r.day BETWEEN :from AND :to AND (y.last_day IS NULL OR r.day <= y.last_day)
				GROUP BY r.measure, r.dimension
				""")
			.bind("young", young.stream().map(Measure::rollup).toArray(String[]::new))
			.bind("lastDays", young.stream().map((measure) -> measure.lastDay(today)).toArray(LocalDate[]::new))
			.bind("site", site)
			.bind("from", period.from())
			.bind("to", period.to())
			.map((row) -> new Counted(text(row, "measure"), text(row, "dimension"), ComparisonQueries.tally(row)))
			.all();
	}

	Mono<Backlog> backlog(String site, Instant now) {
		return this.database.sql("""
				SELECT count(*) AS open, count(*) FILTER (WHERE due_at < :now OR timely IS FALSE) AS overdue
				FROM complaint_fact
				WHERE site = :site AND customer_type IS DISTINCT FROM 'COLLEAGUE'
					AND status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED')
				""")
			.bind("site", site)
			.bind("now", now)
			.map((row) -> new Backlog(requireNonNull(row.get("open", Long.class)),
					requireNonNull(row.get("overdue", Long.class))))
			.one();
	}

	/** When something was last counted; empty when nothing ever was. */
	Mono<Instant> refreshedAt() {
		return this.database.sql("""
				SELECT max(changed_at) AS refreshed_at FROM change_counter HAVING max(changed_at) IS NOT NULL
				""").map((row) -> requireNonNull(row.get("refreshed_at", Instant.class))).one();
	}

	private static String text(Readable row, String column) {
		return requireNonNull(row.get(column, String.class), column);
	}

}
