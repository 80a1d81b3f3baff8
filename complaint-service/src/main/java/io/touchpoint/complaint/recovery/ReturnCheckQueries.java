package io.touchpoint.complaint.recovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads return checks with their cases, which say who may see them.
 */
@Component
class ReturnCheckQueries {

	private static final String SELECT = "SELECT " + ReturnCheckRow.COLUMNS + """
			, c.reference, c.subject, c.status, c.restricted, s.time_zone
			FROM return_check r JOIN complaint c ON c.id = r.complaint JOIN site s ON s.code = r.site
			""";

	private static final String ONE = SELECT + " WHERE r.id = :id AND r.complaint = :complaint";

	private static final String OF_CASE = SELECT
			+ " WHERE r.complaint = :complaint ORDER BY r.resolved_at, r.after_days";

	private final DatabaseClient database;

	ReturnCheckQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<ReturnCheckView> find(UUID complaint, UUID id) {
		return this.database.sql(ONE).bind("id", id).bind("complaint", complaint).map(ReturnCheckQueries::view).one();
	}

	Flux<ReturnCheckView> ofCase(UUID complaint) {
		return this.database.sql(OF_CASE).bind("complaint", complaint).map(ReturnCheckQueries::view).all();
	}

	/** What stands like that, the first due first. */
	Flux<ReturnCheckView> list(SiteScope scope, ReturnCheck.State state, @Nullable String site, @Nullable Cursor after,
			int limit) {
		// Not as a value: the plan has to see that it is the state of the index.
		StringBuilder sql = new StringBuilder(SELECT).append("WHERE r.state = '").append(state.name()).append("'");
		Map<String, Object> values = new LinkedHashMap<>();
		if (site != null) {
			sql.append(" AND r.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND r.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (after != null) {
			sql.append(" AND (r.due_at, r.id) > (:afterAt, :afterId)");
			values.put("afterAt", after.at());
			values.put("afterId", after.id());
		}
		sql.append(" ORDER BY r.due_at, r.id LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(ReturnCheckQueries::view).all();
	}

	private static ReturnCheckView view(Readable row) {
		ReturnCheck check = ReturnCheckRow.read(row);
		return new ReturnCheckView(check.id(), check.complaint(), ReturnCheckRow.need(row, "reference", String.class),
				ReturnCheckRow.need(row, "subject", String.class),
				Status.valueOf(ReturnCheckRow.need(row, "status", String.class)), check.site(),
				ReturnCheckRow.need(row, "time_zone", String.class), check.state(), check.resolvedAt(),
				check.afterDays(), check.dueAt(), check.answer(), check.revision(), List.of(),
				ReturnCheckRow.need(row, "restricted", Boolean.class));
	}

}
