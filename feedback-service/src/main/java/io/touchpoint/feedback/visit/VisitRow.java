package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * Reads visits from rows.
 */
final class VisitRow {

	static final String SELECT = """
			SELECT v.id, v.site, coalesce(i.name, v.site) AS site_name, v.method, v.customer_type, v.language,
				v.window_from, v.window_to, v.closes_at, v.shopper, v.shopper_email, v.brief, v.state, v.planned_by,
				v.planned_at, v.started_at, v.ended_at, v.score, v.scored, v.revision,
				(SELECT json_agg(json_build_object('touchpoint', p.touchpoint,
						'name', coalesce(t.name ->> v.language, t.name ->> 'en', p.touchpoint),
						'questionnaire', p.questionnaire, 'version', p.version, 'score', p.score, 'scored', p.scored)
						ORDER BY p.ordinal)
					FROM visit_stop p
					LEFT JOIN touchpoint t ON t.customer_type = v.customer_type AND t.code = p.touchpoint
					WHERE p.visit = v.id)::text AS stops
			FROM site_visit v LEFT JOIN site i ON i.code = v.site
			""";

	private static final TypeReference<List<VisitStop>> STOPS = new TypeReference<>() {
	};

	private VisitRow() {
	}

	static SiteVisit read(Readable row, JsonMapper json) {
		String stops = row.get("stops", String.class);
		return new SiteVisit(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "site_name", String.class), VisitMethod.valueOf(value(row, "method", String.class)),
				CustomerType.valueOf(value(row, "customer_type", String.class)), value(row, "language", String.class),
				(stops != null) ? json.readValue(stops, STOPS) : List.of(), time(row, "window_from"),
				time(row, "window_to"), time(row, "closes_at"), shopper(row), value(row, "brief", String.class),
				VisitState.valueOf(value(row, "state", String.class)), value(row, "planned_by", String.class),
				time(row, "planned_at"), optionalTime(row, "started_at"), optionalTime(row, "ended_at"),
				row.get("score", Double.class), value(row, "scored", Integer.class),
				value(row, "revision", Long.class));
	}

	private static @Nullable Shopper shopper(Readable row) {
		String name = row.get("shopper", String.class);
		return (name != null) ? new Shopper(name, row.get("shopper_email", String.class)) : null;
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type));
	}

	static Instant time(Readable row, String column) {
		return value(row, column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Instant optionalTime(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
