package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * Reads a promise from its row.
 */
final class PromiseRow {

	static final String COLUMNS = """
			p.id, p.complaint, p.site, p.revision, p.state, p.text, p.made_to, p.made_by_id, p.made_by_name, p.made_at,
			p.due_at, p.remind_at, p.reminded_at, p.kept_at, p.kept_by, p.proof, p.broken_at, p.broken_by, p.reason,
			p.consent_how, p.consent_at, p.consent_note, p.predecessor, p.successor
			""";

	private PromiseRow() {
	}

	static Promise read(Readable row) {
		return new Promise(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
				need(row, "site", String.class), need(row, "revision", Long.class),
				PromiseState.valueOf(need(row, "state", String.class)),
				new Terms(need(row, "text", String.class), row.get("made_to", String.class),
						need(row, "due_at", Instant.class), need(row, "remind_at", Instant.class)),
				new Person(need(row, "made_by_id", String.class), need(row, "made_by_name", String.class)),
				need(row, "made_at", Instant.class), row.get("reminded_at", Instant.class), kept(row), breach(row),
				row.get("predecessor", UUID.class), row.get("successor", UUID.class), consent(row));
	}

	private static @Nullable Kept kept(Readable row) {
		Instant at = row.get("kept_at", Instant.class);
		return (at != null) ? new Kept(at, need(row, "kept_by", String.class), need(row, "proof", String.class)) : null;
	}

	private static @Nullable Breach breach(Readable row) {
		Instant at = row.get("broken_at", Instant.class);
		return (at != null) ? new Breach(at, need(row, "broken_by", String.class), row.get("reason", String.class))
				: null;
	}

	private static @Nullable Consent consent(Readable row) {
		Instant at = row.get("consent_at", Instant.class);
		return (at != null) ? new Consent(Consent.Way.valueOf(need(row, "consent_how", String.class)), at,
				row.get("consent_note", String.class)) : null;
	}

	static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
