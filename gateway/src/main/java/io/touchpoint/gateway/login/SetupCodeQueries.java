package io.touchpoint.gateway.login;

import java.time.Instant;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The table of setup codes.
 */
@Component
class SetupCodeQueries {

	private final DatabaseClient database;

	SetupCodeQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> insert(byte[] hash, Instant now) {
		return this.database
			.sql("INSERT INTO setup_code (code_hash, created_at) VALUES (:hash, :now) ON CONFLICT DO NOTHING")
			.bind("hash", hash)
			.bind("now", now)
			.then();
	}

	Mono<Long> take(byte[] hash) {
		return this.database.sql("DELETE FROM setup_code WHERE code_hash = :hash")
			.bind("hash", hash)
			.fetch()
			.rowsUpdated();
	}

	Mono<Void> clear() {
		return this.database.sql("DELETE FROM setup_code").then();
	}

}
