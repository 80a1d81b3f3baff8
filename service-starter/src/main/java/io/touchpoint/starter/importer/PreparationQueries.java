package io.touchpoint.starter.importer;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What was chosen for files that wait.
 */
class PreparationQueries {

	/** A run and whether it waits. */
	record Found(boolean waits, String name, @Nullable String options) {
	}

	private final DatabaseClient database;

	PreparationQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Found> find(UUID run, String profile) {
		return this.database.sql("""
				SELECT state = 'PREPARING' AS waits, name, options::text AS options FROM import_run
				WHERE id = :id AND profile = :profile
				""")
			.bind("id", run)
			.bind("profile", profile)
			.map((row) -> new Found(Boolean.TRUE.equals(row.get("waits", Boolean.class)),
					String.valueOf(row.get("name", String.class)), row.get("options", String.class)))
			.one();
	}

	Mono<Long> choose(UUID run, String options) {
		return this.database.sql("""
				UPDATE import_run SET options = :options::jsonb, trial = NULL, error = NULL
				WHERE id = :id AND state = 'PREPARING'
				""").bind("options", options).bind("id", run).fetch().rowsUpdated();
	}

}
