package io.touchpoint.feedback.kiosk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads the answers that fit no question, newest first, and empties those that are
 * discarded.
 */
@Component
class RefusalQueries {

	private final DatabaseClient database;

	RefusalQueries(DatabaseClient database) {
		this.database = database;
	}

	Flux<RefusedAnswer> list(UUID kiosk, boolean discarded, @Nullable Cursor after, int limit) {
		StringBuilder sql = new StringBuilder("""
				SELECT id, reason, answer, device_at, received_at, discarded_at, discarded_by FROM kiosk_refusal
				WHERE kiosk = :kiosk
				""").append(discarded ? " AND discarded_at IS NOT NULL" : " AND discarded_at IS NULL");
		if (after != null) {
			sql.append(" AND (received_at, id) < (:at, :id)");
		}
		sql.append(" ORDER BY received_at DESC, id DESC LIMIT :limit");
		DatabaseClient.GenericExecuteSpec query = this.database.sql(sql.toString())
			.bind("kiosk", kiosk)
			.bind("limit", limit);
		query = (after != null) ? query.bind("at", after.at().atOffset(ZoneOffset.UTC)).bind("id", after.id()) : query;
		return query.map(RefusalQueries::read).all();
	}

	/**
	 * What was said goes; the key stays, so that a device that sends it again is
	 * acknowledged.
	 * @return how many were not discarded before
	 */
	Mono<Long> discard(UUID kiosk, List<UUID> refusals, String by, Instant now) {
		return this.database.sql("""
				UPDATE kiosk_refusal SET answer = '', discarded_by = $3, discarded_at = $4
				WHERE kiosk = $1 AND id = ANY ($2) AND discarded_at IS NULL
				""")
			.bind(0, kiosk)
			.bind(1, refusals.toArray(UUID[]::new))
			.bind(2, by)
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	private static RefusedAnswer read(Readable row) {
		Instant discarded = time(row, "discarded_at");
		return new RefusedAnswer(Objects.requireNonNull(row.get("id", UUID.class)),
				String.valueOf(row.get("reason", String.class)),
				(discarded != null) ? null : row.get("answer", String.class), time(row, "device_at"),
				Objects.requireNonNull(time(row, "received_at")), discarded, row.get("discarded_by", String.class));
	}

	private static @Nullable Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
