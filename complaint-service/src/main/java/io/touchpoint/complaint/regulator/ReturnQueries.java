package io.touchpoint.complaint.regulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Outcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads the cases of a period as they stood when it began and when it ended, from the
 * moves in their timelines. The days are those of each case's site. What was taken over
 * from another system has no moves: its end is the one that stands in the case. A case
 * that is merged into another one counts as that one, and a merge that was taken back
 * never was.
 */
@Component
class ReturnQueries {

	private static final String ENDED = "('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED')";

	private static final String CASES = """
			SELECT c.site, c.received_at, c.received_at >= t.begins AS fresh,
				coalesce(before.to_value, taken.before, 'RECEIVED') IN %1$s AS settled_before,
				EXISTS (SELECT FROM complaint_entry m WHERE m.complaint = c.id AND m.kind = 'MOVE'
					AND m.to_value = 'REOPENED' AND m.from_value <> 'MERGED' AND m.at >= t.begins AND m.at < t.ends) AS reopened,
				coalesce(after.to_value, taken.after, 'RECEIVED') IN %1$s AS settled_after,
				coalesce(ended.at, taken.at) AS settled_at, c.outcome, c.formality, c.causes, p.age_band, p.complainant,
				coalesce(cardinality(p.further_sites), 0) > 0 AS further
			FROM complaint c JOIN site s ON s.code = c.site
			CROSS JOIN LATERAL (SELECT CAST(:from AS timestamp) AT TIME ZONE s.time_zone AS begins,
				CAST(:until AS timestamp) AT TIME ZONE s.time_zone AS ends) t
			LEFT JOIN particulars p ON p.complaint = c.id
			LEFT JOIN LATERAL (SELECT m.to_value FROM complaint_entry m WHERE m.complaint = c.id AND m.kind = 'MOVE'
				AND m.at < t.begins ORDER BY m.at DESC, m.n DESC LIMIT 1) before ON true
			LEFT JOIN LATERAL (SELECT m.to_value FROM complaint_entry m WHERE m.complaint = c.id AND m.kind = 'MOVE'
				AND m.at < t.ends ORDER BY m.at DESC, m.n DESC LIMIT 1) after ON true
			LEFT JOIN LATERAL (SELECT m.at FROM complaint_entry m WHERE m.complaint = c.id AND m.kind = 'MOVE'
				AND m.at < t.ends AND m.to_value IN ('RESOLVED', 'WITHDRAWN', 'REFERRED') AND m.from_value <> 'MERGED'
				ORDER BY m.at DESC, m.n DESC LIMIT 1) ended ON true
			LEFT JOIN LATERAL (SELECT e.at,
					CASE WHEN e.at < t.begins THEN c.status END AS before, CASE WHEN e.at < t.ends THEN c.status END AS after
				FROM (SELECT coalesce(c.resolved_at, c.closed_at, c.received_at) AS at) e
				WHERE c.status IN %1$s
					AND NOT EXISTS (SELECT FROM complaint_entry m WHERE m.complaint = c.id AND m.kind = 'MOVE')
				) taken ON true
			WHERE c.merged_into IS NULL AND c.received_at < t.ends AND (CAST(:site AS text) IS NULL OR c.site = :site)
				AND (c.received_at >= t.begins OR c.status NOT IN %1$s OR coalesce(c.closed_at, c.resolved_at) >= t.begins
					OR EXISTS (SELECT FROM complaint_entry m
						WHERE m.complaint = c.id AND m.kind = 'MOVE' AND m.at >= t.begins))
			"""
		.formatted(ENDED);

	/**
	 * It counts on the day on which it was decided, at its site; what costs nothing is
	 * none.
	 */
	private static final String REDRESS = """
			SELECT r.currency, count(*) AS remedies, sum(r.minor)::bigint AS minor
			FROM remedy r JOIN site s ON s.code = r.site
			WHERE r.state = 'GRANTED' AND r.minor > 0 AND (CAST(:site AS text) IS NULL OR r.site = :site)
				AND coalesce(r.ruled_at, r.asked_at) >= CAST(:from AS timestamp) AT TIME ZONE s.time_zone
				AND coalesce(r.ruled_at, r.asked_at) < CAST(:until AS timestamp) AT TIME ZONE s.time_zone
			GROUP BY r.currency ORDER BY r.currency
			""";

	private final DatabaseClient database;

	ReturnQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The cases that a period may concern.
	 * @param site only those of this one
	 * @param from the first day
	 * @param to the last day
	 */
	Flux<Reported> cases(@Nullable String site, LocalDate from, LocalDate to) {
		return this.database.sql(CASES)
			.bind("from", from.atStartOfDay())
			.bind("until", to.plusDays(1).atStartOfDay())
			.bind("site", Parameters.in(R2dbcType.VARCHAR, site))
			.map(ReturnQueries::reported)
			.all();
	}

	/** What remedies of a period cost, by currency. */
	Flux<RegulatorReturn.Redress> redress(@Nullable String site, LocalDate from, LocalDate to) {
		return this.database.sql(REDRESS)
			.bind("from", from.atStartOfDay())
			.bind("until", to.plusDays(1).atStartOfDay())
			.bind("site", Parameters.in(R2dbcType.VARCHAR, site))
			.map((row) -> new RegulatorReturn.Redress(need(row, "currency", String.class),
					need(row, "remedies", Long.class), need(row, "minor", Long.class)))
			.all();
	}

	private static Reported reported(Readable row) {
		boolean fresh = need(row, "fresh", Boolean.class);
		boolean settledBefore = need(row, "settled_before", Boolean.class);
		String outcome = row.get("outcome", String.class);
		String age = row.get("age_band", String.class);
		String complainant = row.get("complainant", String.class);
		List<Cause> causes = Arrays.stream(need(row, "causes", String[].class)).map(Cause::valueOf).toList();
		return new Reported(need(row, "site", String.class), need(row, "received_at", Instant.class), fresh,
				!fresh && !settledBefore, !fresh && settledBefore && need(row, "reopened", Boolean.class),
				need(row, "settled_after", Boolean.class) ? need(row, "settled_at", Instant.class) : null,
				(outcome != null) ? Outcome.valueOf(outcome) : null,
				Formality.valueOf(need(row, "formality", String.class)), causes,
				(age != null) ? AgeBand.valueOf(age) : AgeBand.UNKNOWN,
				(complainant != null) ? Complainant.valueOf(complainant) : Complainant.UNKNOWN,
				need(row, "further", Boolean.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
