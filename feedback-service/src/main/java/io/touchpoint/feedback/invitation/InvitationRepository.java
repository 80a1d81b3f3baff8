package io.touchpoint.feedback.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.feedback.intake.Tickets;
import io.touchpoint.starter.event.Outbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Writes invitations. The rest between two of a customer is a row that both must take, so
 * that two instances that invite at once invite once.
 */
@Component
class InvitationRepository {

	/**
	 * An invitation to be stored.
	 *
	 * @param rest at most one invitation to this customer in this time
	 */
	record Row(UUID id, String site, UUID customer, String survey, Duration rest) {
	}

	/**
	 * The rest is taken first, in the order of the customers; who does not get it is not
	 * invited.
	 */
	private static final String INSERT = """
			WITH given AS (
				SELECT * FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::uuid[], $5::text[], $7::timestamptz[])
					AS g (id, site, lane, customer, survey, resting_since)
			), rest AS (
				INSERT INTO invitation_rest (customer, invitation, at)
				SELECT customer, id, $6 FROM given ORDER BY customer
				ON CONFLICT (customer) DO UPDATE SET invitation = excluded.invitation, at = excluded.at
				WHERE invitation_rest.at <= (SELECT g.resting_since FROM given g WHERE g.id = excluded.invitation)
				RETURNING invitation
			)
			INSERT INTO invitation (id, site, lane, customer, survey, cause, state, due_at, invited_at, remind_at, expires_at,
				planned_by, created_at)
			SELECT g.id, g.site, g.lane, g.customer, g.survey, $8, $9, $6, CASE WHEN $9 = 'INVITED' THEN $6 END, $10, $11, $12,
				$13
			FROM given g JOIN rest r ON r.invitation = g.id
			RETURNING id
			""";

	private final DatabaseClient database;

	InvitationRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Set<UUID>> insert(List<Row> rows, Cause cause, InvitationState state, Times times, String by, Instant now) {
		return this.database.sql(INSERT)
			.bind(0, rows.stream().map(Row::id).toArray(UUID[]::new))
			.bind(1, rows.stream().map(Row::site).toArray(String[]::new))
			.bind(2, rows.stream().map((row) -> (short) Outbox.laneOf(row.site())).toArray(Short[]::new))
			.bind(3, rows.stream().map(Row::customer).toArray(UUID[]::new))
			.bind(4, rows.stream().map(Row::survey).toArray(String[]::new))
			.bind(5, times.due().atOffset(ZoneOffset.UTC))
			.bind(6, rows.stream()
				.map((row) -> times.due().minus(row.rest()).atOffset(ZoneOffset.UTC))
				.toArray(OffsetDateTime[]::new))
			.bind(7, cause.name())
			.bind(8, state.name())
			.bind(9, times.remind().atOffset(ZoneOffset.UTC))
			.bind(10, times.expires().atOffset(ZoneOffset.UTC))
			.bind(11, by)
			.bind(12, now.atOffset(ZoneOffset.UTC))
			.map((row) -> value(row, "id", UUID.class))
			.all()
			.collect(Collectors.toUnmodifiableSet());
	}

	/** When what happens to an invitation. */
	record Times(Instant due, Instant remind, Instant expires) {

		static Times of(Instant due, InvitationRules rules) {
			return new Times(due, due.plus(rules.remindAfter()), due.plus(rules.goodFor()));
		}

	}

	/** The lanes in which something is due. */
	Flux<Integer> lanes(Instant now) {
		return this.database.sql("""
				SELECT lane FROM invitation WHERE state = 'PLANNED' AND due_at <= $1
				UNION SELECT lane FROM invitation WHERE state = 'INVITED' AND remind_at <= $1
				""").bind(0, now.atOffset(ZoneOffset.UTC)).map((row) -> (int) value(row, "lane", Short.class)).all();
	}

	/**
	 * Turns due ones of a lane into invited ones, or cancels them if the consent is gone.
	 * What another instance holds is left to it. The rest begins now, and not when it was
	 * due: it may have waited.
	 */
	Flux<InvitationDue.Told> invite(int lane, Instant now, InvitationRules rules, int most) {
		return this.database.sql("""
				WITH due AS MATERIALIZED (
					SELECT id FROM invitation WHERE state = 'PLANNED' AND due_at <= $1 AND lane = $2
					ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
				), moved AS (
					UPDATE invitation i SET state = CASE WHEN %s THEN 'INVITED' ELSE 'CANCELLED' END, invited_at = $1,
						remind_at = $4, expires_at = $5
					FROM due, customer c WHERE i.id = due.id AND c.id = i.customer
					RETURNING i.id, i.site, i.customer, i.survey, i.state
				), resting AS MATERIALIZED (
					SELECT r.customer FROM invitation_rest r JOIN due ON due.id = r.invitation
					ORDER BY r.customer FOR UPDATE OF r
				), rested AS (
					UPDATE invitation_rest r SET at = $1 FROM resting, moved m
					WHERE r.customer = resting.customer AND r.invitation = m.id AND m.state = 'INVITED'
				)
				SELECT id, site, customer, survey FROM moved WHERE state = 'INVITED'
				""".formatted(AddresseeQueries.CONSENTS))
			.bind(0, now.atOffset(ZoneOffset.UTC))
			.bind(1, (short) lane)
			.bind(2, most)
			.bind(3, now.plus(rules.remindAfter()).atOffset(ZoneOffset.UTC))
			.bind(4, now.plus(rules.goodFor()).atOffset(ZoneOffset.UTC))
			.map(InvitationRepository::told)
			.all();
	}

	/** The same for the reminder of those that nobody answered. */
	Flux<InvitationDue.Told> remind(int lane, Instant now, int most) {
		return this.database.sql("""
				WITH due AS MATERIALIZED (
					SELECT id FROM invitation WHERE state = 'INVITED' AND remind_at <= $1 AND lane = $2
					ORDER BY remind_at LIMIT $3 FOR UPDATE SKIP LOCKED
				), moved AS (
					UPDATE invitation i SET remind_at = NULL,
						state = CASE WHEN i.expires_at > $1 AND %s THEN 'REMINDED' ELSE 'EXPIRED' END
					FROM due, customer c WHERE i.id = due.id AND c.id = i.customer
					RETURNING i.id, i.site, i.customer, i.survey, i.state
				)
				SELECT id, site, customer, survey FROM moved WHERE state = 'REMINDED'
				""".formatted(AddresseeQueries.CONSENTS))
			.bind(0, now.atOffset(ZoneOffset.UTC))
			.bind(1, (short) lane)
			.bind(2, most)
			.map(InvitationRepository::told)
			.all();
	}

	Mono<Long> expire(Instant now) {
		return this.database
			.sql("UPDATE invitation SET state = 'EXPIRED' WHERE state IN ('INVITED', 'REMINDED') AND expires_at <= $1")
			.bind(0, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Uses invitations up. Two that come at once: the second waits for the first, and
	 * then finds it used. The secrets go: nothing opens it any more.
	 */
	Mono<Set<UUID>> use(Collection<Tickets.Shown> shown, Instant now) {
		return this.database.sql("""
				WITH given AS (
					SELECT DISTINCT ON (t.invitation) t.invitation, g.response
					FROM unnest($1::text[], $2::uuid[]) AS g (hash, response)
					JOIN invitation_token t ON t.hash = decode(g.hash, 'hex')
					ORDER BY t.invitation, g.response
				), open AS MATERIALIZED (
					SELECT i.id FROM invitation i JOIN given g ON g.invitation = i.id ORDER BY i.id FOR UPDATE OF i
				)
				UPDATE invitation i SET state = 'ANSWERED', answered_on = $3, remind_at = NULL,
					response = CASE WHEN c.consent_link THEN g.response END
				FROM open o, given g, customer c
				WHERE i.id = o.id AND g.invitation = i.id AND c.id = i.customer AND i.state IN ('INVITED', 'REMINDED')
					AND i.expires_at > $4
				RETURNING g.response
				""")
			.bind(0, shown.stream().map(Tickets.Shown::hash).toArray(String[]::new))
			.bind(1, shown.stream().map(Tickets.Shown::response).toArray(UUID[]::new))
			.bind(2, now.atOffset(ZoneOffset.UTC).toLocalDate())
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.map((row) -> value(row, "response", UUID.class))
			.all()
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The customer wants no mail any more, here and under whichever entry they are known.
	 */
	Mono<Void> optOut(UUID customer, Instant now) {
		return this.database
			.sql("""
					WITH RECURSIVE family AS (
						SELECT id, merged_into FROM customer WHERE id = $1
						UNION
						SELECT c.id, c.merged_into FROM family f JOIN customer c ON c.merged_into = f.id OR c.id = f.merged_into
					), stopped AS (
						UPDATE invitation SET state = 'CANCELLED', remind_at = NULL
						WHERE customer IN (SELECT id FROM family) AND state IN ('PLANNED', 'INVITED', 'REMINDED')
					)
					UPDATE customer SET consent_at = NULL, consent_source = NULL, consent_link = false, opted_out_at = $2,
						revision = revision + 1
					WHERE id IN (SELECT id FROM family)
					""")
			.bind(0, customer)
			.bind(1, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	/**
	 * Ends what is still open of a customer; a place that was taken in vain is free
	 * again.
	 */
	Mono<Void> cancelOpen(Collection<UUID> customers) {
		return endOpen(customers, null);
	}

	/** The same of one site alone. */
	Mono<Void> cancelOpen(Collection<UUID> customers, String site) {
		return endOpen(customers, site);
	}

	private Mono<Void> endOpen(Collection<UUID> customers, @Nullable String site) {
		return this.database
			.sql("""
					WITH gone AS (
						UPDATE invitation SET state = 'CANCELLED', remind_at = NULL
						WHERE customer = ANY ($1) AND site = coalesce($2, site) AND state IN ('PLANNED', 'INVITED', 'REMINDED')
						RETURNING id, invited_at
					), tokens AS (
						DELETE FROM invitation_token WHERE invitation IN (SELECT id FROM gone)
					)
					SELECT id FROM gone WHERE invited_at IS NULL
					""")
			.bind(0, customers.toArray(UUID[]::new))
			.bind(1, text(site))
			.map((row) -> value(row, "id", UUID.class))
			.all()
			.collectList()
			.flatMap(this::free);
	}

	/** Takes a planned one back. */
	Mono<Long> cancel(UUID invitation) {
		return this.database.sql("UPDATE invitation SET state = 'CANCELLED' WHERE id = $1 AND state = 'PLANNED'")
			.bind(0, invitation)
			.fetch()
			.rowsUpdated()
			.filter((gone) -> gone == 1)
			.flatMap((gone) -> free(List.of(invitation)).thenReturn(gone))
			.defaultIfEmpty(0L);
	}

	/**
	 * Frees the places of what was called off before it was sent. They are kept from
	 * whoever invites meanwhile.
	 */
	private Mono<Void> free(List<UUID> invitations) {
		return invitations.isEmpty() ? Mono.empty() : this.database
			.sql("SELECT customer FROM invitation_rest WHERE invitation = ANY ($1) ORDER BY customer FOR UPDATE")
			.bind(0, invitations.toArray(UUID[]::new))
			.map((row) -> value(row, "customer", UUID.class))
			.all()
			.collectList()
			.flatMap(this::restAfterLatest);
	}

	/**
	 * Takes back what is planned for a customer, under whichever entry, within the time
	 * of rest after another invitation of theirs that stays; of two at once the first
	 * stays.
	 */
	Mono<Void> endDoubles(UUID customer, Duration rest) {
		return this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT id FROM customer WHERE id = $1
					UNION ALL
					SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
				), theirs AS (
					SELECT id, state, coalesce(invited_at, due_at) AS at,
						row_number() OVER (ORDER BY coalesce(invited_at, due_at), id) AS n
					FROM invitation
					WHERE customer IN (SELECT id FROM family) AND (state <> 'CANCELLED' OR invited_at IS NOT NULL)
				), decided AS (
					SELECT n, id, false AS late, at AS rests_from FROM theirs WHERE n = 1
					UNION ALL
					SELECT t.n, t.id, l.late, CASE WHEN l.late THEN d.rests_from ELSE t.at END
					FROM decided d JOIN theirs t ON t.n = d.n + 1 CROSS JOIN LATERAL (
						SELECT t.state = 'PLANNED' AND d.rests_from > t.at - make_interval(secs => $2) AS late
					) l
				)
				UPDATE invitation SET state = 'CANCELLED'
				WHERE state = 'PLANNED' AND id IN (SELECT id FROM decided WHERE late)
				""").bind(0, customer).bind(1, (double) rest.toSeconds()).then();
	}

	/**
	 * Each customer rests after the latest of their invitations, under whichever entry;
	 * one that was called off before it was sent takes no place.
	 */
	Mono<Void> restAfterLatest(Collection<UUID> customers) {
		return this.database
			.sql("""
					WITH RECURSIVE family AS (
						SELECT id AS customer, id FROM customer WHERE id = ANY ($1)
						UNION ALL
						SELECT f.customer, c.id FROM family f JOIN customer c ON c.merged_into = f.id
					), latest AS (
						SELECT DISTINCT ON (f.customer) f.customer, i.id, coalesce(i.invited_at, i.due_at) AS at
						FROM family f JOIN invitation i ON i.customer = f.id
						WHERE i.state <> 'CANCELLED' OR i.invited_at IS NOT NULL
						ORDER BY f.customer, coalesce(i.invited_at, i.due_at) DESC, i.id DESC
					), free AS (
						DELETE FROM invitation_rest WHERE customer = ANY ($1) AND customer NOT IN (SELECT customer FROM latest)
					)
					INSERT INTO invitation_rest (customer, invitation, at)
					SELECT customer, id, at FROM latest
					ON CONFLICT (customer) DO UPDATE SET invitation = excluded.invitation, at = excluded.at
					""")
			.bind(0, customers.toArray(UUID[]::new))
			.then();
	}

	private static InvitationDue.Told told(Readable row) {
		return new InvitationDue.Told(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "customer", UUID.class), value(row, "survey", String.class));
	}

	static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

}
