package io.touchpoint.feedback.importer;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Imports as rows: what is asked for, how far it is, what it refused.
 */
@Component
class ImportQueries {

	/**
	 * How far an import is.
	 *
	 * @param read rows settled so far: imported, refused or known
	 * @param total rows of the file, once counted
	 * @param error why it failed
	 * @param notes how ambiguous rows were understood
	 */
	record Status(UUID id, String profile, String name, State state, long read, long imported, long refused, long known,
			@Nullable Long total, @Nullable String error, List<String> notes) {
	}

	/** Where an import stands. */
	enum State {

		STAGING, RUNNING, DONE, FAILED

	}

	/** What the runner needs to know. */
	record Order(UUID id, ImportProfile profile, Path file, State state) {
	}

	/** A row that was refused. */
	record Refusal(long line, String reason, String source) {
	}

	private final DatabaseClient database;

	ImportQueries(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> insert(Order order, String name, String requestedBy, Instant now) {
		return this.database.sql("""
				INSERT INTO import (id, profile, name, file, state, requested_by, created_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7)
				""")
			.bind(0, order.id())
			.bind(1, order.profile().label())
			.bind(2, name)
			.bind(3, order.file().toString())
			.bind(4, order.state().name())
			.bind(5, requestedBy)
			.bind(6, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	Mono<Order> order(UUID id) {
		return this.database.sql("SELECT id, profile, file, state FROM import WHERE id = $1")
			.bind(0, id)
			.map((row) -> new Order(id, ImportProfile.of(text(row, "profile")), Path.of(text(row, "file")),
					State.valueOf(text(row, "state"))))
			.one();
	}

	Mono<Void> counted(UUID id, long total, List<String> notes) {
		return this.database.sql("UPDATE import SET total = $2, notes = $3 WHERE id = $1")
			.bind(0, id)
			.bind(1, total)
			.bind(2, notes.toArray(String[]::new))
			.then();
	}

	Mono<Void> move(UUID id, State state, @Nullable String error, Instant now) {
		boolean over = state == State.DONE || state == State.FAILED;
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				UPDATE import SET state = :state, error = :error, finished_at = :finished WHERE id = :id
				""").bind("id", id).bind("state", state.name());
		update = (error != null) ? update.bind("error", error) : update.bindNull("error", String.class);
		update = over ? update.bind("finished", now.atOffset(ZoneOffset.UTC))
				: update.bindNull("finished", OffsetDateTime.class);
		return update.then();
	}

	Mono<Status> status(UUID id) {
		return this.database.sql("""
				SELECT i.id, i.profile, i.name, i.state, i.total, i.error, i.notes,
					coalesce(sum(l.imported), 0)::bigint AS imported, coalesce(sum(l.refused), 0)::bigint AS refused,
					coalesce(sum(l.known), 0)::bigint AS known
				FROM import i LEFT JOIN import_lane l ON l.import = i.id WHERE i.id = $1 GROUP BY i.id
				""").bind(0, id).map((row) -> status(row)).one();
	}

	Flux<Refusal> refusals(UUID id) {
		return this.database.sql("SELECT line, reason, source FROM import_refusal WHERE import = $1 ORDER BY line")
			.bind(0, id)
			.map((row) -> new Refusal(count(row, "line"), text(row, "reason"), text(row, "source")))
			.all();
	}

	private static Status status(Readable row) {
		long imported = count(row, "imported");
		long refused = count(row, "refused");
		long known = count(row, "known");
		UUID id = row.get("id", UUID.class);
		String[] notes = row.get("notes", String[].class);
		return new Status((id != null) ? id : new UUID(0, 0), text(row, "profile"), text(row, "name"),
				State.valueOf(text(row, "state")), imported + refused + known, imported, refused, known,
				row.get("total", Long.class), row.get("error", String.class),
				(notes != null) ? List.of(notes) : List.of());
	}

	private static String text(Readable row, String column) {
		return String.valueOf(row.get(column, String.class));
	}

	private static long count(Readable row, String column) {
		Long value = row.get(column, Long.class);
		return (value != null) ? value : 0;
	}

}
