package io.touchpoint.gateway.login;

import java.time.Instant;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.gateway.login.AccountQueries.value;

/**
 * The table of signing keys.
 */
@Component
class SigningKeyQueries {

	/** Two gateways that rotate at once make one key, not two. */
	private static final String INSERT = """
			INSERT INTO signing_key (id, public_jwk, sealed_private_jwk, salt, created_at)
			SELECT :id, :public, :sealed, :salt, :now
			WHERE NOT EXISTS (SELECT 1 FROM signing_key WHERE created_at > :youngerThan AND id <> ALL (:unusable))
			""";

	/** A key is dead when a newer one has signed for longer than any passport lives. */
	private static final String DELETE_DEAD = """
			DELETE FROM signing_key AS old
			WHERE EXISTS (SELECT 1 FROM signing_key AS newer
				WHERE newer.created_at > old.created_at AND newer.created_at < :replacedBefore)
			""";

	private final DatabaseClient database;

	SigningKeyQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> lock() {
		return this.database.sql("SELECT pg_advisory_xact_lock(727001)").then();
	}

	Mono<Void> insert(Stored key, Instant youngerThan, String[] unusable) {
		return this.database.sql(INSERT)
			.bind("id", key.id())
			.bind("public", key.publicJwk())
			.bind("sealed", key.sealed())
			.bind("salt", key.salt())
			.bind("now", key.createdAt())
			.bind("youngerThan", youngerThan)
			.bind("unusable", unusable)
			.then();
	}

	Flux<Stored> list() {
		return this.database.sql(
				"SELECT id, public_jwk, sealed_private_jwk, salt, created_at FROM signing_key ORDER BY created_at DESC")
			.map((row) -> new Stored(value(row, "id", String.class), value(row, "public_jwk", String.class),
					value(row, "sealed_private_jwk", byte[].class), value(row, "salt", String.class),
					value(row, "created_at", Instant.class)))
			.all();
	}

	Mono<Void> deleteDead(Instant replacedBefore) {
		return this.database.sql(DELETE_DEAD).bind("replacedBefore", replacedBefore).then();
	}

	record Stored(String id, String publicJwk, byte[] sealed, String salt, Instant createdAt) {
	}

}
