package io.touchpoint.feedback.moderation;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads the comments that wait for a decision, the oldest first: a walk on an index that
 * holds nothing else.
 */
@Component
class WaitingQueries {

	/** Beyond this nobody needs to know how many there are. */
	static final int MOST_COUNTED = 1000;

	private static final String WAITING = """
			FROM response WHERE moderation = 'UNCHECKED' AND comment IS NOT NULL
				AND channel NOT IN ('MYSTERY_VISIT', 'INSPECTION') AND verdict IS DISTINCT FROM 'EXCLUDED'
			""";

	private final DatabaseClient database;

	WaitingQueries(DatabaseClient database) {
		this.database = database;
	}

	Flux<WaitingComment.Row> list(SiteScope scope, @Nullable String site, @Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(
				"SELECT id, site, touchpoint, channel, overall, language, comment, occurred_at ")
			.append(WAITING);
		narrow(sql, values, scope, site);
		if (after != null) {
			sql.append(" AND (occurred_at, id) > (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY occurred_at, id LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(WaitingQueries::row).all();
	}

	/**
	 * How many wait; no more than {@link #MOST_COUNTED} are counted.
	 */
	Mono<Long> count(SiteScope scope, @Nullable String site) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder("SELECT count(*) FROM (SELECT 1 ").append(WAITING);
		narrow(sql, values, scope, site);
		sql.append(" LIMIT :most) waiting");
		values.put("most", MOST_COUNTED);
		return this.database.sql(sql.toString()).bindValues(values).mapValue(Long.class).one();
	}

	/**
	 * The scope as a condition of its own: row-level security's is not one for an index.
	 */
	private static void narrow(StringBuilder sql, Map<String, Object> values, SiteScope scope, @Nullable String site) {
		if (site != null) {
			sql.append(" AND site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
	}

	private static WaitingComment.Row row(Readable row) {
		return new WaitingComment.Row(need(row, "id", UUID.class), need(row, "site", String.class),
				need(row, "touchpoint", String.class), Channel.valueOf(need(row, "channel", String.class)),
				row.get("overall", Integer.class), need(row, "language", String.class),
				need(row, "comment", String.class), need(row, "occurred_at", OffsetDateTime.class).toInstant());
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
