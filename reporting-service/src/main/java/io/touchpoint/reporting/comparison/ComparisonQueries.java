package io.touchpoint.reporting.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Trend;
import io.touchpoint.starter.security.SiteScope;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * Reads the rollups. The cost grows with sites and weeks, never with responses.
 */
@Component
class ComparisonQueries {

	/**
	 * Whole weeks from the weeks' rollup, what is left over at both ends from the days'.
	 */
	private static final String COUNTED = """
			WITH counted AS (
				SELECT site, week, n, x, sum, sum_sq FROM rollup_week
				WHERE measure = :measure AND dimension = :dimension AND week >= :firstWeek AND week < :afterWeeks
				UNION ALL
				SELECT site, day, n, x, sum, sum_sq FROM rollup
				WHERE measure = :measure AND dimension = :dimension AND day >= :from AND day < :firstWeek
				UNION ALL
				SELECT site, day, n, x, sum, sum_sq FROM rollup
				WHERE measure = :measure AND dimension = :dimension AND day >= :afterWeeks AND day <= :to
			)
			""";

	private static final String ASKED_FOR = """
			(CAST(:region AS text) IS NULL OR s.region = :region)
			AND (CAST(:peerGroup AS text) IS NULL OR s.peer_group = :peerGroup)
			""";

	private final DatabaseClient database;

	ComparisonQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What stands around a comparison.
	 *
	 * @param regionKnown whether any site has the region asked for
	 * @param peerGroupKnown whether any site has the peer group asked for
	 * @param refreshedAt when something was last counted
	 */
	record Frame(boolean regionKnown, boolean peerGroupKnown, @Nullable Instant refreshedAt) {
	}

	/** To be asked with all sites in scope. */
	Mono<Frame> frame(Question question) {
		GenericExecuteSpec sql = this.database
			.sql("""
					SELECT CAST(:region AS text) IS NULL OR EXISTS (SELECT FROM site WHERE region = :region) AS region_known,
						CAST(:peerGroup AS text) IS NULL OR EXISTS (SELECT FROM site WHERE peer_group = :peerGroup)
							AS peer_group_known,
						(SELECT max(changed_at) FROM change_counter) AS refreshed_at
					""");
		return bindGroups(sql, question)
			.map((row) -> new Frame(value(row, "region_known", Boolean.class),
					value(row, "peer_group_known", Boolean.class), row.get("refreshed_at", Instant.class)))
			.one();
	}

	/**
	 * The sites in scope with their counts: open ones even without any, closed ones as
	 * long as there are some.
	 */
	Flux<SiteCounts> sites(SiteScope scope, Question question) {
		GenericExecuteSpec sql = this.database.sql(
				COUNTED + """
						, of_site AS (
							SELECT site, array_agg(week) AS weeks, array_agg(n) AS n, array_agg(x) AS x, array_agg(sum) AS sums,
								array_agg(sum_sq) AS squares
							FROM counted WHERE :everywhere OR site = ANY (:sites) GROUP BY site
						)
						SELECT s.code, s.name, s.region, s.region_name, s.peer_group, s.open, c.weeks, c.n, c.x, c.sums, c.squares
						FROM site s LEFT JOIN of_site c ON c.site = s.code
						WHERE (:everywhere OR s.code = ANY (:sites)) AND (s.open OR c.site IS NOT NULL) AND
						"""
						+ ASKED_FOR + "ORDER BY s.name, s.code");
		return bindGroups(bindPeriod(sql, question), question).bind("everywhere", scope.everywhere())
			.bind("sites", scope.codes().toArray(String[]::new))
			.map(ComparisonQueries::site)
			.all();
	}

	/**
	 * The tallies of all sites asked for, without their names. To be asked with all sites
	 * in scope: the centre and its limits are the organisation's, whoever asks.
	 */
	Flux<Tally> organisation(Question question) {
		GenericExecuteSpec sql = this.database.sql(COUNTED + """
				SELECT CAST(sum(c.n) AS bigint) AS n, CAST(sum(c.x) AS double precision) AS x, sum(c.sum) AS sum,
					sum(c.sum_sq) AS sum_sq
				FROM counted c JOIN site s ON s.code = c.site
				WHERE
				""" + ASKED_FOR + "GROUP BY c.site");
		return bindGroups(bindPeriod(sql, question), question).map(ComparisonQueries::tally).all();
	}

	private static GenericExecuteSpec bindPeriod(GenericExecuteSpec sql, Question question) {
		Period period = question.counted();
		return sql.bind("measure", question.measure().rollup())
			.bind("dimension", question.measure().dimension())
			.bind("from", period.from())
			.bind("firstWeek", period.firstWeek())
			.bind("afterWeeks", period.afterWeeks())
			.bind("to", period.to());
	}

	private static GenericExecuteSpec bindGroups(GenericExecuteSpec sql, Question question) {
		return sql.bind("region", Parameters.in(R2dbcType.VARCHAR, question.region()))
			.bind("peerGroup", Parameters.in(R2dbcType.VARCHAR, question.peerGroup()));
	}

	private static SiteCounts site(Readable row) {
		return new SiteCounts(value(row, "code", String.class), value(row, "name", String.class),
				value(row, "region", String.class), value(row, "region_name", String.class),
				value(row, "peer_group", String.class), value(row, "open", Boolean.class), counted(row));
	}

	private static List<Trend.Week> counted(Readable row) {
		LocalDate[] weeks = row.get("weeks", LocalDate[].class);
		if (weeks == null) {
			return List.of();
		}
		Long[] n = value(row, "n", Long[].class);
		Long[] x = value(row, "x", Long[].class);
		Double[] sums = value(row, "sums", Double[].class);
		Double[] squares = value(row, "squares", Double[].class);
		List<Trend.Week> counted = new ArrayList<>(weeks.length);
		for (int i = 0; i < weeks.length; i++) {
			counted.add(new Trend.Week(weeks[i], new Tally(n[i], x[i], sums[i], squares[i])));
		}
		return counted;
	}

	static Tally tally(Readable row) {
		return new Tally(value(row, "n", Long.class), value(row, "x", Double.class), value(row, "sum", Double.class),
				value(row, "sum_sq", Double.class));
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		return requireNonNull(row.get(column, type), column);
	}

}
