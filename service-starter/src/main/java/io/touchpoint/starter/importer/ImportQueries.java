package io.touchpoint.starter.importer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRun.State;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Begins runs, and tells of them while they go on.
 */
class ImportQueries {

	/** The run and the job that carries it out: never one without the other. */
	private static final String BEGIN = """
			WITH run AS (
				INSERT INTO import_run (id, profile, name, state, requested_by, created_at)
				VALUES (:id, :profile, :name, 'STAGING', :by, :now)
				RETURNING id, created_at
			)
			INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
			SELECT :task, id::text, created_at, false, 1 FROM run
			""";

	private static final String VIEW = """
			SELECT r.id, profile, name, state, done.imported + done.refused + done.known AS read, done.imported,
				done.refused, done.known, total, error, notes, created_at, ended_at
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

	Mono<Void> begin(UUID id, String profile, String name, String by, Instant now) {
		return this.database.sql(BEGIN)
			.bind("id", id)
			.bind("profile", profile)
			.bind("name", name)
			.bind("by", by)
			.bind("now", now)
			.bind("task", ImportJob.NAME)
			.then();
	}

	Mono<ImportView> find(UUID id) {
		return this.database.sql(FIND).bind("id", id).map(ImportQueries::view).one();
	}

	Flux<ImportView> latest() {
		return this.database.sql(LATEST).map(ImportQueries::view).all();
	}

	Flux<Bad<Void>> refused(UUID run) {
		return this.database.sql(REFUSED)
			.bind("run", run)
			.map((row) -> new Bad<Void>(need(row, "line", Long.class), need(row, "reason", String.class),
					need(row, "row", String.class)))
			.all();
	}

	private static ImportView view(Readable row) {
		return new ImportView(need(row, "id", UUID.class), need(row, "profile", String.class),
				need(row, "name", String.class), State.valueOf(need(row, "state", String.class)),
				need(row, "read", Long.class), need(row, "imported", Long.class), need(row, "refused", Long.class),
				need(row, "known", Long.class), row.get("total", Long.class), row.get("error", String.class),
				List.of(need(row, "notes", String[].class)), need(row, "created_at", Instant.class),
				row.get("ended_at", Instant.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
