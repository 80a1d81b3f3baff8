package io.touchpoint.complaint.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

@Component
class AuditQueries {

	/** Locks the end of the chain: two who write at once take turns. */
	private static final String TAKE_HEAD = """
			INSERT INTO audit_head (site, n, hash) VALUES (:site, 0, :beginning)
			ON CONFLICT (site) DO UPDATE SET n = audit_head.n
			RETURNING n, hash
			""";

	/**
	 * Whoever asks holds the end of the chain, so that no two make one; they may have
	 * just hidden the case from themselves.
	 */
	private static final String TAKE_KEY = """
			WITH made AS (
				INSERT INTO audit_key (complaint, site, key, after_erasure)
				VALUES (:complaint, :site, :fresh,
					coalesce((SELECT erased_at IS NOT NULL FROM complaint WHERE id = :complaint), false))
				ON CONFLICT DO NOTHING RETURNING key
			)
			SELECT key FROM made UNION ALL SELECT key FROM audit_key WHERE complaint = :complaint
			""";

	private static final String APPEND = """
			INSERT INTO audit_row (site, n, at, complaint, kind, actor, content, hash)
			VALUES (:site, :n, :at, :complaint, :kind, :actor, :content, :hash)
			""";

	private static final String ROWS = """
			SELECT site, n, at, complaint, kind, actor, content, hash FROM audit_row
			WHERE site = :site AND n > :after ORDER BY n LIMIT :limit
			""";

	private static final String NEWEST = """
			SELECT r.site, r.n, r.at, r.complaint, r.kind, r.actor, r.content, r.hash, c.reference
			FROM audit_row AS r LEFT JOIN complaint AS c ON c.id = r.complaint
			WHERE r.site = :site AND (CAST(:before AS bigint) IS NULL OR r.n < :before)
				AND (CAST(:complaint AS uuid) IS NULL OR r.complaint = :complaint)
				AND (CAST(:kind AS text) IS NULL OR r.kind = :kind)
			ORDER BY r.n DESC LIMIT :limit
			""";

	private final DatabaseClient database;

	AuditQueries(DatabaseClient database) {
		this.database = database;
	}

	/** The end of a chain. */
	record Head(String site, long n, byte[] hash) {
	}

	/** A row, and the reference of its case while that is kept. */
	record Named(AuditRow row, @Nullable String reference) {
	}

	Mono<Head> takeHead(String site) {
		return this.database.sql(TAKE_HEAD)
			.bind("site", site)
			.bind("beginning", AuditRow.BEGINNING)
			.map((row) -> new Head(site, need(row, "n", Long.class), need(row, "hash", byte[].class)))
			.one();
	}

	/**
	 * The key of a case at a site.
	 * @param fresh what it is from now on, if the case has none
	 */
	Mono<byte[]> takeKey(String site, UUID complaint, byte[] fresh) {
		return this.database.sql(TAKE_KEY)
			.bind("complaint", complaint)
			.bind("site", site)
			.bind("fresh", fresh)
			.map((row) -> need(row, "key", byte[].class))
			.one();
	}

	Mono<Void> append(List<AuditRow> rows) {
		return Flux.fromIterable(rows).concatMap(this::append).then(Mono.defer(() -> moveHead(rows.getLast())));
	}

	Mono<Boolean> tells(UUID complaint, String kind, String actor, Instant since) {
		return this.database.sql("""
				SELECT EXISTS (SELECT FROM audit_row
					WHERE complaint = :complaint AND kind = :kind AND actor = :actor AND at > :since) AS told
				""")
			.bind("complaint", complaint)
			.bind("kind", kind)
			.bind("actor", actor)
			.bind("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
			.mapValue(Boolean.class)
			.one();
	}

	private Mono<Void> append(AuditRow row) {
		return this.database.sql(APPEND)
			.bind("site", row.site())
			.bind("n", row.n())
			.bind("at", OffsetDateTime.ofInstant(row.at(), ZoneOffset.UTC))
			.bind("complaint", id(row.complaint()))
			.bind("kind", row.kind())
			.bind("actor", Parameters.in(R2dbcType.VARCHAR, row.actor()))
			.bind("content", row.content())
			.bind("hash", row.hash())
			.then();
	}

	private Mono<Void> moveHead(AuditRow last) {
		return this.database.sql("UPDATE audit_head SET n = :n, hash = :hash WHERE site = :site")
			.bind("n", last.n())
			.bind("hash", last.hash())
			.bind("site", last.site())
			.then();
	}

	/** The ends of the chains in a scope. */
	Flux<Head> heads(SiteScope scope, @Nullable String site) {
		GenericExecuteSpec sql = this.database.sql("""
				SELECT site, n, hash FROM audit_head WHERE CAST(:only AS text) IS NULL OR site = :only
				UNION SELECT DISTINCT site, 0, CAST(NULL AS bytea) FROM audit_row
				WHERE (CAST(:only AS text) IS NULL OR site = :only)
					AND NOT EXISTS (SELECT FROM audit_head AS h WHERE h.site = audit_row.site)
				ORDER BY site
				""").bind("only", Parameters.in(R2dbcType.VARCHAR, site));
		return sql
			.map((row) -> new Head(need(row, "site", String.class), need(row, "n", Long.class),
					Objects.requireNonNullElse(row.get("hash", byte[].class), AuditRow.BEGINNING)))
			.all()
			.filter((head) -> scope.covers(head.site()));
	}

	/** The rows of a chain after that one, in order. */
	Flux<AuditRow> rows(String site, long after, int limit) {
		return this.database.sql(ROWS)
			.bind("site", site)
			.bind("after", after)
			.bind("limit", limit)
			.map(AuditQueries::row)
			.all();
	}

	/** The newest rows first. */
	Flux<Named> newest(String site, @Nullable Long before, @Nullable UUID complaint, @Nullable String kind, int limit) {
		return this.database.sql(NEWEST)
			.bind("site", site)
			.bind("before", Parameters.in(R2dbcType.BIGINT, before))
			.bind("complaint", id(complaint))
			.bind("kind", Parameters.in(R2dbcType.VARCHAR, kind))
			.bind("limit", limit)
			.map((row) -> new Named(row(row), row.get("reference", String.class)))
			.all();
	}

	private static AuditRow row(Readable row) {
		return new AuditRow(need(row, "site", String.class), need(row, "n", Long.class), need(row, "at", Instant.class),
				row.get("complaint", UUID.class), need(row, "kind", String.class), row.get("actor", String.class),
				need(row, "content", byte[].class), need(row, "hash", byte[].class));
	}

	private static Object id(@Nullable UUID value) {
		return (value != null) ? value : Parameters.in(UUID.class);
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
