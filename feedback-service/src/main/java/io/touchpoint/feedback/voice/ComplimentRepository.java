package io.touchpoint.feedback.voice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Repetition;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ComplimentRepository {

	/** To the unit that owns the touchpoint; a person completes it. */
	private static final String FROM_ANSWERS = """
			WITH made AS (
				INSERT INTO compliment (id, site, source, touchpoint, unit, language, response, contactable, recorded_at)
				SELECT n.id, r.site, CASE r.channel WHEN 'REMARK' THEN 'REMARK' ELSE 'RESPONSE' END, r.touchpoint, t.unit,
					r.language, r.id, r.contactable, $3
				FROM unnest($1::uuid[], $2::uuid[]) AS n (id, response)
				JOIN response r ON r.id = n.response
				LEFT JOIN touchpoint t ON t.customer_type = r.customer_type AND t.code = r.touchpoint
				WHERE r.moment = 'MAGIC' AND (r.source_key IS NULL OR $4)
				ON CONFLICT (response) DO NOTHING RETURNING *
			)
			"""
			+ ComplimentRow.COLUMNS.replace("FROM compliment c", "FROM made c");

	/**
	 * An answer that is magic makes a compliment by itself: whoever says for whom it is
	 * completes that one, as long as nobody has done anything with it.
	 */
	private static final String FROM_RESPONSE = """
			INSERT INTO compliment AS c (id, site, source, touchpoint, unit, person, person_id, language, response,
				contactable, recorded_at, recorded_by)
			SELECT $1, r.site, CASE r.channel WHEN 'REMARK' THEN 'REMARK' ELSE 'RESPONSE' END, r.touchpoint,
				coalesce($3, t.unit), $4, $5, r.language, r.id, r.contactable, $6, $7
			FROM response r
			LEFT JOIN touchpoint t ON t.customer_type = r.customer_type AND t.code = r.touchpoint
			WHERE r.id = $2
			ON CONFLICT (response) DO UPDATE SET unit = excluded.unit, person = excluded.person,
				person_id = excluded.person_id, recorded_by = excluded.recorded_by
			WHERE (excluded.person IS NOT NULL OR excluded.person_id IS NOT NULL OR $3::text IS NOT NULL)
				AND c.recorded_by IS NULL AND c.state = 'NEW' AND c.thanked_at IS NULL AND c.person IS NULL
				AND c.person_id IS NULL
			RETURNING id
			""";

	/**
	 * A letter's marks may have made a compliment by themselves already: then it is that
	 * one, as long as nobody has done anything with it.
	 */
	private static final String ADD = """
			INSERT INTO compliment AS c (id, site, source, touchpoint, unit, person, person_id, words, language, letter,
				contactable, recorded_at, recorded_by, response)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
			ON CONFLICT (response) DO UPDATE SET source = excluded.source, unit = coalesce(excluded.unit, c.unit),
				person = excluded.person, person_id = excluded.person_id, words = excluded.words,
				letter = excluded.letter, contactable = excluded.contactable, recorded_by = excluded.recorded_by
			WHERE c.letter IS NULL AND c.state = 'NEW' AND c.thanked_at IS NULL
			RETURNING id
			""";

	private final DatabaseClient database;

	ComplimentRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Makes one for each magic response that has none.
	 * @param imported whether imported ones count too
	 */
	Flux<Compliment> fromAnswers(List<UUID> ids, List<UUID> responses, boolean imported, Instant at) {
		return this.database.sql(FROM_ANSWERS)
			.bind(0, ids.toArray(UUID[]::new))
			.bind(1, responses.toArray(UUID[]::new))
			.bind(2, at.atOffset(ZoneOffset.UTC))
			.bind(3, imported)
			.map(ComplimentRow::read)
			.all();
	}

	/** Takes up again what was made by itself and closed before anybody passed it on. */
	Mono<Void> reopen(UUID response) {
		return this.database.sql("""
				UPDATE compliment SET state = 'NEW'
				WHERE response = $1 AND state = 'CLOSED' AND recorded_by IS NULL AND thanked_at IS NULL
					AND forwarded_at IS NULL
				""").bind(0, response).then();
	}

	/** Closes what was made by itself and nobody has done anything with. */
	Mono<Void> closeUntouched(UUID response) {
		return this.database.sql("""
				UPDATE compliment SET state = 'CLOSED'
				WHERE response = $1 AND state = 'NEW' AND recorded_by IS NULL AND thanked_at IS NULL
					AND person IS NULL AND person_id IS NULL
				""").bind(0, response).then();
	}

	Mono<UUID> ofResponse(UUID response) {
		return this.database.sql("SELECT id FROM compliment WHERE response = $1")
			.bind(0, response)
			.mapValue(UUID.class)
			.one();
	}

	/**
	 * @return its id, or that of the compliment that the answer had made; empty if it is
	 * one already that somebody looks after
	 */
	Mono<UUID> fromResponse(UUID id, UUID response, NewCompliment wanted, Instant at, String by) {
		return this.database.sql(FROM_RESPONSE)
			.bind(0, id)
			.bind(1, response)
			.bind(2, ComplimentRow.text(wanted.unit()))
			.bind(3, ComplimentRow.text(wanted.person()))
			.bind(4, ComplimentRow.id(wanted.personId()))
			.bind(5, at.atOffset(ZoneOffset.UTC))
			.bind(6, by)
			.mapValue(UUID.class)
			.one();
	}

	/**
	 * @return its id, or that of the compliment that its marks had made; empty if it is
	 * one already that somebody looks after
	 */
	Mono<UUID> add(UUID id, String site, NewCompliment wanted, Instant at, String by) {
		return this.database.sql(ADD)
			.bind(0, id)
			.bind(1, site)
			.bind(2, ((wanted.letter() != null) ? ComplimentSource.LETTER : ComplimentSource.REMARK).name())
			.bind(3, ComplimentRow.text(wanted.touchpoint()))
			.bind(4, ComplimentRow.text(wanted.unit()))
			.bind(5, ComplimentRow.text(wanted.person()))
			.bind(6, ComplimentRow.id(wanted.personId()))
			.bind(7, ComplimentRow.text(wanted.words()))
			.bind(8, wanted.spokenIn())
			.bind(9, ComplimentRow.id(wanted.letter()))
			.bind(10, wanted.contact() != null)
			.bind(11, at.atOffset(ZoneOffset.UTC))
			.bind(12, by)
			.bind(13, ComplimentRow.id(wanted.response()))
			.mapValue(UUID.class)
			.one();
	}

	/** Whoever sends the same key waits for the first one's end. */
	Mono<Void> hold(Repetition once) {
		return this.database.sql("SELECT pg_advisory_xact_lock(hashtextextended($1::text, 240))")
			.bind(0, once.key())
			.then();
	}

	/** The compliment that was made with that key; an error if of another body. */
	Mono<UUID> made(Repetition once) {
		return this.database.sql("SELECT id, sent_body FROM compliment WHERE sent_key = $1")
			.bind(0, once.key())
			.map((row) -> once.same(Objects.requireNonNull(row.get("id", UUID.class)),
					Objects.requireNonNull(row.get("sent_body", byte[].class))))
			.one();
	}

	Mono<Void> sentWith(UUID id, Repetition once) {
		return this.database.sql("UPDATE compliment SET sent_key = $2, sent_body = $3 WHERE id = $1")
			.bind(0, id)
			.bind(1, once.key())
			.bind(2, once.body())
			.then();
	}

	Mono<Void> addContact(UUID compliment, String site, NewCompliment.Giver giver) {
		return this.database
			.sql("INSERT INTO compliment_contact (compliment, site, email, name) VALUES ($1, $2, $3, $4)")
			.bind(0, compliment)
			.bind(1, site)
			.bind(2, giver.email())
			.bind(3, ComplimentRow.text(giver.name()))
			.then();
	}

	Mono<Void> complete(UUID id, ComplimentChange change) {
		return this.database.sql("UPDATE compliment SET unit = $2, person = $3, person_id = $4 WHERE id = $1")
			.bind(0, id)
			.bind(1, ComplimentRow.text(change.unit()))
			.bind(2, ComplimentRow.text(change.person()))
			.bind(3, ComplimentRow.id(change.personId()))
			.then();
	}

	Mono<Void> forwarded(UUID id, Instant at, String by) {
		return this.database.sql("""
				UPDATE compliment SET state = 'FORWARDED', forwarded_at = $2, forwarded_by = $3 WHERE id = $1
				""").bind(0, id).bind(1, at.atOffset(ZoneOffset.UTC)).bind(2, by).then();
	}

	Mono<Void> thanked(UUID id, Instant at, String by) {
		return this.database.sql("UPDATE compliment SET thanked_at = $2, thanked_by = $3 WHERE id = $1")
			.bind(0, id)
			.bind(1, at.atOffset(ZoneOffset.UTC))
			.bind(2, by)
			.then();
	}

	Mono<Void> closed(UUID id) {
		return this.database.sql("UPDATE compliment SET state = 'CLOSED' WHERE id = $1").bind(0, id).then();
	}

}
