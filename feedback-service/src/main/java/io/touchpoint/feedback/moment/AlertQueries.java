package io.touchpoint.feedback.moment;

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
 * Reads alerts, newest first.
 */
@Component
class AlertQueries {

	/** Whom to tell of an alert, and where it is. */
	record Duty(String site, @Nullable String email, String touchpoint, String language, int answers, AlertKind kind) {
	}

	/**
	 * Who had the bad time.
	 *
	 * @param overall the mark of 1 to 5 that they gave, if they gave one
	 */
	record Customer(String email, @Nullable String name, String language, String customerType, String touchpoint,
			@Nullable String comment, @Nullable Integer overall) {
	}

	/** How many alerts of a site wait for a reaction. */
	record Waiting(String site, long alerts) {
	}

	private static final String DUTY = """
			SELECT a.site, s.email, coalesce(t.name ->> s.languages[1], t.name ->> 'en', a.touchpoint) AS touchpoint,
				s.languages[1] AS language, a.answers, a.kind
			FROM alert a JOIN site s ON s.code = a.site
			LEFT JOIN response r ON r.id = a.response
			LEFT JOIN touchpoint t ON t.customer_type = r.customer_type AND t.code = a.touchpoint
			WHERE a.id = $1
			""";

	private final DatabaseClient database;

	AlertQueries(DatabaseClient database) {
		this.database = database;
	}

	Flux<Alert> list(SiteScope scope, @Nullable String site, @Nullable AlertState state, @Nullable Cursor after,
			int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(AlertRow.COLUMNS).append("WHERE true");
		if (site != null) {
			sql.append(" AND site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (state != null) {
			sql.append(" AND state = :state");
			values.put("state", state.name());
		}
		if (after != null) {
			sql.append(" AND (raised_at, id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY raised_at DESC, id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(AlertRow::read).all();
	}

	Mono<Alert> byId(UUID id) {
		return this.database.sql(AlertRow.COLUMNS + "WHERE id = $1").bind(0, id).map(AlertRow::read).one();
	}

	/**
	 * The alert, locked until the transaction ends.
	 */
	Mono<Alert> take(UUID id) {
		return this.database.sql(AlertRow.COLUMNS + "WHERE id = $1 FOR UPDATE").bind(0, id).map(AlertRow::read).one();
	}

	Flux<UUID> answers(UUID alert) {
		return this.database.sql("SELECT response FROM alert_answer WHERE alert = $1 ORDER BY response DESC LIMIT 200")
			.bind(0, alert)
			.mapValue(UUID.class)
			.all();
	}

	/** All answers of an alert that are for few eyes only. */
	Flux<UUID> restricted(UUID alert) {
		return this.database
			.sql("""
					SELECT a.response FROM alert_answer a JOIN restricted_answer x ON x.response = a.response AND x.restricted
					WHERE a.alert = $1
					""")
			.bind(0, alert)
			.mapValue(UUID.class)
			.all();
	}

	Mono<Duty> duty(UUID alert) {
		return this.database.sql(DUTY)
			.bind(0, alert)
			.map((row) -> new Duty(AlertRow.value(row, "site", String.class), row.get("email", String.class),
					AlertRow.value(row, "touchpoint", String.class), AlertRow.value(row, "language", String.class),
					AlertRow.value(row, "answers", Integer.class),
					AlertKind.valueOf(AlertRow.value(row, "kind", String.class))))
			.one();
	}

	Mono<Customer> customer(UUID alert) {
		return this.database.sql("""
				SELECT c.email, c.name, r.language, r.customer_type,
					coalesce(t.name ->> r.language, t.name ->> 'en', r.touchpoint) AS touchpoint, r.comment,
					CAST(r.overall AS integer) AS overall
				FROM alert a JOIN response r ON r.id = a.response JOIN response_contact c ON c.response = r.id
				LEFT JOIN touchpoint t ON t.customer_type = r.customer_type AND t.code = r.touchpoint
				WHERE a.id = $1
				""")
			.bind(0, alert)
			.map((row) -> new Customer(AlertRow.value(row, "email", String.class), row.get("name", String.class),
					AlertRow.value(row, "language", String.class), AlertRow.value(row, "customer_type", String.class),
					AlertRow.value(row, "touchpoint", String.class), row.get("comment", String.class),
					row.get("overall", Integer.class)))
			.one();
	}

	Flux<Waiting> waiting() {
		return this.database.sql("SELECT site, count(*) AS alerts FROM alert WHERE state = 'OPEN' GROUP BY site")
			.map((row) -> new Waiting(AlertRow.value(row, "site", String.class),
					AlertRow.value(row, "alerts", Long.class)))
			.all();
	}

}
