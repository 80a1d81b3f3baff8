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
			UPDATE complaint c SET erase_asked_at = coalesce(c.erase_asked_at, :at), erase_asked_here = false
			FROM unnest(:emails, :internals) AS p (email, internal)
			WHERE lower(c.contact_email) = p.email AND (c.customer_type = 'COLLEAGUE') = p.internal
				AND (c.erase_asked_at IS NULL OR c.erase_asked_here)
			""";

	private static final String ASK_HERE = """
			UPDATE complaint SET erase_asked_at = :at, erase_asked_here = true
			WHERE id = :id AND erase_asked_at IS NULL
			""";

	private static final String TAKE_BACK = """
			UPDATE complaint SET erase_asked_at = NULL, erase_asked_here = false
			WHERE id = :id AND erase_asked_here AND erased_at IS NULL
			""";

	/**
	 * What comes to the mailbox is of customers; a mail without a case waits for nothing.
	 */
	private static final String ASK_MAILS = """
			WITH people AS (
				SELECT email, internal FROM unnest(:emails, :internals) AS p (email, internal)
			), gone AS (
				DELETE FROM inbound_mail m USING people p
				WHERE m.sender = p.email AND NOT p.internal AND m.complaint IS NULL
				RETURNING m.message_id, m.print
			), marks AS (
				INSERT INTO forgotten_mail (mark) SELECT sha256(convert_to(message_id, 'UTF8') || print) FROM gone
				ON CONFLICT DO NOTHING
			)
			UPDATE inbound_mail m SET erase_asked_at = :at
			FROM people p, complaint c
			WHERE m.sender = p.email AND c.id = m.complaint AND (c.customer_type = 'COLLEAGUE') = p.internal
				AND m.erase_asked_at IS NULL
			""";

	/**
	 * Also those that were cut and have mails or lines again, once these are read or have
	 * waited long enough for it: whatever is written in a case leaves a trace, and the
	 * first one after an erasure makes a new key. The words of a merged case are read
	 * from there while the case that stays is open.
	 */
	private static final String DUE = """
			SELECT id, site FROM complaint c
			WHERE id IN (
					SELECT id FROM complaint WHERE erase_asked_at IS NOT NULL AND erased_at IS NULL
					UNION ALL
					SELECT c.id FROM complaint c JOIN inbound_mail m ON m.complaint = c.id
					WHERE c.erased_at IS NOT NULL AND (c.unread_since IS NULL OR c.unread_since < :unreadBefore)
					UNION ALL
					SELECT c.id FROM complaint c JOIN audit_key k ON k.complaint = c.id
					WHERE k.after_erasure AND (c.unread_since IS NULL OR c.unread_since < :unreadBefore))
				AND status IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED', 'MERGED')
				AND (merged_into IS NULL OR EXISTS (SELECT FROM complaint s WHERE s.id = c.merged_into
					AND s.status IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED')))
			ORDER BY erase_asked_at LIMIT :most
			""";

	/** Mails in cases of others, which lose nothing else. */
	private static final String FORGET_MAILS = """
			WITH gone AS (
				DELETE FROM inbound_mail m USING complaint c
				WHERE m.erase_asked_at IS NOT NULL AND c.id = m.complaint
					AND c.status IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED', 'MERGED')
					AND (c.merged_into IS NULL OR EXISTS (SELECT FROM complaint s WHERE s.id = c.merged_into
						AND s.status IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED')))
				RETURNING m.message_id, m.print
			)
			INSERT INTO forgotten_mail (mark) SELECT sha256(convert_to(message_id, 'UTF8') || print) FROM gone
			ON CONFLICT DO NOTHING
			""";

	/** That it has ended, which it has until the transaction ends. */
	private static final String ENDED = """
			SELECT status IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED') FROM complaint WHERE id = :id FOR SHARE
			""";

	/**
	 * What went over to the case that stays is the person's as well. So are the hashes of
	 * what was sent: whoever guesses words finds them by trying. Who is forgotten
	 * everywhere has no plan any more; in one case, a plan that was decided at another
	 * one holds.
	 */
	private static final String FORGET = """
			WITH was AS (
				SELECT erased_at IS NULL AS whole FROM complaint WHERE id = :id
			), entries AS (
				UPDATE complaint_entry SET text = NULL WHERE complaint = :id AND text IS NOT NULL
			), promises AS (
				UPDATE promise SET text = :cut, made_to = CASE WHEN made_to IS NOT NULL THEN :cut END,
					proof = CASE WHEN proof IS NOT NULL THEN :cut END,
					reason = CASE WHEN reason IS NOT NULL THEN :cut END, consent_note = NULL, request_body = NULL,
					request_key = NULL
				WHERE complaint = :id OR id IN (SELECT promise FROM moved_promise WHERE merged = :id)
			), tasks AS (
				UPDATE recovery_task SET done_note = :cut WHERE done_note IS NOT NULL
					AND (complaint = :id OR promise IN (SELECT promise FROM moved_promise WHERE merged = :id))
			), remedies AS (
				UPDATE remedy SET note = NULL, exception = CASE WHEN exception IS NOT NULL THEN :cut END,
					ruling = CASE WHEN ruling IS NOT NULL THEN :cut END, request_body = NULL, request_key = NULL
				WHERE complaint = :id OR moved_from = :id
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
					SELECT site, lower(contact_email), customer_type = 'COLLEAGUE' FROM complaint
					WHERE id = :id AND NOT erase_asked_here)
			), files AS (
				DELETE FROM case_file WHERE complaint = :id
			), postal AS (
				DELETE FROM case_postal WHERE complaint = :id
			), letters AS (
				DELETE FROM letter WHERE complaint = :id
			), mails AS (
				DELETE FROM inbound_mail WHERE complaint = :id RETURNING message_id, print
			), marks AS (
				INSERT INTO forgotten_mail (mark) SELECT sha256(convert_to(message_id, 'UTF8') || print) FROM mails
				ON CONFLICT DO NOTHING
			), root_causes AS (
				UPDATE case_root_cause SET words = NULL WHERE complaint = :id
			), actions AS (
				UPDATE corrective_action SET what = :cut, effect = NULL,
					ended_note = CASE WHEN ended_note IS NOT NULL THEN :cut END
				WHERE complaint = :id OR moved_from = :id
			), suggestions AS (
				DELETE FROM severity_suggestion WHERE complaint = :id
			), keys AS (
				DELETE FROM intake_key WHERE complaint = :id
			), links AS (
				DELETE FROM tracking_secret WHERE complaint = :id
			)
			UPDATE complaint SET subject = :cut, description = :cut, contact_email = NULL, contact_name = NULL,
				erased_at = coalesce(erased_at, :at)
			WHERE id = :id
			RETURNING (SELECT whole FROM was) AS fresh
			""";

	private final DatabaseClient database;

	ErasureRepository(DatabaseClient database) {
		this.database = database;
	}

	/** A case whose person asked to be forgotten. */
	record Due(UUID complaint, String site) {
	}

	/**
	 * Notes that people want to be forgotten, and deletes those mails of theirs that have
	 * no case; again changes nothing.
	 */
	Mono<Void> ask(List<Forgotten> people, Instant at) {
		return ask(ASK, people, at).then(ask(ASK_MAILS, people, at));
	}

	private Mono<Void> ask(String sql, List<Forgotten> people, Instant at) {
		return this.database.sql(sql)
			.bind("emails", people.stream().map(Forgotten::key).toArray(String[]::new))
			.bind("internals", people.stream().map(Forgotten::internal).toArray(Boolean[]::new))
			.bind("at", at)
			.then();
	}

	/**
	 * Notes that the person of one case wants to be forgotten; false if that was known.
	 */
	Mono<Boolean> askHere(UUID complaint, Instant at) {
		return this.database.sql(ASK_HERE)
			.bind("id", complaint)
			.bind("at", at)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/** Takes that back; false if there was nothing that can be taken back here. */
	Mono<Boolean> takeBack(UUID complaint) {
		return this.database.sql(TAKE_BACK).bind("id", complaint).fetch().rowsUpdated().map((rows) -> rows == 1);
	}

	/** Whether a person was cut out; empty if nobody asked. */
	Mono<Boolean> cut(UUID complaint) {
		return this.database.sql("""
				SELECT erased_at IS NOT NULL FROM complaint WHERE id = :id AND erase_asked_at IS NOT NULL
				""").bind("id", complaint).mapValue(Boolean.class).one();
	}

	/** Deletes the mails of forgotten senders whose cases have ended. */
	Mono<Void> forgetMails() {
		return this.database.sql(FORGET_MAILS).then();
	}

	/**
	 * Those that have ended, who has waited longest first.
	 * @param unreadBefore what came before that and is unread waits for nobody any more
	 */
	Flux<Due> due(Instant unreadBefore, int most) {
		return this.database.sql(DUE)
			.bind("unreadBefore", unreadBefore)
			.bind("most", most)
			.map((row) -> new Due(Objects.requireNonNull(row.get("id", UUID.class)),
					Objects.requireNonNull(row.get("site", String.class))))
			.all();
	}

	/** Whether a case has ended, and is not merged itself. */
	Mono<Boolean> ended(UUID complaint) {
		return this.database.sql(ENDED).bind("id", complaint).mapValue(Boolean.class).one();
	}

	/**
	 * Cuts the person out of a case, and what was written since; true if nobody did
	 * before.
	 */
	Mono<Boolean> forget(UUID complaint, Instant at) {
		return this.database.sql(FORGET)
			.bind("id", complaint)
			.bind("cut", CUT)
			.bind("at", at)
			.mapValue(Boolean.class)
			.one();
	}

	/** Nobody finds out any more what the audit log's hashes of a case are of. */
	Mono<Void> forgetKey(UUID complaint) {
		return this.database.sql("DELETE FROM audit_key WHERE complaint = :id").bind("id", complaint).then();
	}

}
