package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Repetition;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Stores and reads security findings, the newest first.
 */
@Component
class FindingRepository {

	private static final String SELECT = """
			SELECT f.id, f.site, coalesce(i.name, f.site) AS site_name, f.visit, f.kind, f.what, f.place, f.state,
				f.found_at, f.recorded_by, f.note, f.handled_at, f.handled_by
			FROM security_finding f LEFT JOIN site i ON i.code = f.site
			""";

	private final DatabaseClient database;

	FindingRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Stores a finding; the second one of a visit is the first one again.
	 */
	Mono<Void> insert(UUID id, String site, @Nullable UUID visit, SecurityFinding.Kind kind, String what,
			@Nullable String place, Instant now, @Nullable String by) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO security_finding (id, site, visit, kind, what, place, found_at, recorded_by)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (visit) DO NOTHING
				""").bind(0, id).bind(1, site).bind(3, kind.name()).bind(4, what).bind(6, now.atOffset(ZoneOffset.UTC));
		insert = (visit != null) ? insert.bind(2, visit) : insert.bindNull(2, UUID.class);
		insert = (place != null) ? insert.bind(5, place) : insert.bindNull(5, String.class);
		return ((by != null) ? insert.bind(7, by) : insert.bindNull(7, String.class)).then();
	}

	/** Whoever sends the same key waits for the first one's end. */
	Mono<Void> hold(Repetition once) {
		return this.database.sql("SELECT pg_advisory_xact_lock(hashtextextended($1::text, 240))")
			.bind(0, once.key())
			.then();
	}

	/** The finding that was recorded with that key; an error if of another body. */
	Mono<UUID> made(Repetition once) {
		return this.database.sql("SELECT id, sent_body FROM security_finding WHERE sent_key = $1")
			.bind(0, once.key())
			.map((row) -> once.same(VisitRow.value(row, "id", UUID.class),
					VisitRow.value(row, "sent_body", byte[].class)))
			.one();
	}

	Mono<Void> sentWith(UUID id, Repetition once) {
		return this.database.sql("UPDATE security_finding SET sent_key = $2, sent_body = $3 WHERE id = $1")
			.bind(0, id)
			.bind(1, once.key())
			.bind(2, once.body())
			.then();
	}

	Flux<SecurityFinding> list(SiteScope scope, @Nullable String site, SecurityFinding.@Nullable State state,
			@Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(SELECT).append("WHERE true");
		if (site != null) {
			sql.append(" AND f.site = :site");
			values.put("site", site);
		}
		else if (!scope.everywhere()) {
			sql.append(" AND f.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (state != null) {
			sql.append(" AND f.state = :state");
			values.put("state", state.name());
		}
		if (after != null) {
			sql.append(" AND (f.found_at, f.id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY f.found_at DESC, f.id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map(FindingRepository::finding).all();
	}

	Mono<SecurityFinding> byId(UUID id) {
		return this.database.sql(SELECT + "WHERE f.id = $1").bind(0, id).map(FindingRepository::finding).one();
	}

	/**
	 * Notes what was done about a finding that nobody has seen to.
	 * @return how many there were
	 */
	Mono<Long> handle(UUID id, String note, Instant now, String by) {
		return this.database.sql("""
				UPDATE security_finding SET state = 'HANDLED', note = $2, handled_at = $3, handled_by = $4
				WHERE id = $1 AND state = 'OPEN'
				""").bind(0, id).bind(1, note).bind(2, now.atOffset(ZoneOffset.UTC)).bind(3, by).fetch().rowsUpdated();
	}

	/** Findings of which nobody was told yet. */
	Flux<SecurityFinding> untold() {
		return this.database.sql(SELECT + "WHERE f.told_at IS NULL ORDER BY f.found_at")
			.map(FindingRepository::finding)
			.all();
	}

	/**
	 * Notes that people are being told.
	 * @return how many findings that is news for
	 */
	Mono<Long> told(UUID id, Instant now) {
		return this.database.sql("UPDATE security_finding SET told_at = $2 WHERE id = $1 AND told_at IS NULL")
			.bind(0, id)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	/** Whether the transaction may see such a site. */
	Mono<Boolean> siteIsThere(String site) {
		return this.database.sql("SELECT EXISTS (SELECT FROM site WHERE code = $1)")
			.bind(0, site)
			.mapValue(Boolean.class)
			.one();
	}

	private static SecurityFinding finding(Readable row) {
		return new SecurityFinding(VisitRow.value(row, "id", UUID.class), VisitRow.value(row, "site", String.class),
				VisitRow.value(row, "site_name", String.class), row.get("visit", UUID.class),
				SecurityFinding.Kind.valueOf(VisitRow.value(row, "kind", String.class)), row.get("what", String.class),
				row.get("place", String.class),
				SecurityFinding.State.valueOf(VisitRow.value(row, "state", String.class)),
				VisitRow.time(row, "found_at"), row.get("recorded_by", String.class), row.get("note", String.class),
				VisitRow.optionalTime(row, "handled_at"), row.get("handled_by", String.class));
	}

}
