package io.touchpoint.starter.importer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRun.State;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Begins runs, and tells of them while they go on.
 */
class ImportQueries {

	/** From where a run can be undone. */
	static final Set<State> UNDOABLE = Set.of(State.DONE, State.FAILED, State.STOPPED);

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

	/** As {@link #BEGIN}, of a run that waits for it. */
	private static final String CARRY_ON = """
			WITH run AS (
				UPDATE import_run SET state = :to, ended_at = NULL, error = NULL
				WHERE id = :id AND state = ANY (:from) RETURNING id
			)
			INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
			SELECT :task, id::text, :now, false, 1 FROM run
			""";

	private static final String PREPARE = """
			INSERT INTO import_run (id, profile, name, state, requested_by, created_at)
			VALUES (:id, :profile, :name, 'PREPARING', :by, :now)
			""";

	private static final String STOP = """
			UPDATE import_run SET state = 'STOPPED', ended_at = :now
			WHERE id = :id AND state IN ('PREPARING', 'TRIAL', 'STAGING', 'RUNNING')
			""";

	private static final String VIEW = """
			SELECT r.id, profile, name, state, done.imported + done.refused + done.known AS read, done.imported,
				done.refused, done.known, total, error, notes, trial::text AS trial, undone, created_at, ended_at
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

	private final JsonMapper json;

	ImportQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
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

	/** Keeps a run whose file waits for its preparation. */
	Mono<Void> prepare(UUID id, String profile, String name, String by, Instant now) {
		return this.database.sql(PREPARE)
			.bind("id", id)
			.bind("profile", profile)
			.bind("name", name)
			.bind("by", by)
			.bind("now", now)
			.then();
	}

	/**
	 * Has a run carried on from one of these states.
	 * @return 0 if it stands elsewhere; fails on its key while its last job is still
	 * ending
	 */
	Mono<Long> carryOn(UUID id, Set<State> from, State to, Instant now) {
		return this.database.sql(CARRY_ON)
			.bind("id", id)
			.bind("from", from.stream().map(State::name).toArray(String[]::new))
			.bind("to", to.name())
			.bind("now", now)
			.bind("task", ImportJob.NAME)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Stops a run that is under way.
	 * @return 0 if it is not
	 */
	Mono<Long> stop(UUID id, Instant now) {
		return this.database.sql(STOP).bind("id", id).bind("now", now).fetch().rowsUpdated();
	}

	Mono<ImportView> find(UUID id, Predicate<String> undoes) {
		return this.database.sql(FIND).bind("id", id).map((row) -> view(row, undoes)).one();
	}

	Flux<ImportView> latest(Predicate<String> undoes) {
		return this.database.sql(LATEST).map((row) -> view(row, undoes)).all();
	}

	Flux<Bad<Void>> refused(UUID run) {
		return this.database.sql(REFUSED)
			.bind("run", run)
			.map((row) -> new Bad<Void>(need(row, "line", Long.class), need(row, "reason", String.class),
					need(row, "row", String.class)))
			.all();
	}

	private ImportView view(Readable row, Predicate<String> undoes) {
		State state = State.valueOf(need(row, "state", String.class));
		return new ImportView(need(row, "id", UUID.class), need(row, "profile", String.class),
				need(row, "name", String.class), state, need(row, "read", Long.class),
				need(row, "imported", Long.class), need(row, "refused", Long.class), need(row, "known", Long.class),
				row.get("total", Long.class), row.get("error", String.class),
				List.of(need(row, "notes", String[].class)), trial(row.get("trial", String.class)),
				undoes.test(need(row, "profile", String.class)) && UNDOABLE.contains(state)
						&& need(row, "imported", Long.class) > 0,
				need(row, "undone", Long.class), need(row, "created_at", Instant.class),
				row.get("ended_at", Instant.class));
	}

	private @Nullable ImportTrial trial(@Nullable String trial) {
		return (trial != null) ? this.json.readValue(trial, ImportTrial.class) : null;
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
