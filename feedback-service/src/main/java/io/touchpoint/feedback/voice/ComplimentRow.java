package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compliment from its row. The words of an answer stay in the answer, so that
 * they are cut in one place, and left out here where they are for few eyes only.
 */
final class ComplimentRow {

	static final String COLUMNS = """
			SELECT c.id, c.site, c.source, c.touchpoint, c.unit, c.person, c.person_id,
				CASE WHEN x.response IS NULL THEN coalesce(c.words, r.comment) END AS words, c.language, c.response, c.letter, c.contactable, c.state,
				c.recorded_at, c.recorded_by, c.thanked_at, c.thanked_by, c.forwarded_at, c.forwarded_by,
				x.response IS NOT NULL AS restricted
			FROM compliment c LEFT JOIN response r ON r.id = c.response
			LEFT JOIN restricted_answer x ON x.response = c.response AND x.restricted
			""";

	private ComplimentRow() {
	}

	static Compliment read(Readable row) {
		return new Compliment(value(row, "id", UUID.class), value(row, "site", String.class),
				ComplimentSource.valueOf(value(row, "source", String.class)), row.get("touchpoint", String.class),
				row.get("unit", String.class), row.get("person", String.class), row.get("person_id", UUID.class),
				row.get("words", String.class), value(row, "language", String.class), row.get("response", UUID.class),
				row.get("letter", UUID.class), value(row, "contactable", Boolean.class),
				ComplimentState.valueOf(value(row, "state", String.class)),
				value(row, "recorded_at", OffsetDateTime.class).toInstant(), row.get("recorded_by", String.class),
				time(row, "thanked_at"), row.get("thanked_by", String.class), time(row, "forwarded_at"),
				row.get("forwarded_by", String.class), value(row, "restricted", Boolean.class));
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

	static @Nullable Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	static Object id(@Nullable UUID value) {
		return (value != null) ? value : Parameters.in(UUID.class);
	}

}
