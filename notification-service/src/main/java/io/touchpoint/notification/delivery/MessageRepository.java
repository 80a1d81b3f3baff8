package io.touchpoint.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Ids;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class MessageRepository {

	private final DatabaseClient database;

	private final Ids ids;

	private final Clock clock;

	MessageRepository(DatabaseClient database, Ids ids, Clock clock) {
		this.database = database;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Stores what is not stored yet. What must not be sent is kept with its reason only
	 * if it happened since the kind exists here: a new kind, or a new installation, keeps
	 * no row for each event of history. Nor is a customer written to about what they were
	 * erased from. What is stored learns its complaint and its answer, if it did not know
	 * them yet.
	 */
	Mono<Void> insert(List<NewMessage> messages) {
		List<Occasion> occasions = messages.stream().map(NewMessage::occasion).toList();
		return this.database
			.sql("""
					WITH asked AS (
						SELECT m.id, m.event, m.site, m.kind, m.source, m.about, m.recipient_key, m.occurred_at, m.complaint,
							m.answer,
							CASE WHEN m.kind = ANY ($13) AND EXISTS (SELECT FROM erased_subject e
								WHERE e.id IN (m.complaint, m.about)) THEN 'erased' ELSE m.suppressed END AS suppressed
						FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
							$7::text[], $8::text[], $9::timestamptz[], $12::text[], $14::text[])
							AS m (id, event, site, kind, source, about, recipient_key, suppressed, occurred_at, complaint,
								answer)
					), told AS (
						UPDATE message m SET complaint = coalesce(m.complaint, a.complaint),
							answer = coalesce(m.answer, a.answer) FROM asked a
						WHERE m.event = a.event AND m.kind = a.kind AND m.recipient_key = a.recipient_key
							AND ((m.complaint IS NULL AND a.complaint IS NOT NULL)
								OR (m.answer IS NULL AND a.answer IS NOT NULL))
					), begun AS (
						INSERT INTO message_kind (kind, since) SELECT DISTINCT kind, $11::timestamptz FROM asked
						ON CONFLICT (kind) DO NOTHING
					)
					INSERT INTO message (id, event, site, kind, source, about, recipient_key, state, last_error, channel,
						due_at, created_at, since, complaint, answer)
					SELECT a.id, a.event, a.site, a.kind, a.source, a.about, a.recipient_key,
						CASE WHEN a.suppressed IS NULL THEN 'PENDING' ELSE 'SUPPRESSED' END, a.suppressed, $10, $11, $11,
						$11, a.complaint, a.answer
					FROM asked a LEFT JOIN message_kind k ON k.kind = a.kind
					WHERE a.suppressed IS NULL OR a.occurred_at >= k.since
					ON CONFLICT (event, channel, kind, recipient_key) DO NOTHING
					""")
			.bind(0, messages.stream().map((message) -> this.ids.next()).toArray(UUID[]::new))
			.bind(1, messages.stream().map(NewMessage::event).toArray(UUID[]::new))
			.bind(2, occasions.stream().map(Occasion::site).toArray(String[]::new))
			.bind(3, occasions.stream().map((occasion) -> occasion.kind().name()).toArray(String[]::new))
			.bind(4, occasions.stream().map(Occasion::source).toArray(String[]::new))
			.bind(5, occasions.stream().map(Occasion::about).toArray(String[]::new))
			.bind(6, occasions.stream().map(Occasion::recipient).toArray(String[]::new))
			.bind(7, messages.stream().map(NewMessage::suppressed).toArray(String[]::new))
			.bind(8, messages.stream()
				.map((message) -> message.occurredAt().atOffset(ZoneOffset.UTC))
				.toArray(OffsetDateTime[]::new))
			.bind(9, Channel.EMAIL.name())
			.bind(10, this.clock.instant())
			.bind(11, messages.stream().map(NewMessage::complaint).toArray(String[]::new))
			.bind(12, ForgottenRepository.KINDS)
			.bind(13, messages.stream().map(NewMessage::answer).toArray(String[]::new))
			.then();
	}

	/**
	 * Claims the messages that have been due longest. A message whose lease has ended is
	 * due like any other.
	 */
	Mono<List<Claimed>> claim(int most, Duration lease) {
		Instant now = this.clock.instant();
		return this.database.sql("""
				WITH due AS MATERIALIZED (
					SELECT id FROM message
					WHERE state IN ('PENDING', 'RETRYING', 'SENDING') AND due_at <= $1
					ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
				)
				UPDATE message SET state = 'SENDING', claim = $3, due_at = $4, attempts = attempts + 1
				FROM due WHERE message.id = due.id
				RETURNING message.*
				""")
			.bind(0, now)
			.bind(1, most)
			.bind(2, this.ids.next())
			.bind(3, now.plus(lease))
			.map(ClaimedRow::read)
			.all()
			.collectSortedList(Comparator.comparing(Claimed::createdAt).thenComparing(Claimed::id));
	}

	/**
	 * Keeps the exact words before they are sent, and the claim for another lease.
	 * @return whether this worker still held the message
	 */
	Mono<Boolean> keep(Claimed message, Mail mail, Duration lease) {
		Composition.Words words = mail.words();
		Instant now = this.clock.instant();
		return this.database.sql("""
				UPDATE message SET recipient = $3, sender_name = $4, reply_to = $5, language = $6, subject = $7,
					body_text = $8, body_html = $9, secret = $10, composed_at = $11, due_at = $12, unsubscribe = $13
				WHERE id = $1 AND claim = $2 AND state = 'SENDING'
				""")
			.bind(0, message.id())
			.bind(1, message.claim())
			.bind(2, mail.recipient())
			.bind(3, words.senderName())
			.bind(4, text(words.replyTo()))
			.bind(5, words.language())
			.bind(6, words.subject())
			.bind(7, words.text())
			.bind(8, words.html())
			.bind(9, text(words.secret()))
			.bind(10, now)
			.bind(11, now.plus(lease))
			.bind(12, text(words.unsubscribe()))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/**
	 * How many acknowledgements were written to an address since a time.
	 */
	Mono<Long> acknowledged(EmailAddress.Valid address, Instant since) {
		return this.database.sql("""
				SELECT count(*) FROM message WHERE kind = 'ACKNOWLEDGEMENT' AND lower(recipient) = lower($1)
					AND composed_at > $2
				""").bind(0, address.value()).bind(1, since).mapValue(Long.class).one();
	}

	/**
	 * Keeps the claim for another lease.
	 * @return whether this worker still held the message
	 */
	Mono<Boolean> renew(Claimed message, Duration lease) {
		return this.database.sql("""
				UPDATE message SET due_at = $3 WHERE id = $1 AND claim = $2 AND state = 'SENDING'
				""")
			.bind(0, message.id())
			.bind(1, message.claim())
			.bind(2, this.clock.instant().plus(lease))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/**
	 * Marks a mail that the server has taken, whoever holds the claim by now: it is out.
	 * From here on nobody needs the secret part of its words any more.
	 */
	Mono<Boolean> sent(Claimed message) {
		return this.database.sql("""
				UPDATE message SET state = 'SENT', sent_at = $2, due_at = $2, last_error = NULL, claim = NULL,
					body_text = replace(body_text, coalesce(secret, ''), '…'),
					body_html = replace(body_html, coalesce(secret, ''), '…'), secret = NULL, unsubscribe = NULL
				WHERE id = $1 AND state <> 'SENT'
				""").bind(0, message.id()).bind(1, this.clock.instant()).fetch().rowsUpdated().map((rows) -> rows == 1);
	}

	/**
	 * Marks a try that did not lead to a sent mail. Words that are given up lose their
	 * secret part as well: a revived message gets new ones.
	 * @return whether this worker still held the message
	 */
	Mono<Boolean> settle(Claimed message, Verdict verdict) {
		return this.database
			.sql("""
					UPDATE message SET state = $3, due_at = $4, last_error = $5, claim = NULL,
						body_text = CASE $3 WHEN 'DEAD' THEN replace(body_text, coalesce(secret, ''), '…') ELSE body_text END,
						body_html = CASE $3 WHEN 'DEAD' THEN replace(body_html, coalesce(secret, ''), '…') ELSE body_html END,
						secret = CASE $3 WHEN 'DEAD' THEN NULL ELSE secret END,
						unsubscribe = CASE $3 WHEN 'DEAD' THEN NULL ELSE unsubscribe END
					WHERE id = $1 AND claim = $2 AND state = 'SENDING'
					""")
			.bind(0, message.id())
			.bind(1, message.claim())
			.bind(2, verdict.state().name())
			.bind(3, verdict.dueAt())
			.bind(4, text(verdict.reason()))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/**
	 * Gives a message back that was claimed but not tried.
	 */
	Mono<Void> release(Claimed message) {
		return this.database.sql("""
				UPDATE message SET state = 'RETRYING', attempts = attempts - 1, due_at = $3, claim = NULL
				WHERE id = $1 AND claim = $2 AND state = 'SENDING'
				""").bind(0, message.id()).bind(1, message.claim()).bind(2, this.clock.instant()).then();
	}

	/**
	 * The state of a message, locked until the transaction ends.
	 */
	Mono<MessageState> lock(UUID id) {
		return this.database.sql("SELECT state FROM message WHERE id = $1 FOR UPDATE")
			.bind(0, id)
			.mapValue(String.class)
			.one()
			.map(MessageState::valueOf);
	}

	/**
	 * Starts over: the recipient is asked for and the words are written once more, under
	 * the same Message-ID.
	 */
	Mono<Void> revive(UUID id) {
		return this.database.sql("""
				UPDATE message SET state = 'PENDING', attempts = 0, due_at = $2, since = $2, composed_at = NULL
				WHERE id = $1
				""").bind(0, id).bind(1, this.clock.instant()).then();
	}

	private static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

}
