package io.touchpoint.complaint.reaction;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.CustomerType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

@Component
class ReactionRepository {

	private static final String ADD = """
			INSERT INTO reaction (alert, site, revision, customer_type, answer, raised_at, due_at)
			VALUES (:alert, :site, :revision, :type, :answer, :raised, :due) ON CONFLICT (alert) DO NOTHING
			""";

	private static final String REACTED = """
			UPDATE reaction SET reacted_at = :at, revision = revision + 1 WHERE alert = :alert AND reacted_at IS NULL
			RETURNING *
			""";

	private static final String BELIEVED = """
			UPDATE reaction SET counts = :counts, revision = revision + 1 WHERE answer = :answer AND counts <> :counts
			RETURNING *
			""";

	private static final String OWED = """
			SELECT * FROM reaction
			WHERE site = :site AND reacted_at IS NULL AND due_at >= :now ORDER BY due_at FOR UPDATE
			""";

	private static final String DUE = """
			UPDATE reaction SET due_at = :due, revision = :revision WHERE alert = :alert
			""";

	private final DatabaseClient database;

	ReactionRepository(DatabaseClient database) {
		this.database = database;
	}

	/** True if the alert was not known before. */
	Mono<Boolean> add(Reaction reaction) {
		return this.database.sql(ADD)
			.bind("alert", reaction.alert())
			.bind("answer", (reaction.answer() != null) ? reaction.answer() : Parameters.in(UUID.class))
			.bind("site", reaction.site())
			.bind("revision", reaction.revision())
			.bind("type", reaction.customerType().name())
			.bind("raised", reaction.raisedAt())
			.bind("due", reaction.dueAt())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/** Empty if the alert is not known, or somebody had reacted before. */
	Mono<Reaction> reacted(UUID alert, Instant at) {
		return this.database.sql(REACTED).bind("alert", alert).bind("at", at).map(ReactionRepository::reaction).one();
	}

	/** Empty if no alert was raised by this answer alone, or that is known. */
	Flux<Reaction> believed(UUID answer, boolean counts) {
		return this.database.sql(BELIEVED)
			.bind("answer", answer)
			.bind("counts", counts)
			.map(ReactionRepository::reaction)
			.all();
	}

	/** What nobody has given and can still be given in time. */
	Flux<Reaction> owed(String site, Instant now) {
		return this.database.sql(OWED).bind("site", site).bind("now", now).map(ReactionRepository::reaction).all();
	}

	Mono<Void> due(Reaction reaction) {
		return this.database.sql(DUE)
			.bind("due", reaction.dueAt())
			.bind("revision", reaction.revision())
			.bind("alert", reaction.alert())
			.then();
	}

	private static Reaction reaction(Readable row) {
		return new Reaction(requireNonNull(row.get("alert", UUID.class)), requireNonNull(row.get("site", String.class)),
				requireNonNull(row.get("revision", Long.class)),
				CustomerType.valueOf(requireNonNull(row.get("customer_type", String.class))),
				row.get("answer", UUID.class), requireNonNull(row.get("raised_at", Instant.class)),
				requireNonNull(row.get("due_at", Instant.class)), row.get("reacted_at", Instant.class),
				requireNonNull(row.get("counts", Boolean.class)));
	}

}
