package io.touchpoint.gateway.login;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.gateway.login.AccountQueries.value;

/**
 * The table of API keys.
 */
@Component
class ApiKeyQueries {

	private static final String COLUMNS = """
			id, name, hint, role, everywhere, sites, created_by, created_at, expires_at, last_used_at
			""";

	private static final String INSERT = """
			INSERT INTO api_key (id, name, key_hash, hint, role, everywhere, sites, created_by, maker, created_at, expires_at)
			VALUES (:id, :name, :hash, :hint, :role, :everywhere, :sites, :createdBy, :maker, :createdAt, :expiresAt)
			""";

	private final DatabaseClient database;

	ApiKeyQueries(DatabaseClient database) {
		this.database = database;
	}

	/** Those of the sites that do not exist. */
	Flux<String> unknown(String[] sites) {
		return this.database.sql(
				"SELECT w.code FROM unnest(:sites) AS w (code) WHERE NOT EXISTS (SELECT FROM site s WHERE s.code = w.code)")
			.bind("sites", sites)
			.mapValue(String.class)
			.all();
	}

	/**
	 * @param maker the account that makes it; nobody for the platform's own command
	 */
	Mono<Void> insert(ApiKey key, byte[] hash, @Nullable UUID maker) {
		return this.database.sql(INSERT)
			.bind("id", key.id())
			.bind("name", key.name())
			.bind("hash", hash)
			.bind("hint", key.hint())
			.bind("role", key.role().name())
			.bind("everywhere", key.sites().everywhere())
			.bind("sites", key.sites().codes().toArray(String[]::new))
			.bind("createdBy", key.createdBy())
			.bind("maker", (maker != null) ? Parameters.in(maker) : Parameters.in(UUID.class))
			.bind("createdAt", key.createdAt())
			.bind("expiresAt", key.expiresAt())
			.then();
	}

	Flux<ApiKey> list() {
		return this.database
			.sql("SELECT " + COLUMNS + " FROM api_key WHERE revoked_at IS NULL ORDER BY created_at DESC, id")
			.map(ApiKeyQueries::key)
			.all();
	}

	Mono<ApiKey> find(byte[] hash, Instant now) {
		return this.database.sql("SELECT " + COLUMNS + """
				FROM api_key WHERE key_hash = :hash AND revoked_at IS NULL AND expires_at > :now
					AND (maker IS NULL OR EXISTS (SELECT FROM account a
						WHERE a.id = maker AND a.active AND 'HEAD_OFFICE' = ANY (a.roles)))
				""").bind("hash", hash).bind("now", now).map(ApiKeyQueries::key).one();
	}

	Mono<Void> touch(UUID id, Instant now) {
		return this.database.sql("UPDATE api_key SET last_used_at = :now WHERE id = :id")
			.bind("now", now)
			.bind("id", id)
			.then();
	}

	Mono<Long> revoke(UUID id, Instant now) {
		return this.database.sql("UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
			.bind("now", now)
			.bind("id", id)
			.fetch()
			.rowsUpdated();
	}

	private static ApiKey key(Readable row) {
		return new ApiKey(value(row, "id", UUID.class), value(row, "name", String.class),
				value(row, "hint", String.class), Role.valueOf(value(row, "role", String.class)),
				SiteList.scope(value(row, "everywhere", Boolean.class), value(row, "sites", String[].class)),
				value(row, "created_by", String.class), value(row, "created_at", Instant.class),
				value(row, "expires_at", Instant.class), row.get("last_used_at", Instant.class));
	}

}
