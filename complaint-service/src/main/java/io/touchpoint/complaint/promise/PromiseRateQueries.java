package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Counts what became of promises.
 */
@Component
class PromiseRateQueries {

	/** Through the case, so that those count that the reader finds in the list. */
	private static final String COUNT = """
			SELECT count(*) FILTER (WHERE p.state = 'KEPT') AS kept, count(*) AS base
			FROM promise p JOIN complaint c ON c.id = p.complaint
			WHERE p.state IN ('KEPT', 'KEPT_LATE', 'BROKEN')
			""";

	private final DatabaseClient database;

	PromiseRateQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * @param dueBefore the first due moment that is too late
	 */
	Mono<KeptRate> count(SiteScope scope, @Nullable String site, @Nullable Instant dueBefore) {
		StringBuilder sql = new StringBuilder(COUNT);
		Map<String, Object> values = new LinkedHashMap<>();
		if (site != null) {
			sql.append(" AND p.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND p.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (dueBefore != null) {
			sql.append(" AND p.due_at < :dueBefore");
			values.put("dueBefore", dueBefore);
		}
		return this.database.sql(sql.toString())
			.bindValues(values)
			.map((row) -> KeptRate.of(PromiseRow.need(row, "kept", Long.class),
					PromiseRow.need(row, "base", Long.class)))
			.one();
	}

}
