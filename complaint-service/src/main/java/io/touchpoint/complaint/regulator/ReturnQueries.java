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
 * Reads the cases of a period as they stood when it began and when it ended, from their
 * timelines; what they were filed under, and how they had ended, is what held when it
 * ended. The days are those of each case's site. What was taken over from another system
 * as ended has no move to that: its end is the one that the source told. A case that is
 * merged into another one counts as that one, and a merge that was taken back never was.
 */
@Component
class ReturnQueries {

	private static final String ENDED = "('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED')";

	private static final String MOVES = """
			complaint_entry m WHERE m.complaint = c.id AND m.kind = 'MOVE' AND m.from_value <> 'MERGED'
				AND m.to_value <> 'MERGED'""";

	private static final String CASES = """
			SELECT c.site, c.received_at, c.received_at >= t.begins AS fresh,
				coalesce(before.to_value, CASE WHEN taken.at < t.begins THEN begun.status END, 'RECEIVED') IN %1$s
					AS settled_before,
				EXISTS (SELECT FROM %2$s AND m.to_value = 'REOPENED' AND m.at >= t.begins AND m.at < t.ends) AS reopened,
				coalesce(after.to_value, CASE WHEN taken.at < t.ends THEN begun.status END, 'RECEIVED') IN %1$s
					AS settled_after,
				CASE WHEN again.at IS NULL THEN coalesce(taken.at, ended.at) ELSE ended.at END AS settled_at,
				CASE WHEN former.reopened_at IS NULL THEN c.outcome ELSE former.outcome END AS outcome,
				coalesce(formality.was, c.formality) AS formality,
				coalesce(string_to_array(causes.was, ','), c.causes) AS causes, p.age_band, p.complainant,
				coalesce(cardinality(p.further_sites), 0) > 0 AS further
			FROM complaint c JOIN site s ON s.code = c.site
			CROSS JOIN LATERAL (SELECT CAST(:from AS timestamp) AT TIME ZONE s.time_zone AS begins,
				CAST(:until AS timestamp) AT TIME ZONE s.time_zone AS ends) t
			LEFT JOIN particulars p ON p.complaint = c.id
			CROSS JOIN LATERAL (SELECT coalesce((SELECT m.from_value FROM %2$s ORDER BY m.at, m.n LIMIT 1), c.status)
				AS status) begun
			LEFT JOIN LATERAL (SELECT coalesce((SELECT f.ended_at FROM former_end f WHERE f.complaint = c.id
				ORDER BY f.reopened_at, f.n LIMIT 1), c.resolved_at, c.closed_at, c.received_at) AS at
				WHERE begun.status IN %1$s) taken ON true
			LEFT JOIN LATERAL (SELECT m.to_value FROM %2$s AND m.at < t.begins
				ORDER BY m.at DESC, m.n DESC LIMIT 1) before ON true
			LEFT JOIN LATERAL (SELECT m.to_value FROM %2$s AND m.at < t.ends
				ORDER BY m.at DESC, m.n DESC LIMIT 1) after ON true
			LEFT JOIN LATERAL (SELECT m.at, m.n FROM %2$s AND m.at < t.ends AND m.to_value = 'REOPENED'
				ORDER BY m.at DESC, m.n DESC LIMIT 1) again ON true
			LEFT JOIN LATERAL (SELECT m.at FROM %2$s AND m.at < t.ends AND m.to_value IN %1$s
				AND (again.at IS NULL OR (m.at, m.n) > (again.at, again.n)) ORDER BY m.at, m.n LIMIT 1) ended ON true
			LEFT JOIN LATERAL (SELECT f.reopened_at, f.outcome FROM former_end f
				WHERE f.complaint = c.id AND f.reopened_at >= t.ends ORDER BY f.reopened_at, f.n LIMIT 1) former ON true
			LEFT JOIN LATERAL (SELECT l.from_value AS was FROM complaint_entry l WHERE l.complaint = c.id
				AND l.kind = 'FORMALITY' AND l.at >= t.ends ORDER BY l.at, l.n LIMIT 1) formality ON true
			LEFT JOIN LATERAL (SELECT l.from_value AS was FROM complaint_entry l WHERE l.complaint = c.id
				AND l.kind = 'CAUSES' AND l.at >= t.ends ORDER BY l.at, l.n LIMIT 1) causes ON true
			WHERE c.merged_into IS NULL AND c.received_at < t.ends AND (CAST(:site AS text) IS NULL OR c.site = :site)
				AND (c.received_at >= t.begins OR c.status NOT IN %1$s OR coalesce(c.closed_at, c.resolved_at) >= t.begins
					OR EXISTS (SELECT FROM %2$s AND m.at >= t.begins))
			"""
		.formatted(ENDED, MOVES);

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
