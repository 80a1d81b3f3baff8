package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.importer.ImportRun.State;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What is asked about runs while they go on.
 */
@Component
class ImportQueries {

	private static final String BEGIN = """
			INSERT INTO import_run (id, profile, name, state, created_at)
			VALUES (:id, :profile, :name, 'STAGING', :now)
			""";

	private static final String VIEW = """
			SELECT r.id, profile, name, state, done.imported + done.refused + done.known AS read, done.imported,
				done.refused, done.known, total, error, created_at, ended_at
			FROM import_run r
			CROSS JOIN LATERAL (
				SELECT coalesce(sum(imported), 0)::bigint AS imported, coalesce(sum(refused), 0)::bigint AS refused,
					coalesce(sum(known), 0)::bigint AS known
				FROM import_lane WHERE run = r.id
			) AS done
			""";

	private static final String FIND = VIEW + "WHERE id = :id";

	private static final String LATEST = VIEW + "ORDER BY created_at DESC LIMIT 50";

	private static final String REFUSED = """
			SELECT line, reason, row FROM import_refusal WHERE run = :run ORDER BY line
			""";

	private final DatabaseClient database;

	ImportQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> begin(UUID id, String profile, String name, Instant now) {
		return this.database.sql(BEGIN)
			.bind("id", id)
			.bind("profile", profile)
			.bind("name", name)
			.bind("now", now)
			.then();
	}

	Mono<ImportView> find(UUID id) {
		return this.database.sql(FIND).bind("id", id).map(ImportQueries::view).one();
	}

	Flux<ImportView> latest() {
		return this.database.sql(LATEST).map(ImportQueries::view).all();
	}

	Flux<ImportRow.Bad> refused(UUID run) {
		return this.database.sql(REFUSED)
			.bind("run", run)
			.map((row) -> new ImportRow.Bad(need(row, "line", Long.class), need(row, "reason", String.class),
					need(row, "row", String.class)))
			.all();
	}

	private static ImportView view(Readable row) {
		return new ImportView(need(row, "id", UUID.class), need(row, "profile", String.class),
				need(row, "name", String.class), State.valueOf(need(row, "state", String.class)),
				need(row, "read", Long.class), need(row, "imported", Long.class), need(row, "refused", Long.class),
				need(row, "known", Long.class), row.get("total", Long.class), row.get("error", String.class),
				need(row, "created_at", Instant.class), row.get("ended_at", Instant.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
