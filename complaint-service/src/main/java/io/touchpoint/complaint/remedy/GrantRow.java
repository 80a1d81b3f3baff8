package io.touchpoint.complaint.remedy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Reads a remedy from its row.
 */
final class GrantRow {

	static final String COLUMNS = """
			r.id, r.complaint, r.site, r.revision, r.state, r.kind, r.minor, r.currency, r.purchased_on, r.exception,
			r.note, r.asked_by_id, r.asked_by_name, r.asked_at, r.ruled_by_id, r.ruled_by_name, r.ruled_at, r.ruling
			""";

	private GrantRow() {
	}

	static Grant read(Readable row) {
		return new Grant(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
				need(row, "site", String.class), need(row, "revision", Long.class),
				GrantState.valueOf(need(row, "state", String.class)), Remedy.valueOf(need(row, "kind", String.class)),
				new Money(need(row, "minor", Long.class), need(row, "currency", String.class)),
				row.get("purchased_on", LocalDate.class), row.get("exception", String.class),
				row.get("note", String.class),
				new Person(need(row, "asked_by_id", String.class), need(row, "asked_by_name", String.class)),
				need(row, "asked_at", Instant.class), ruling(row));
	}

	private static @Nullable Ruling ruling(Readable row) {
		Instant at = row.get("ruled_at", Instant.class);
		return (at == null) ? null
				: new Ruling(
						new Person(need(row, "ruled_by_id", String.class), need(row, "ruled_by_name", String.class)),
						at, row.get("ruling", String.class));
	}

	static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
