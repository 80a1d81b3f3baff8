package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RecoveryTaskRepository {

	/** Nobody is there any more to be made up to once they were erased. */
	private static final String ADD = """
			INSERT INTO recovery_task (id, complaint, site, promise, opened_at)
			SELECT :id, id, :site, :promise, :now FROM complaint WHERE id = :complaint AND erased_at IS NULL
			ON CONFLICT (promise) DO NOTHING
			""";

	private static final String FIND = """
			SELECT id, complaint, promise, opened_at, done_at, done_by, done_note FROM recovery_task
			WHERE id = :id AND complaint = :complaint
			""";

	private static final String DONE = """
			UPDATE recovery_task SET done_at = :now, done_by = :by, done_note = :note
			WHERE id = :id AND complaint = :complaint AND done_at IS NULL
			""";

	private static final String OPEN = """
			SELECT EXISTS (SELECT FROM recovery_task WHERE done_at IS NULL
				AND complaint IN (SELECT id FROM complaint WHERE id = :complaint OR merged_into = :complaint))
			""";

	private final DatabaseClient database;

	RecoveryTaskRepository(DatabaseClient database) {
		this.database = database;
	}

	/** True if there was none for the promise, and its customer was not erased. */
	Mono<Boolean> add(UUID id, Complaint complaint, UUID promise, Instant now) {
		return this.database.sql(ADD)
			.bind("id", id)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("promise", promise)
			.bind("now", now)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	Mono<RecoveryTask> find(UUID complaint, UUID id) {
		return this.database.sql(FIND)
			.bind("id", id)
			.bind("complaint", complaint)
			.map(RecoveryTaskRepository::task)
			.one();
	}

	/** True if it was not done before. */
	Mono<Boolean> done(UUID complaint, UUID id, String by, String note, Instant now) {
		return this.database.sql(DONE)
			.bind("id", id)
			.bind("complaint", complaint)
			.bind("by", by)
			.bind("note", note)
			.bind("now", now)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/** In the case or one that is merged into it. */
	Mono<Boolean> anyOpen(UUID complaint) {
		return this.database.sql(OPEN).bind("complaint", complaint).mapValue(Boolean.class).one();
	}

	private static RecoveryTask task(Readable row) {
		return new RecoveryTask(Objects.requireNonNull(row.get("id", UUID.class)),
				Objects.requireNonNull(row.get("complaint", UUID.class)),
				Objects.requireNonNull(row.get("promise", UUID.class)),
				Objects.requireNonNull(row.get("opened_at", Instant.class)), row.get("done_at", Instant.class),
				row.get("done_by", String.class), row.get("done_note", String.class));
	}

}
