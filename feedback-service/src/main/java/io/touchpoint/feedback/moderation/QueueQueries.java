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
 * Reads comments by what was decided about them: those that wait the oldest first,
 * because they are worked off, all others the newest first. Each is a walk on an index
 * that holds nothing else. What is for few eyes only is shown to nobody in public, and so
 * nobody has to decide about it.
 */
@Component
class QueueQueries {

	/** Beyond this nobody needs to know how many there are. */
	static final int MOST_COUNTED = 1000;

	private static final String COLUMNS = """
			SELECT id, site, touchpoint, channel, overall, language, comment, occurred_at,
				moderation, public_comment, hidden_comment, moderated_by, moderated_at
			""";

	/**
	 * The state is no parameter: a plan for whatever state could not use these indexes.
	 */
	private static final String COMMENTS = """
			FROM response WHERE moderation = '%s' AND comment IS NOT NULL
				AND channel NOT IN ('MYSTERY_VISIT', 'INSPECTION') AND verdict IS DISTINCT FROM 'EXCLUDED'
				AND NOT EXISTS (SELECT FROM restricted_answer x WHERE x.response = response.id AND x.restricted)
			""";

	private final DatabaseClient database;

	QueueQueries(DatabaseClient database) {
		this.database = database;
	}

	Flux<QueuedComment.Row> list(SiteScope scope, QueueFilter filter, @Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(COLUMNS).append(COMMENTS.formatted(filter.state()));
		narrow(sql, values, scope, filter);
		boolean waiting = filter.state() == Moderation.UNCHECKED;
		if (after != null) {
			sql.append(waiting ? " AND (occurred_at, id) > (:at, :id)" : " AND (occurred_at, id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(waiting ? " ORDER BY occurred_at, id" : " ORDER BY occurred_at DESC, id DESC")
			.append(" LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(QueueQueries::row).all();
	}

	/**
	 * How many there are; no more than {@link #MOST_COUNTED} are counted.
	 */
	Mono<Long> count(SiteScope scope, QueueFilter filter) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder("SELECT count(*) FROM (SELECT 1 ")
			.append(COMMENTS.formatted(filter.state()));
		narrow(sql, values, scope, filter);
		sql.append(" LIMIT :most) comments");
		values.put("most", MOST_COUNTED);
		return this.database.sql(sql.toString()).bindValues(values).mapValue(Long.class).one();
	}

	/**
	 * The scope as a condition of its own: row-level security's is not one for an index.
	 */
	private static void narrow(StringBuilder sql, Map<String, Object> values, SiteScope scope, QueueFilter filter) {
		if (filter.site() != null) {
			narrow(sql, values, " AND site = :site", "site", filter.site());
		}
		else if (!scope.everywhere()) {
			narrow(sql, values, " AND site = ANY (:sites)", "sites", scope.codes().toArray(String[]::new));
		}
		narrow(sql, values, " AND touchpoint = :touchpoint", "touchpoint", filter.touchpoint());
		filter.period().narrow(sql, values);
		narrow(sql, values, " AND comment ILIKE :text", "text", containing(filter.text()));
	}

	private static void narrow(StringBuilder sql, Map<String, Object> values, String condition, String name,
			@Nullable Object value) {
		if (value != null) {
			sql.append(condition);
			values.put(name, value);
		}
	}

	private static @Nullable String containing(@Nullable String text) {
		return (text == null) ? null : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private static QueuedComment.Row row(Readable row) {
		OffsetDateTime at = row.get("moderated_at", OffsetDateTime.class);
		QueuedComment.Decided decided = new QueuedComment.Decided(
				Moderation.valueOf(need(row, "moderation", String.class)), row.get("public_comment", String.class),
				row.get("hidden_comment", String.class), row.get("moderated_by", String.class),
				(at != null) ? at.toInstant() : null);
		return new QueuedComment.Row(need(row, "id", UUID.class), need(row, "site", String.class),
				need(row, "touchpoint", String.class), Channel.valueOf(need(row, "channel", String.class)),
				row.get("overall", Integer.class), need(row, "language", String.class),
				need(row, "comment", String.class), need(row, "occurred_at", OffsetDateTime.class).toInstant(),
				decided);
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
