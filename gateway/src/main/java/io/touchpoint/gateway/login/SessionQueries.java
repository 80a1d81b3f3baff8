package io.touchpoint.gateway.login;

import java.time.Instant;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The table of sessions.
 */
@Component
class SessionQueries {

	private static final String FIND = """
			SELECT session.last_seen_at, %s
			FROM session JOIN account ON account.id = session.account
			WHERE session.id_hash = :hash AND session.last_seen_at > :idle AND session.started_at > :oldest
				AND account.active AND (NOT account.demo OR :demo)
			""".formatted(AccountQueries.COLUMNS);

	private final DatabaseClient database;

	SessionQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> insert(byte[] hash, UUID account, Instant now) {
		return this.database.sql("""
				INSERT INTO session (id_hash, account, started_at, last_seen_at) VALUES (:hash, :account, :now, :now)
				""").bind("hash", hash).bind("account", account).bind("now", now).then();
	}

	Mono<Seen> find(byte[] hash, Instant idle, Instant oldest, boolean demo) {
		return this.database.sql(FIND)
			.bind("hash", hash)
			.bind("idle", idle)
			.bind("oldest", oldest)
			.bind("demo", demo)
			.map((row) -> new Seen(AccountQueries.account(row),
					AccountQueries.value(row, "last_seen_at", Instant.class)))
			.one();
	}

	Mono<Void> touch(byte[] hash, Instant now) {
		return this.database.sql("UPDATE session SET last_seen_at = :now WHERE id_hash = :hash")
			.bind("now", now)
			.bind("hash", hash)
			.then();
	}

	Mono<Void> end(byte[] hash) {
		return this.database.sql("DELETE FROM session WHERE id_hash = :hash").bind("hash", hash).then();
	}

	Mono<Void> endAll(UUID account) {
		return this.database.sql("DELETE FROM session WHERE account = :account").bind("account", account).then();
	}

	Mono<Void> clear(Instant idle, Instant oldest) {
		return this.database.sql("DELETE FROM session WHERE last_seen_at <= :idle OR started_at <= :oldest")
			.bind("idle", idle)
			.bind("oldest", oldest)
			.then();
	}

	record Seen(Account account, Instant lastSeenAt) {
	}

}
