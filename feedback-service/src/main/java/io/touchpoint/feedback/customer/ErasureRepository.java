package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Cuts people out of what they said: address, name, free text and scans go, and what
 * staff noted about it; marks, times, site and moment stay, so that every count stays
 * right.
 */
@Component
class ErasureRepository {

	/** What of a response {@code r} is the person's own words, as nothing. */
	static final String NO_WORDS = """
			comment = NULL, public_comment = NULL, hidden_comment = NULL, referred_by = NULL,
				moderation = CASE r.moderation WHEN 'APPROVED' THEN 'HIDDEN' ELSE r.moderation END,
				answers = r.answers - ARRAY(SELECT question ->> 'id'
					FROM questionnaire q, jsonb_array_elements(q.definition -> 'questions') question
					WHERE q.id = r.questionnaire AND q.version = r.questionnaire_version AND question ->> 'kind' = 'TEXT')
			""";

	/** A customer and all who were merged into them. */
	private static final String FAMILY = """
			family AS (
				SELECT id, internal, email_key FROM customer WHERE id = $1
				UNION ALL
				SELECT c.id, c.internal, c.email_key FROM family f JOIN customer c ON c.merged_into = f.id
			)""";

	/** Reads a table {@code mine (response)} and {@code praise (compliment)}. */
	private static final String CUT = """
			, written AS (
				SELECT id AS letter FROM letter WHERE response IN (SELECT response FROM mine)
			), praises AS (
				SELECT id, letter FROM compliment
				WHERE response IN (SELECT response FROM mine) OR id IN (SELECT compliment FROM praise)
					OR letter IN (SELECT letter FROM written)
			), contacts AS (
				DELETE FROM response_contact WHERE response IN (SELECT response FROM mine)
			), praised AS (
				DELETE FROM compliment_contact WHERE compliment IN (SELECT id FROM praises)
			), compliments AS (
				UPDATE compliment SET words = NULL, letter = NULL, contactable = false
				WHERE id IN (SELECT id FROM praises)
			), letters AS (
				DELETE FROM letter
				WHERE id IN (SELECT letter FROM written UNION SELECT letter FROM praises WHERE letter IS NOT NULL)
			), notes AS (
				UPDATE alert SET note = NULL
				WHERE note IS NOT NULL
					AND id IN (SELECT alert FROM alert_answer WHERE response IN (SELECT response FROM mine))
			), links AS (
				UPDATE invitation SET response = NULL WHERE response IN (SELECT response FROM mine)
			)
			UPDATE response r SET contactable = false,
			""" + NO_WORDS + "WHERE r.id IN (SELECT response FROM mine)";

	private final DatabaseClient database;

	ErasureRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Somebody who was erased and whose letters are still to be looked for.
	 *
	 * @param internal whether it was a colleague
	 */
	record Erased(String email, boolean internal) {
	}

	/**
	 * All that a customer said under an address of theirs, or in answer to an invitation;
	 * of a letter with its marks. Letters that became complaints are looked for later.
	 * @return how many answers were cut
	 */
	Mono<Long> forget(UUID customer) {
		return keys(customer).flatMapIterable(EmailKey::writtenAs)
			.collectList()
			.flatMap((addresses) -> forget(customer, addresses));
	}

	private Flux<String> keys(UUID customer) {
		return this.database
			.sql("WITH RECURSIVE " + FAMILY + " SELECT DISTINCT email_key FROM family WHERE email_key IS NOT NULL")
			.bind(0, customer)
			.mapValue(String.class)
			.all();
	}

	private Mono<Long> forget(UUID customer, List<String> addresses) {
		return this.database.sql("WITH RECURSIVE " + FAMILY + """
				, mine AS (
					SELECT r.id AS response
					FROM (SELECT DISTINCT internal FROM family) f
					JOIN response_contact c ON lower(c.email) = ANY ($2::text[])
					JOIN response r ON r.id = c.response AND (r.customer_type = 'COLLEAGUE') = f.internal
					UNION
					SELECT response FROM invitation WHERE response IS NOT NULL AND customer IN (SELECT id FROM family)
					UNION
					SELECT coalesce(p.response, l.response)
					FROM compliment_contact c
					JOIN compliment p ON p.id = c.compliment
					LEFT JOIN letter l ON l.id = p.letter
					WHERE coalesce(p.response, l.response) IS NOT NULL AND lower(c.email) = ANY ($2::text[])
				), praise AS (
					SELECT compliment FROM compliment_contact WHERE lower(email) = ANY ($2::text[])
				), elsewhere AS (
					INSERT INTO erased_contact (email_key, internal)
					SELECT DISTINCT email_key, internal FROM family WHERE email_key IS NOT NULL ON CONFLICT DO NOTHING
				)
				""" + CUT).bind(0, customer).bind(1, addresses.toArray(String[]::new)).fetch().rowsUpdated();
	}

	Flux<Erased> erased(int most) {
		return this.database.sql("SELECT email_key, internal FROM erased_contact LIMIT $1")
			.bind(0, most)
			.map((row) -> new Erased(Objects.requireNonNull(row.get("email_key", String.class)),
					Boolean.TRUE.equals(row.get("internal", Boolean.class))))
			.all();
	}

	/**
	 * The letters that became these complaints, with what was entered of them, and the
	 * answers that they came from.
	 */
	Mono<Long> forgetCases(List<UUID> complaints, List<UUID> responses) {
		UUID[] ids = complaints.toArray(UUID[]::new);
		return this.database.sql("""
				WITH mine AS (
					SELECT response FROM letter
					WHERE became = 'COMPLAINT' AND became_id = ANY ($1) AND response IS NOT NULL
					UNION
					SELECT unnest($2::uuid[])
				), praise AS (
					SELECT id AS compliment FROM compliment WHERE response IN (SELECT response FROM mine)
				)
				""" + CUT)
			.bind(0, ids)
			.bind(1, responses.toArray(UUID[]::new))
			.fetch()
			.rowsUpdated()
			.then(this.database.sql("DELETE FROM letter WHERE became = 'COMPLAINT' AND became_id = ANY ($1)")
				.bind(0, ids)
				.fetch()
				.rowsUpdated());
	}

	Mono<Void> lookedFor(List<Erased> people) {
		return this.database.sql("""
				DELETE FROM erased_contact e USING unnest($1::text[], $2::boolean[]) AS p (email, internal)
				WHERE e.email_key = p.email AND e.internal = p.internal
				""")
			.bind(0, people.stream().map(Erased::email).toArray(String[]::new))
			.bind(1, people.stream().map(Erased::internal).toArray(Boolean[]::new))
			.then();
	}

	/**
	 * One answer, whoever gave it.
	 * @return 1, or 0 if the transaction sees no such answer
	 */
	Mono<Long> forgetAnswer(UUID response) {
		return this.database.sql("""
				WITH mine AS (
					SELECT id AS response FROM response WHERE id = $1
				), praise AS (
					SELECT id AS compliment FROM compliment WHERE response IN (SELECT response FROM mine)
				)
				""" + CUT).bind(0, response).fetch().rowsUpdated();
	}

}
