package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

@Component
class PromiseRepository {

	/** Locks the row: two editors, or two sweeps, decide one after the other. */
	private static final String TAKE = "SELECT " + PromiseRow.COLUMNS + """
			FROM promise p WHERE p.id = :id AND p.complaint = :complaint FOR UPDATE
			""";

	private static final String ADD = """
			INSERT INTO promise (id, complaint, site, revision, state, text, made_to, made_by_id, made_by_name, made_at,
				due_at, remind_at, predecessor, request_key, request_body)
			VALUES (:id, :complaint, :site, :revision, :state, :text, :to, :madeById, :madeByName, :madeAt, :dueAt,
				:remindAt, :predecessor, :key, :body)
			""";

	private static final String SAVE = """
			UPDATE promise SET revision = :revision, state = :state, reminded_at = :remindedAt, kept_at = :keptAt,
				kept_by = :keptBy, proof = :proof, broken_at = :brokenAt, broken_by = :brokenBy, reason = :reason,
				consent_how = :consentHow, consent_at = :consentAt, consent_note = :consentNote, successor = :successor
			WHERE id = :id
			""";

	private static final String MADE = "SELECT id, request_body FROM promise WHERE request_key = :key";

	private static final String OPEN_TEXT = """
			SELECT text FROM promise WHERE state = 'OPEN'
				AND complaint IN (SELECT id FROM complaint WHERE id = :complaint OR merged_into = :complaint)
			ORDER BY due_at, id LIMIT 1
			""";

	private static final String OVERDUE = """
			SELECT id, complaint, site FROM promise WHERE state = 'OPEN' AND due_at < :now ORDER BY due_at LIMIT :most
			""";

	private static final String DUE_SOON = """
			SELECT id, complaint, site FROM promise
			WHERE state = 'OPEN' AND reminded_at IS NULL AND remind_at <= :now AND due_at >= :now
			ORDER BY remind_at LIMIT :most
			""";

	/** A broken promise goes with the recovery that nobody has done yet. */
	private static final String MOVE_OVER = """
			WITH moved AS (
				UPDATE promise p SET complaint = :stays
				WHERE p.complaint = :merged AND (p.state = 'OPEN'
					OR EXISTS (SELECT FROM recovery_task r WHERE r.promise = p.id AND r.done_at IS NULL))
				RETURNING p.id, p.site)
			INSERT INTO moved_promise (promise, merged, site) SELECT id, :merged, site FROM moved
			""";

	private static final String GIVE_BACK = """
			UPDATE promise SET complaint = :merged
			WHERE id IN (SELECT promise FROM moved_promise WHERE merged = :merged)
			""";

	/** What was agreed instead of a promise that moved goes with it. */
	private static final String GIVE_BACK_SUCCESSORS = """
			WITH RECURSIVE next AS (
				SELECT p.successor AS id FROM promise p WHERE p.complaint = :merged AND p.successor IS NOT NULL
				UNION
				SELECT p.successor FROM promise p JOIN next USING (id) WHERE p.successor IS NOT NULL)
			UPDATE promise SET complaint = :merged WHERE id IN (SELECT id FROM next)
			""";

	private static final String RECOVERIES_FOLLOW = """
			UPDATE recovery_task r SET complaint = p.complaint FROM promise p
			WHERE p.id = r.promise AND p.complaint = :to AND r.complaint <> p.complaint
			""";

	private static final String FORGET_MOVED = "DELETE FROM moved_promise WHERE merged = :merged";

	private final DatabaseClient database;

	PromiseRepository(DatabaseClient database) {
		this.database = database;
	}

	/** Where a promise is. */
	record Place(UUID id, UUID complaint, String site) {
	}

	Mono<Promise> take(UUID complaint, UUID id) {
		return this.database.sql(TAKE).bind("id", id).bind("complaint", complaint).map(PromiseRow::read).one();
	}

	Mono<Void> add(Promise promise, @Nullable IntakeKey key) {
		Terms terms = promise.terms();
		return this.database.sql(ADD)
			.bind("id", promise.id())
			.bind("complaint", promise.complaint())
			.bind("site", promise.site())
			.bind("revision", promise.revision())
			.bind("state", promise.state().name())
			.bind("text", terms.text())
			.bind("to", text(terms.to()))
			.bind("madeById", promise.madeBy().id())
			.bind("madeByName", promise.madeBy().name())
			.bind("madeAt", promise.madeAt())
			.bind("dueAt", terms.dueAt())
			.bind("remindAt", terms.remindAt())
			.bind("predecessor", id(promise.predecessor()))
			.bind("key", (key != null) ? key.key() : Parameters.in(R2dbcType.VARBINARY))
			.bind("body", (key != null) ? key.body() : Parameters.in(R2dbcType.VARBINARY))
			.then();
	}

	Mono<Void> save(Promise promise) {
		Kept kept = promise.kept();
		Breach breach = promise.breach();
		Consent consent = promise.consent();
		GenericExecuteSpec sql = this.database.sql(SAVE)
			.bind("id", promise.id())
			.bind("revision", promise.revision())
			.bind("state", promise.state().name())
			.bind("remindedAt", time(promise.remindedAt()))
			.bind("successor", id(promise.successor()));
		return sql.bind("keptAt", time((kept != null) ? kept.at() : null))
			.bind("keptBy", text((kept != null) ? kept.by() : null))
			.bind("proof", text((kept != null) ? kept.proof() : null))
			.bind("brokenAt", time((breach != null) ? breach.at() : null))
			.bind("brokenBy", text((breach != null) ? breach.by() : null))
			.bind("reason", text((breach != null) ? breach.reason() : null))
			.bind("consentHow", text((consent != null) ? consent.how().name() : null))
			.bind("consentAt", time((consent != null) ? consent.at() : null))
			.bind("consentNote", text((consent != null) ? consent.note() : null))
			.then();
	}

	/**
	 * The promise that the key made; a 422 problem if it made it from another body.
	 */
	Mono<UUID> made(IntakeKey key) {
		return this.database.sql(MADE)
			.bind("key", key.key())
			.map((row) -> new Made(PromiseRow.need(row, "id", UUID.class),
					PromiseRow.need(row, "request_body", byte[].class)))
			.one()
			.flatMap((made) -> Arrays.equals(made.body(), key.body()) ? Mono.just(made.id())
					: Mono.error(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
							"This Idempotency-Key came before with another body.")));
	}

	/** Moves what is open of one case to another. */
	Mono<Void> moveOver(UUID merged, UUID stays) {
		return this.database.sql(MOVE_OVER)
			.bind("merged", merged)
			.bind("stays", stays)
			.then()
			.then(recoveriesFollow(stays));
	}

	/** Gives back what was moved from there, and what was agreed instead. */
	Mono<Void> giveBack(UUID merged) {
		return this.database.sql(GIVE_BACK)
			.bind("merged", merged)
			.then()
			.then(this.database.sql(GIVE_BACK_SUCCESSORS).bind("merged", merged).then())
			.then(recoveriesFollow(merged))
			.then(this.database.sql(FORGET_MOVED).bind("merged", merged).then());
	}

	private Mono<Void> recoveriesFollow(UUID to) {
		return this.database.sql(RECOVERIES_FOLLOW).bind("to", to).then();
	}

	/**
	 * The words of the promise that is due next of a case and those merged into it; empty
	 * if none is open.
	 */
	Mono<String> openText(UUID complaint) {
		return this.database.sql(OPEN_TEXT).bind("complaint", complaint).mapValue(String.class).one();
	}

	Flux<Place> overdue(Instant now, int most) {
		return places(OVERDUE, now, most);
	}

	Flux<Place> dueSoon(Instant now, int most) {
		return places(DUE_SOON, now, most);
	}

	private Flux<Place> places(String sql, Instant now, int most) {
		return this.database.sql(sql)
			.bind("now", now)
			.bind("most", most)
			.map((row) -> new Place(PromiseRow.need(row, "id", UUID.class),
					PromiseRow.need(row, "complaint", UUID.class), PromiseRow.need(row, "site", String.class)))
			.all();
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

	private static Object time(@Nullable Instant value) {
		return (value != null) ? value : Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE);
	}

	private static Object id(@Nullable UUID value) {
		return (value != null) ? value : Parameters.in(UUID.class);
	}

	private record Made(UUID id, byte[] body) {
	}

}
