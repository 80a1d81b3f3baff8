package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Counts what return checks say, of the resolution that stands.
 */
@Component
class ReturnRateQueries {

	/** A case that was opened again did not end on the spot. */
	private static final String COUNT = """
			SELECT CASE WHEN c.on_the_spot AND NOT EXISTS (SELECT FROM complaint_entry e
						WHERE e.complaint = c.id AND e.kind = 'MOVE' AND e.to_value = 'REOPENED') THEN 'ON_THE_SPOT'
					WHEN c.in_customers_favour THEN 'IN_FAVOUR' ELSE 'OTHER' END AS ending,
				r.after_days,
				count(*) FILTER (WHERE r.returned = 'YES') AS yes, count(*) FILTER (WHERE r.returned = 'NO') AS no,
				count(*) FILTER (WHERE r.returned = 'UNKNOWN') AS unknown,
				count(*) FILTER (WHERE r.state = 'OPEN') AS open
			FROM return_check r JOIN complaint c ON c.id = r.complaint AND c.resolved_at = r.resolved_at
			WHERE r.state <> 'CANCELLED' AND c.merged_into IS NULL
			""";

	private final DatabaseClient database;

	ReturnRateQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * @param from the first moment of the resolutions that count
	 * @param until the moment after the last one
	 */
	Flux<ReturnRate.Count> count(SiteScope scope, @Nullable String site, @Nullable Instant from,
			@Nullable Instant until) {
		StringBuilder sql = new StringBuilder(COUNT);
		Map<String, Object> values = new LinkedHashMap<>();
		if (site != null) {
			sql.append(" AND r.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND r.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (from != null) {
			sql.append(" AND r.resolved_at >= :from");
			values.put("from", from);
		}
		if (until != null) {
			sql.append(" AND r.resolved_at < :until");
			values.put("until", until);
		}
		return this.database.sql(sql.append(" GROUP BY 1, 2").toString())
			.bindValues(values)
			.map((row) -> new ReturnRate.Count(Ending.valueOf(ReturnCheckRow.need(row, "ending", String.class)),
					ReturnCheckRow.need(row, "after_days", Integer.class), ReturnCheckRow.need(row, "yes", Long.class),
					ReturnCheckRow.need(row, "no", Long.class), ReturnCheckRow.need(row, "unknown", Long.class),
					ReturnCheckRow.need(row, "open", Long.class)))
			.all();
	}

}
