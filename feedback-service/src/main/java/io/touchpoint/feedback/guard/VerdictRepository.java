package io.touchpoint.feedback.guard;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What is suspicious about responses and what was made of it.
 */
@Component
class VerdictRepository {

	/**
	 * A response as it is judged.
	 *
	 * @param revision how often the verdict changed
	 */
	record Judged(UUID id, String site, Instant occurredAt, @Nullable Suspicion suspect, @Nullable Verdict verdict,
			@Nullable String by, @Nullable Instant at, int revision) {
	}

	private static final String FIND = """
			SELECT id, site, occurred_at, suspect, verdict, verdict_by, verdict_at, verdict_revision
			FROM response WHERE id = $1""";

	private final DatabaseClient database;

	VerdictRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Judged> find(UUID id) {
		return this.database.sql(FIND).bind(0, id).map(VerdictRepository::read).one();
	}

	/** The same, and nobody else judges it until the transaction ends. */
	Mono<Judged> lock(UUID id) {
		return this.database.sql(FIND + " FOR UPDATE").bind(0, id).map(VerdictRepository::read).one();
	}

	Mono<Void> save(UUID id, Verdict verdict, String by, Instant now) {
		return this.database.sql("""
				UPDATE response SET verdict = $2, verdict_by = $3, verdict_at = $4,
					verdict_revision = verdict_revision + 1
				WHERE id = $1
				""").bind(0, id).bind(1, verdict.name()).bind(2, by).bind(3, now.atOffset(ZoneOffset.UTC)).then();
	}

	private static Judged read(Readable row) {
		String suspect = row.get("suspect", String.class);
		String verdict = row.get("verdict", String.class);
		OffsetDateTime at = row.get("verdict_at", OffsetDateTime.class);
		return new Judged(need(row, "id", UUID.class), need(row, "site", String.class),
				need(row, "occurred_at", OffsetDateTime.class).toInstant(),
				(suspect != null) ? Suspicion.valueOf(suspect) : null,
				(verdict != null) ? Verdict.valueOf(verdict) : null, row.get("verdict_by", String.class),
				(at != null) ? at.toInstant() : null, need(row, "verdict_revision", Integer.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
