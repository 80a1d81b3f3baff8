package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * Reads a check from its row.
 */
final class ReturnCheckRow {

	static final String COLUMNS = """
			r.id, r.complaint, r.site, r.revision, r.resolved_at, r.after_days, r.state, r.made_at, r.due_at, r.returned,
			r.source, r.note, r.answered_by_id, r.answered_by_name, r.answered_at
			""";

	private ReturnCheckRow() {
	}

	static ReturnCheck read(Readable row) {
		return new ReturnCheck(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
				need(row, "site", String.class), need(row, "revision", Long.class),
				need(row, "resolved_at", Instant.class), need(row, "after_days", Integer.class),
				ReturnCheck.State.valueOf(need(row, "state", String.class)), need(row, "made_at", Instant.class),
				need(row, "due_at", Instant.class), answer(row));
	}

	private static @Nullable ReturnAnswer answer(Readable row) {
		Instant at = row.get("answered_at", Instant.class);
		if (at == null) {
			return null;
		}
		String source = row.get("source", String.class);
		return new ReturnAnswer(Returned.valueOf(need(row, "returned", String.class)),
				(source != null) ? ReturnSource.valueOf(source) : null, row.get("note", String.class),
				new Person(need(row, "answered_by_id", String.class), need(row, "answered_by_name", String.class)), at);
	}

	static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
