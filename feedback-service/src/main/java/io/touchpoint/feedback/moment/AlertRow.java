package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads an alert from its row.
 */
final class AlertRow {

	static final String COLUMNS = """
			SELECT id, site, touchpoint, kind, state, reachable, response, answers, first_at, last_at, raised_at,
				acknowledged_at, acknowledged_by, closed_at, closed_by, note,
				EXISTS (SELECT FROM alert_answer a JOIN restricted_answer x ON x.response = a.response
					WHERE a.alert = alert.id AND x.restricted) AS restricted
			FROM alert
			""";

	private AlertRow() {
	}

	static Alert read(Readable row) {
		return new Alert(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "touchpoint", String.class), AlertKind.valueOf(value(row, "kind", String.class)),
				AlertState.valueOf(value(row, "state", String.class)), value(row, "reachable", Boolean.class),
				value(row, "response", UUID.class), value(row, "answers", Integer.class),
				value(row, "first_at", OffsetDateTime.class).toInstant(),
				value(row, "last_at", OffsetDateTime.class).toInstant(),
				value(row, "raised_at", OffsetDateTime.class).toInstant(), instant(row, "acknowledged_at"),
				row.get("acknowledged_by", String.class), instant(row, "closed_at"), row.get("closed_by", String.class),
				row.get("note", String.class), value(row, "restricted", Boolean.class));
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

	static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	static Object time(@Nullable Instant value) {
		return Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
				(value != null) ? value.atOffset(ZoneOffset.UTC) : null);
	}

	private static @Nullable Instant instant(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
