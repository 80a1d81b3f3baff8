package io.touchpoint.complaint.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ErasureRepository {

	/** What stands where words stood that must not be nothing. */
	static final String CUT = "—";

	private static final String ASK = """
			UPDATE complaint c SET erase_asked_at = :at
			FROM unnest(:emails, :internals) AS p (email, internal)
			WHERE lower(c.contact_email) = p.email AND (c.customer_type = 'COLLEAGUE') = p.internal
				AND c.erase_asked_at IS NULL
			""";

	private static final String DUE = """
			SELECT id, site FROM complaint
			WHERE erase_asked_at IS NOT NULL AND erased_at IS NULL
				AND status IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED', 'MERGED')
			ORDER BY erase_asked_at LIMIT :most
			""";

	private static final String FORGET = """
			WITH entries AS (
				UPDATE complaint_entry SET text = NULL WHERE complaint = :id AND text IS NOT NULL
			), promises AS (
				UPDATE promise SET text = :cut, made_to = CASE WHEN made_to IS NOT NULL THEN :cut END,
					proof = CASE WHEN proof IS NOT NULL THEN :cut END,
					reason = CASE WHEN reason IS NOT NULL THEN :cut END, consent_note = NULL, request_body = NULL,
					request_key = NULL
				WHERE complaint = :id
			), tasks AS (
				UPDATE recovery_task SET done_note = :cut WHERE complaint = :id AND done_note IS NOT NULL
			), remedies AS (
				UPDATE remedy SET note = NULL, exception = CASE WHEN exception IS NOT NULL THEN :cut END,
					ruling = CASE WHEN ruling IS NOT NULL THEN :cut END, request_body = NULL, request_key = NULL
				WHERE complaint = :id
			), ratings AS (
				UPDATE recovery_rating SET words = NULL WHERE complaint = :id
			), checks AS (
				UPDATE return_check SET note = NULL WHERE complaint = :id
			), plans AS (
				UPDATE contact_plan SET contact = NULL, reason = :cut,
					end_reason = CASE WHEN end_reason IS NOT NULL THEN :cut END,
					ended_at = CASE state WHEN 'ACTIVE' THEN :at ELSE ended_at END,
					ended_by = CASE state WHEN 'ACTIVE' THEN :cut ELSE ended_by END,
					state = CASE state WHEN 'ACTIVE' THEN 'ENDED' ELSE state END, revision = revision + 1
				WHERE complaint = :id OR (site, contact, internal) IN (
					SELECT site, lower(contact_email), customer_type = 'COLLEAGUE' FROM complaint WHERE id = :id)
			), files AS (
				DELETE FROM case_file WHERE complaint = :id
			), postal AS (
				DELETE FROM case_postal WHERE complaint = :id
			), letters AS (
				DELETE FROM letter WHERE complaint = :id
			), mails AS (
				DELETE FROM inbound_mail WHERE complaint = :id
			), root_causes AS (
				UPDATE case_root_cause SET words = NULL WHERE complaint = :id
			), actions AS (
				UPDATE corrective_action SET what = :cut, effect = NULL,
					ended_note = CASE WHEN ended_note IS NOT NULL THEN :cut END
				WHERE complaint = :id
			), suggestions AS (
				DELETE FROM severity_suggestion WHERE complaint = :id
			), links AS (
				DELETE FROM tracking_secret WHERE complaint = :id
			)
			UPDATE complaint SET subject = :cut, description = :cut, contact_email = NULL, contact_name = NULL,
				erased_at = :at
			WHERE id = :id AND erased_at IS NULL
			""";

	private final DatabaseClient database;

	ErasureRepository(DatabaseClient database) {
		this.database = database;
	}

	/** A case whose person asked to be forgotten. */
	record Due(UUID complaint, String site) {
	}

	/**
	 * Notes that people want to be forgotten; again changes nothing.
	 * @return in how many cases
	 */
	Mono<Long> ask(List<Forgotten> people, Instant at) {
		return this.database.sql(ASK)
			.bind("emails", people.stream().map(Forgotten::key).toArray(String[]::new))
			.bind("internals", people.stream().map(Forgotten::internal).toArray(Boolean[]::new))
			.bind("at", at)
			.fetch()
			.rowsUpdated();
	}

	/** Those that have ended, who has waited longest first. */
	Flux<Due> due(int most) {
		return this.database.sql(DUE)
			.bind("most", most)
			.map((row) -> new Due(Objects.requireNonNull(row.get("id", UUID.class)),
					Objects.requireNonNull(row.get("site", String.class))))
			.all();
	}

	/** Cuts the person out of a case; true if nobody did before. */
	Mono<Boolean> forget(UUID complaint, Instant at) {
		return this.database.sql(FORGET)
			.bind("id", complaint)
			.bind("cut", CUT)
			.bind("at", at)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

}
