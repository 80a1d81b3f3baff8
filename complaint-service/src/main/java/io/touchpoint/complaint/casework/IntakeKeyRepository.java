package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Remembers under which key a case was made. A second submission of the key waits for the
 * first one's commit, since both insert the same row.
 */
@Component
class IntakeKeyRepository {

	private static final String CLAIM = """
			INSERT INTO intake_key (key, body, complaint, site, created_at)
			VALUES (:key, :body, :complaint, :site, :now) ON CONFLICT (key) DO NOTHING
			""";

	private static final String FIND = "SELECT body, complaint FROM intake_key WHERE key = :key";

	private final DatabaseClient database;

	IntakeKeyRepository(DatabaseClient database) {
		this.database = database;
	}

	/** True if the key is new and now ours. */
	Mono<Boolean> claim(IntakeKey key, UUID complaint, String site, Instant now) {
		return this.database.sql(CLAIM)
			.bind("key", key.key())
			.bind("body", key.body())
			.bind("complaint", complaint)
			.bind("site", site)
			.bind("now", now)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/**
	 * The case that the key made; a 422 problem if it made it from another body.
	 */
	Mono<UUID> made(IntakeKey key) {
		return known(key).switchIfEmpty(Mono.error(IntakeKeyRepository::reused));
	}

	/** The same; empty if the key is new. */
	Mono<UUID> known(IntakeKey key) {
		return this.database.sql(FIND)
			.bind("key", key.key())
			.map((row) -> new Made(ComplaintRow.need(row, "body", byte[].class),
					ComplaintRow.need(row, "complaint", UUID.class)))
			.one()
			.map((made) -> {
				if (!Arrays.equals(made.body(), key.body())) {
					throw reused();
				}
				return made.complaint();
			});
	}

	private static ProblemException reused() {
		return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
				"This Idempotency-Key came before with another body.");
	}

	private record Made(byte[] body, UUID complaint) {
	}

}
