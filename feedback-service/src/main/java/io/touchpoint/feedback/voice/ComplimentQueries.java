package io.touchpoint.feedback.voice;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads compliments, newest first.
 */
@Component
class ComplimentQueries {

	/** Who praised. */
	record Giver(String email, @Nullable String name, String language) {
	}

	/** Whom a compliment is forwarded to, with the words. */
	record People(String site, @Nullable String email, @Nullable UUID staff, String name, String language, String words,
			boolean restricted) {
	}

	private final DatabaseClient database;

	ComplimentQueries(DatabaseClient database) {
		this.database = database;
	}

	Flux<Compliment> list(SiteScope scope, @Nullable String site, @Nullable ComplimentState state,
			@Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(ComplimentRow.COLUMNS).append("WHERE true");
		if (site != null) {
			sql.append(" AND c.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND c.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (state != null) {
			sql.append(" AND c.state = :state");
			values.put("state", state.name());
		}
		if (after != null) {
			sql.append(" AND (c.recorded_at, c.id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY c.recorded_at DESC, c.id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(ComplimentRow::read).all();
	}

	Mono<Compliment> byId(UUID id) {
		return this.database.sql(ComplimentRow.COLUMNS + "WHERE c.id = $1").bind(0, id).map(ComplimentRow::read).one();
	}

	/**
	 * The compliment, locked until the transaction ends.
	 */
	Mono<Compliment> take(UUID id) {
		return this.database.sql(ComplimentRow.COLUMNS + "WHERE c.id = $1 FOR UPDATE OF c")
			.bind(0, id)
			.map(ComplimentRow::read)
			.one();
	}

	Mono<Giver> giver(UUID compliment) {
		return this.database.sql("""
				SELECT coalesce(k.email, rk.email) AS email, coalesce(k.name, rk.name) AS name, c.language
				FROM compliment c
				LEFT JOIN compliment_contact k ON k.compliment = c.id
				LEFT JOIN response_contact rk ON rk.response = c.response
				WHERE c.id = $1 AND coalesce(k.email, rk.email) IS NOT NULL
				""")
			.bind(0, compliment)
			.map((row) -> new Giver(ComplimentRow.value(row, "email", String.class), row.get("name", String.class),
					ComplimentRow.value(row, "language", String.class)))
			.one();
	}

	Mono<People> people(UUID compliment) {
		return this.database.sql("""
				SELECT c.site, s.email, c.person_id, coalesce(c.person, c.unit, s.name) AS name,
					s.languages[1] AS language, coalesce(c.words, r.comment, '') AS words,
					x.response IS NOT NULL AS restricted
				FROM compliment c JOIN site s ON s.code = c.site LEFT JOIN response r ON r.id = c.response
				LEFT JOIN restricted_answer x ON x.response = c.response AND x.restricted
				WHERE c.id = $1
				""")
			.bind(0, compliment)
			.map((row) -> new People(ComplimentRow.value(row, "site", String.class), row.get("email", String.class),
					row.get("person_id", UUID.class), ComplimentRow.value(row, "name", String.class),
					ComplimentRow.value(row, "language", String.class), ComplimentRow.value(row, "words", String.class),
					ComplimentRow.value(row, "restricted", Boolean.class)))
			.one();
	}

}
