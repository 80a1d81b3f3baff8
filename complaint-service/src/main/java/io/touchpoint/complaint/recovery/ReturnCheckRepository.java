package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ReturnCheckRepository {

	/** What was taken over from another system is history. */
	private static final String DUE = """
			SELECT c.id, c.site, c.resolved_at FROM complaint c
			WHERE c.resolved_at > :from AND c.resolved_at <= :until AND c.source IS NULL
				AND c.status IN ('RESOLVED', 'CLOSED')
				AND NOT EXISTS (SELECT FROM return_check r
					WHERE r.complaint = c.id AND r.resolved_at = c.resolved_at AND r.after_days = :days)
			ORDER BY c.resolved_at LIMIT :most
			""";

	private static final String ADD = """
			INSERT INTO return_check (id, complaint, site, revision, resolved_at, after_days, state, made_at, due_at)
			VALUES (:id, :complaint, :site, :revision, :resolvedAt, :days, :state, :madeAt, :dueAt)
			ON CONFLICT (complaint, resolved_at, after_days) DO NOTHING
			""";

	/** Locks the row: two who answer do so one after the other. */
	private static final String TAKE = "SELECT " + ReturnCheckRow.COLUMNS + """
			FROM return_check r WHERE r.id = :id AND r.complaint = :complaint FOR UPDATE
			""";

	private static final String SAVE = """
			UPDATE return_check SET revision = :revision, state = :state, returned = :returned, source = :source,
				note = :note, answered_by_id = :byId, answered_by_name = :byName, answered_at = :at
			WHERE id = :id
			""";

	private static final String CANCEL = """
			UPDATE return_check SET state = 'CANCELLED', revision = revision + 1
			WHERE complaint = :complaint AND state = 'OPEN'
			""";

	private static final String ASK_AGAIN = """
			UPDATE return_check SET state = 'OPEN', revision = revision + 1
			WHERE complaint = :complaint AND resolved_at = :resolvedAt AND state = 'CANCELLED'
			""";

	private final DatabaseClient database;

	ReturnCheckRepository(DatabaseClient database) {
		this.database = database;
	}

	/** A resolution that nobody has asked about. */
	record Due(UUID complaint, String site, Instant resolvedAt) {
	}

	Flux<Due> due(int days, Instant from, Instant until, int most) {
		return this.database.sql(DUE)
			.bind("days", days)
			.bind("from", from)
			.bind("until", until)
			.bind("most", most)
			.map((row) -> new Due(ReturnCheckRow.need(row, "id", UUID.class),
					ReturnCheckRow.need(row, "site", String.class),
					ReturnCheckRow.need(row, "resolved_at", Instant.class)))
			.all();
	}

	/** True if there was none for the resolution and the days. */
	Mono<Boolean> add(ReturnCheck check) {
		return this.database.sql(ADD)
			.bind("id", check.id())
			.bind("complaint", check.complaint())
			.bind("site", check.site())
			.bind("revision", check.revision())
			.bind("resolvedAt", check.resolvedAt())
			.bind("days", check.afterDays())
			.bind("state", check.state().name())
			.bind("madeAt", check.madeAt())
			.bind("dueAt", check.dueAt())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	Mono<ReturnCheck> take(UUID complaint, UUID id) {
		return this.database.sql(TAKE).bind("id", id).bind("complaint", complaint).map(ReturnCheckRow::read).one();
	}

	Mono<Void> save(ReturnCheck check, ReturnAnswer answer) {
		return this.database.sql(SAVE)
			.bind("id", check.id())
			.bind("revision", check.revision())
			.bind("state", check.state().name())
			.bind("returned", answer.returned().name())
			.bind("source", text((answer.source() != null) ? answer.source().name() : null))
			.bind("note", text(answer.note()))
			.bind("byId", answer.by().id())
			.bind("byName", answer.by().name())
			.bind("at", answer.at())
			.then();
	}

	Mono<Void> cancel(UUID complaint) {
		return this.database.sql(CANCEL).bind("complaint", complaint).then();
	}

	/** Opens what was cancelled of a resolution that stands after all. */
	Mono<Void> askAgain(UUID complaint, Instant resolvedAt) {
		return this.database.sql(ASK_AGAIN).bind("complaint", complaint).bind("resolvedAt", resolvedAt).then();
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

}
