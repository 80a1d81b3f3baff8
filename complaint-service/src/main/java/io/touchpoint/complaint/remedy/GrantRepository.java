package io.touchpoint.complaint.remedy;

import java.util.Arrays;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class GrantRepository {

	/** Locks the row: two who decide do so one after the other. */
	private static final String TAKE = "SELECT " + GrantRow.COLUMNS + """
			FROM remedy r WHERE r.id = :id AND r.complaint = :complaint FOR UPDATE
			""";

	private static final String ADD = """
			INSERT INTO remedy (id, complaint, site, revision, state, kind, minor, currency, purchased_on, exception,
				note, asked_by_id, asked_by_name, asked_at, request_key, request_body)
			VALUES (:id, :complaint, :site, :revision, :state, :kind, :minor, :currency, :purchasedOn, :exception,
				:note, :askedById, :askedByName, :askedAt, :key, :body)
			""";

	private static final String RULE = """
			UPDATE remedy SET revision = :revision, state = :state, ruled_by_id = :byId, ruled_by_name = :byName,
				ruled_at = :at, ruling = :ruling
			WHERE id = :id
			""";

	private static final String MADE = "SELECT id, request_body FROM remedy WHERE request_key = :key";

	private static final String ANY = "SELECT EXISTS (SELECT FROM remedy WHERE complaint = :complaint)";

	private static final String WAITING = """
			SELECT EXISTS (SELECT FROM remedy WHERE complaint = :complaint AND state = 'WAITING')
			""";

	private static final String GIVEN_ALONE = """
			SELECT coalesce(sum(minor), 0)::bigint FROM remedy
			WHERE state = 'GRANTED' AND ruled_by_id IS NULL AND currency = :currency
				AND complaint IN (SELECT id FROM complaint WHERE id = :complaint OR merged_into = :complaint)
			""";

	private static final String GRANTED = """
			SELECT EXISTS (SELECT FROM remedy WHERE state = 'GRANTED' AND kind = :kind
				AND complaint IN (SELECT id FROM complaint WHERE id = :complaint OR merged_into = :complaint))
			""";

	private static final String MOVE_OVER = """
			UPDATE remedy SET complaint = :stays, moved_from = complaint WHERE complaint = :merged AND state = 'WAITING'
			""";

	private static final String GIVE_BACK = """
			UPDATE remedy SET complaint = moved_from, moved_from = NULL WHERE moved_from = :merged
			""";

	private final DatabaseClient database;

	GrantRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Grant> take(UUID complaint, UUID id) {
		return this.database.sql(TAKE).bind("id", id).bind("complaint", complaint).map(GrantRow::read).one();
	}

	Mono<Void> add(Grant grant, @Nullable IntakeKey key) {
		return this.database.sql(ADD)
			.bind("id", grant.id())
			.bind("complaint", grant.complaint())
			.bind("site", grant.site())
			.bind("revision", grant.revision())
			.bind("state", grant.state().name())
			.bind("kind", grant.kind().name())
			.bind("minor", grant.cost().minor())
			.bind("currency", grant.cost().currency())
			.bind("purchasedOn", (grant.purchasedOn() != null) ? grant.purchasedOn() : Parameters.in(R2dbcType.DATE))
			.bind("exception", text(grant.exception()))
			.bind("note", text(grant.note()))
			.bind("askedById", grant.askedBy().id())
			.bind("askedByName", grant.askedBy().name())
			.bind("askedAt", grant.askedAt())
			.bind("key", (key != null) ? key.key() : Parameters.in(R2dbcType.VARBINARY))
			.bind("body", (key != null) ? key.body() : Parameters.in(R2dbcType.VARBINARY))
			.then();
	}

	Mono<Void> rule(Grant grant, Ruling ruling) {
		return this.database.sql(RULE)
			.bind("id", grant.id())
			.bind("revision", grant.revision())
			.bind("state", grant.state().name())
			.bind("byId", ruling.by().id())
			.bind("byName", ruling.by().name())
			.bind("at", ruling.at())
			.bind("ruling", text(ruling.reason()))
			.then();
	}

	/**
	 * The remedy that the key made; a 422 problem if it made it from another body.
	 */
	Mono<UUID> made(IntakeKey key) {
		return this.database.sql(MADE)
			.bind("key", key.key())
			.map((row) -> new Made(GrantRow.need(row, "id", UUID.class),
					GrantRow.need(row, "request_body", byte[].class)))
			.one()
			.flatMap((made) -> Arrays.equals(made.body(), key.body()) ? Mono.just(made.id())
					: Mono.error(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
							"This Idempotency-Key came before with another body.")));
	}

	Mono<Boolean> any(UUID complaint) {
		return exists(ANY, complaint);
	}

	Mono<Boolean> waiting(UUID complaint) {
		return exists(WAITING, complaint);
	}

	/** Moves what waits in one case to another. */
	Mono<Void> moveOver(UUID merged, UUID stays) {
		return this.database.sql(MOVE_OVER).bind("merged", merged).bind("stays", stays).then();
	}

	/** Gives back what was moved from there, whatever was decided about it. */
	Mono<Void> giveBack(UUID merged) {
		return this.database.sql(GIVE_BACK).bind("merged", merged).then();
	}

	/**
	 * What was given in a case by those who asked for nobody's yes, in the smallest unit.
	 */
	Mono<Long> givenAlone(UUID complaint, String currency) {
		return this.database.sql(GIVEN_ALONE)
			.bind("complaint", complaint)
			.bind("currency", currency)
			.mapValue(Long.class)
			.one();
	}

	/** In the case or one that is merged into it. */
	Mono<Boolean> granted(UUID complaint, Remedy kind) {
		return this.database.sql(GRANTED)
			.bind("complaint", complaint)
			.bind("kind", kind.name())
			.mapValue(Boolean.class)
			.one();
	}

	private Mono<Boolean> exists(String sql, UUID complaint) {
		return this.database.sql(sql).bind("complaint", complaint).mapValue(Boolean.class).one();
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

	private record Made(UUID id, byte[] body) {
	}

}
