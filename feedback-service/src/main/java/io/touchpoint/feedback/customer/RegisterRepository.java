package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.customer.CustomerRow.id;
import static io.touchpoint.feedback.customer.CustomerRow.text;
import static io.touchpoint.feedback.customer.CustomerRow.time;
import static io.touchpoint.feedback.customer.CustomerRow.value;

/**
 * Writes the register.
 */
@Component
class RegisterRepository {

	/** A visit that is stored under a key. */
	record Stored(UUID visit, UUID customer, byte[] digest, boolean first) {
	}

	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final DatabaseClient database;

	RegisterRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Place> place(String site) {
		return this.database.sql("SELECT code, customer_type, phone FROM site WHERE code = $1")
			.bind(0, site)
			.map((row) -> new Place(value(row, "code", String.class),
					CustomerType.valueOf(value(row, "customer_type", String.class)),
					PhoneNumber.countryOf(row.get("phone", String.class))))
			.one();
	}

	/**
	 * Lets nobody else enter a customer with one of these contacts, or a visit with this
	 * key, until the transaction ends. In one order, so that two never wait for each
	 * other.
	 */
	Mono<Void> lock(List<String> keys) {
		return this.database
			.sql("SELECT pg_advisory_xact_lock(hashtextextended(k, 125)) FROM unnest($1::text[]) k ORDER BY k")
			.bind(0, keys.stream().sorted().toArray(String[]::new))
			.then();
	}

	Mono<Stored> visit(String key) {
		return this.database.sql("SELECT id, customer, digest, first FROM visit WHERE source_key = $1")
			.bind(0, key)
			.map((row) -> new Stored(value(row, "id", UUID.class), value(row, "customer", UUID.class),
					value(row, "digest", byte[].class), value(row, "first", Boolean.class)))
			.one();
	}

	Mono<Void> insert(UUID visit, Visit told, Customer customer, String source, String key, byte[] digest,
			boolean first, Instant now) {
		return this.database.sql("""
				INSERT INTO visit (id, site, customer, source, source_key, digest, first, visited_at, received_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
				""")
			.bind(0, visit)
			.bind(1, told.person().site())
			.bind(2, customer.id())
			.bind(3, source)
			.bind(4, key)
			.bind(5, digest)
			.bind(6, first)
			.bind(7, told.visitedAt().atOffset(ZoneOffset.UTC))
			.bind(8, now.atOffset(ZoneOffset.UTC))
			.then();
	}

	/**
	 * The customer with one of these contacts, kept from others until the transaction
	 * ends. Who waits for a customer may find that they were erased or merged meanwhile,
	 * so they are looked for again once nobody else can change them.
	 */
	Mono<Customer> holdWithContact(boolean internal, @Nullable String emailKey, @Nullable String phone) {
		return withContact(internal, emailKey, phone).flatMap((seen) -> find(seen.id())
			.flatMap((held) -> withContact(internal, emailKey, phone).filter((now) -> now.id().equals(held.id())))
			.switchIfEmpty(Mono.defer(() -> holdWithContact(internal, emailKey, phone))));
	}

	/**
	 * The customer with one of these contacts, the oldest if there are several; whoever
	 * was merged stands for whom they were merged into.
	 */
	Mono<Customer> withContact(boolean internal, @Nullable String emailKey, @Nullable String phone) {
		return this.database
			.sql("""
					WITH RECURSIVE met AS (
						SELECT id, merged_into, email_key = $2 AS by_email, created_at FROM customer
						WHERE internal = $1 AND (email_key = $2 OR phone = $3 AND (email_key IS NULL OR $2 IS NULL))
						UNION ALL
						SELECT c.id, c.merged_into, m.by_email, m.created_at FROM met m JOIN customer c ON c.id = m.merged_into
					)
					SELECT %s FROM customer c
					JOIN (SELECT id, bool_or(by_email) AS by_email FROM met WHERE merged_into IS NULL GROUP BY id) m ON m.id = c.id
					ORDER BY m.by_email DESC NULLS LAST, c.created_at, c.id
					LIMIT 1
					"""
				.formatted(CustomerRow.COLUMNS))
			.bind(0, internal)
			.bind(1, text(emailKey))
			.bind(2, text(phone))
			.map(CustomerRow::read)
			.one();
	}

	Mono<Customer> find(UUID customer) {
		return this.database
			.sql("SELECT %s FROM customer c WHERE c.id = $1 AND c.merged_into IS NULL FOR UPDATE"
				.formatted(CustomerRow.COLUMNS))
			.bind(0, customer)
			.map(CustomerRow::read)
			.one();
	}

	/** Whom an address or id names. */
	Mono<UUID> named(boolean internal, String idOrEmail) {
		boolean id = ID.matcher(idOrEmail).matches();
		return this.database
			.sql("SELECT coalesce(merged_into, id) AS id FROM customer WHERE internal = $1 AND "
					+ (id ? "id = $2" : "email_key = $2"))
			.bind(0, internal)
			.bind(1, id ? UUID.fromString(idOrEmail) : EmailKey.of(idOrEmail))
			.map((row) -> value(row, "id", UUID.class))
			.one();
	}

	Mono<Void> insert(Customer customer) {
		return write(this.database.sql("""
				INSERT INTO customer (id, sites, customer_type, kind, state, name, email, email_key, phone, language,
					consent_at, consent_source, consent_link, opted_out_at, referred_by, visits, last_seen_at, revision,
					created_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
				"""), customer).bind(18, customer.createdAt().atOffset(ZoneOffset.UTC)).then();
	}

	Mono<Void> update(Customer customer) {
		return write(this.database.sql("""
				UPDATE customer SET sites = $2, customer_type = $3, kind = $4, state = $5, name = $6, email = $7,
					email_key = $8, phone = $9, language = $10, consent_at = $11, consent_source = $12,
					consent_link = $13, opted_out_at = $14, referred_by = $15, visits = $16, last_seen_at = $17,
					revision = $18
				WHERE id = $1 AND erased_at IS NULL
				"""), customer).then();
	}

	private static DatabaseClient.GenericExecuteSpec write(DatabaseClient.GenericExecuteSpec sql, Customer customer) {
		Consent consent = customer.consent();
		String email = customer.email();
		return sql.bind(0, customer.id())
			.bind(1, customer.sites().toArray(String[]::new))
			.bind(2, customer.type().name())
			.bind(3, customer.kind().name())
			.bind(4, customer.state().name())
			.bind(5, text(customer.name()))
			.bind(6, text(email))
			.bind(7, text((email != null) ? EmailKey.of(email) : null))
			.bind(8, text(customer.phone()))
			.bind(9, text(customer.language()))
			.bind(10, time((consent != null) ? consent.at() : null))
			.bind(11, text((consent != null) ? consent.source() : null))
			.bind(12, consent != null && consent.linkAnswers())
			.bind(13, time(customer.optedOutAt()))
			.bind(14, id(customer.referredBy()))
			.bind(15, customer.visits())
			.bind(16, time(customer.lastSeenAt()))
			.bind(17, customer.revision());
	}

	/**
	 * Puts a customer into another one and writes down who did.
	 * @param kept with what both said of mail to them
	 * @param state what the visits of both say
	 * @param own what the kept one said itself
	 */
	Mono<Void> merge(UUID merge, Customer kept, CustomerState state, Word own, Customer merged, String byId,
			String byName, Instant now) {
		Consent consent = kept.consent();
		Consent ownConsent = own.consent();
		List<String> sites = new ArrayList<>(kept.sites());
		merged.sites().stream().filter((site) -> !sites.contains(site)).forEach(sites::add);
		return this.database
			.sql("""
					WITH gone AS (
						UPDATE customer SET merged_into = $2, revision = revision + 1 WHERE id = $3
					), log AS (
						INSERT INTO customer_merge (id, kept, merged, sites, visits, by_id, by_name, merged_at, brought,
							state_before, state_after, own_consent_at, own_consent_source, own_consent_link, own_opted_out_at)
						SELECT $1, $2, $3, $4, $5, $6, $7, $8, array_remove(ARRAY[
								CASE WHEN was.name IS NULL AND $10 IS NOT NULL THEN 'NAME' END,
								CASE WHEN was.language IS NULL AND $11 IS NOT NULL THEN 'LANGUAGE' END,
								CASE WHEN was.referred_by IS NULL AND $16 IS NOT NULL THEN 'REFERRER' END], NULL),
							CASE WHEN was.state <> $21 THEN was.state ELSE (
								SELECT m.state_before FROM customer_merge m
								WHERE m.kept = $2 AND m.undone_at IS NULL AND m.state_after = was.state
								ORDER BY m.merged_at DESC LIMIT 1) END,
							$21, $17, $18, $19, $20
						FROM customer was WHERE was.id = $2
					)
					UPDATE customer SET sites = $4, visits = visits + $5, last_seen_at = greatest(last_seen_at, $9),
						state = $21,
						name = coalesce(name, $10), language = coalesce(language, $11), referred_by = coalesce(referred_by, $16),
						consent_at = $12, consent_source = $13, consent_link = $14, opted_out_at = $15,
						revision = revision + 1
					WHERE id = $2
					""")
			.bind(0, merge)
			.bind(1, kept.id())
			.bind(2, merged.id())
			.bind(3, sites.toArray(String[]::new))
			.bind(4, merged.visits())
			.bind(5, byId)
			.bind(6, byName)
			.bind(7, now.atOffset(ZoneOffset.UTC))
			.bind(8, time(merged.lastSeenAt()))
			.bind(9, text(merged.name()))
			.bind(10, text(merged.language()))
			.bind(11, time((consent != null) ? consent.at() : null))
			.bind(12, text((consent != null) ? consent.source() : null))
			.bind(13, consent != null && consent.linkAnswers())
			.bind(14, time(kept.optedOutAt()))
			.bind(15, id(merged.referredBy()))
			.bind(16, time((ownConsent != null) ? ownConsent.at() : null))
			.bind(17, text((ownConsent != null) ? ownConsent.source() : null))
			.bind(18, ownConsent != null && ownConsent.linkAnswers())
			.bind(19, time(own.optedOutAt()))
			.bind(20, state.name())
			.then();
	}

	/** The merges into a customer that were not taken back. */
	Mono<Together> together(UUID kept) {
		return this.database
			.sql("""
					SELECT m.id AS merge, m.merged_at, m.own_consent_at, m.own_consent_source, m.own_consent_link, m.own_opted_out_at, %s
					FROM customer_merge m JOIN customer c ON c.id = m.merged
					WHERE m.kept = $1 AND m.undone_at IS NULL ORDER BY m.merged_at DESC, m.id DESC
					"""
				.formatted(CustomerRow.COLUMNS))
			.bind(0, kept)
			.map((row) -> new Together.Merged(value(row, "merge", UUID.class), time(row, "merged_at"),
					CustomerRow.ownWord(row), CustomerRow.read(row).word()))
			.all()
			.collectList()
			.map(Together::new);
	}

	/**
	 * Takes a merge back. The sites stay with both: the customer was met there. So does a
	 * no of the time when they were one; a consent, and what else the merge brought, goes
	 * with whom it came from, unless somebody changed it since. Whoever came again in the
	 * meantime has returned.
	 * @param own what the kept one said itself
	 * @param left what counts of it without the merge
	 * @return who was merged; empty if there is no such merge
	 */
	Mono<UUID> undo(UUID merge, UUID kept, Word own, Word left, Instant now) {
		Consent consent = left.consent();
		return this.database.sql("""
				WITH RECURSIVE log AS (
					UPDATE customer_merge SET undone_at = $3 WHERE id = $1 AND kept = $2 AND undone_at IS NULL
					RETURNING kept, merged, visits, merged_at, brought, state_before, state_after
				), rest AS (
					SELECT kept AS id FROM log
					UNION ALL
					SELECT c.id FROM rest r JOIN customer c ON c.merged_into = r.id
					WHERE c.id NOT IN (SELECT merged FROM log)
				), word AS (
					SELECT log.*, m.name, m.language, m.referred_by,
						(SELECT max(v.visited_at) FROM visit v WHERE v.customer IN (SELECT id FROM rest)) AS seen_at,
						EXISTS (SELECT FROM visit v WHERE v.customer = log.kept
							AND v.received_at >= log.merged_at) AS came,
						EXISTS (SELECT FROM departure d WHERE d.customer = log.kept AND d.recorded_at >= log.merged_at
							AND d.withdrawn_at IS NULL) AS departed,
						EXISTS (SELECT FROM customer_merge o WHERE o.kept = log.kept AND o.id <> $1
							AND o.undone_at IS NULL) AS others,
						CASE WHEN $4 >= log.merged_at THEN $4 END AS no_at
					FROM log JOIN customer m ON m.id = log.merged
				), back AS (
					UPDATE customer c SET merged_into = NULL, opted_out_at = greatest(c.opted_out_at, word.no_at),
						consent_at = CASE WHEN word.no_at >= c.consent_at THEN NULL ELSE c.consent_at END,
						consent_source = CASE WHEN word.no_at >= c.consent_at THEN NULL ELSE c.consent_source END,
						consent_link = CASE WHEN word.no_at >= c.consent_at THEN false ELSE c.consent_link END,
						revision = c.revision + 1
					FROM word WHERE c.id = word.merged
				)
				UPDATE customer c SET visits = greatest(0, c.visits - word.visits), last_seen_at = word.seen_at,
					state = CASE
						WHEN word.state_before IS NULL THEN c.state
						WHEN word.state_before IN ('NEW', 'REFERRED') AND c.state = 'RETURNING'
							AND c.visits - word.visits <= 1 THEN word.state_before
						WHEN word.state_before = 'PROSPECT' AND word.came AND c.state = 'RETURNING'
							AND c.visits - word.visits = 1 THEN 'NEW'
						WHEN c.state = word.state_after AND NOT word.came AND NOT word.departed AND NOT word.others
							THEN word.state_before
						ELSE c.state END,
					name = CASE WHEN 'NAME' = ANY (word.brought) THEN nullif(c.name, word.name) ELSE c.name END,
					language = CASE WHEN 'LANGUAGE' = ANY (word.brought) THEN nullif(c.language, word.language)
						ELSE c.language END,
					referred_by = CASE WHEN 'REFERRER' = ANY (word.brought) THEN nullif(c.referred_by, word.referred_by)
						ELSE c.referred_by END,
					consent_at = $5, consent_source = $6, consent_link = $7, opted_out_at = $8,
					revision = c.revision + 1
				FROM word WHERE c.id = word.kept
				RETURNING word.merged
				""")
			.bind(0, merge)
			.bind(1, kept)
			.bind(2, now.atOffset(ZoneOffset.UTC))
			.bind(3, time(own.optedOutAt()))
			.bind(4, time((consent != null) ? consent.at() : null))
			.bind(5, text((consent != null) ? consent.source() : null))
			.bind(6, consent != null && consent.linkAnswers())
			.bind(7, time(left.optedOutAt()))
			.map((row) -> value(row, "merged", UUID.class))
			.one();
	}

	/**
	 * Cuts who it was, here and in all that was merged into it; what is counted stays.
	 */
	Mono<Long> erase(UUID customer, Instant now) {
		return this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT id FROM customer WHERE id = $1
					UNION ALL
					SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
				), notes AS (
					UPDATE departure SET note = NULL WHERE customer IN (SELECT id FROM family)
				), links AS (
					UPDATE invitation SET response = NULL WHERE customer IN (SELECT id FROM family)
				), words AS (
					UPDATE customer_merge SET own_consent_at = NULL, own_consent_source = NULL, own_consent_link = false
					WHERE kept IN (SELECT id FROM family)
				)
				UPDATE customer SET name = NULL, email = NULL, email_key = NULL, phone = NULL, language = NULL,
					consent_at = NULL, consent_source = NULL, consent_link = false, erased_at = $2,
					revision = revision + 1
				WHERE id IN (SELECT id FROM family)
				""").bind(0, customer).bind(1, now.atOffset(ZoneOffset.UTC)).fetch().rowsUpdated();
	}

	Mono<Void> lapse(UUID customer) {
		return this.database.sql("UPDATE customer SET state = 'LAPSED', revision = revision + 1 WHERE id = $1")
			.bind(0, customer)
			.then();
	}

	/** Those of a type who were not seen since then have lapsed. */
	Mono<Long> lapse(CustomerType type, Instant before) {
		return this.database.sql("""
				UPDATE customer SET state = 'LAPSED', revision = revision + 1
				WHERE customer_type = $1 AND last_seen_at < $2 AND state IN ('NEW', 'RETURNING', 'REFERRED')
				""").bind(0, type.name()).bind(1, before.atOffset(ZoneOffset.UTC)).fetch().rowsUpdated();
	}

	/** Writes down how many there are today. */
	Mono<Long> count(Instant now) {
		return this.database
			.sql("""
					WITH counted AS (
						SELECT s.site, c.customer_type, c.kind, c.state, count(*) AS n
						FROM customer c CROSS JOIN LATERAL unnest(c.sites) AS s (site)
						WHERE c.merged_into IS NULL
						GROUP BY s.site, c.customer_type, c.kind, c.state
					), gone AS (
						DELETE FROM customer_count o WHERE o.day = $1 AND NOT EXISTS (SELECT FROM counted c WHERE c.site = o.site
							AND c.customer_type = o.customer_type AND c.kind = o.kind AND c.state = o.state)
					)
					INSERT INTO customer_count (day, site, customer_type, kind, state, n)
					SELECT $1, site, customer_type, kind, state, n FROM counted
					ON CONFLICT (site, day, customer_type, kind, state) DO UPDATE SET n = excluded.n
					""")
			.bind(0, now.atOffset(ZoneOffset.UTC).toLocalDate())
			.fetch()
			.rowsUpdated();
	}

	/** Takes the next row of a file; another instance takes another one. */
	Mono<Arrival> nextArrival(Instant now) {
		return this.database.sql("""
				SELECT source_key, visit::text AS visit FROM visit_arrival WHERE due_at <= $1
				ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
				""")
			.bind(0, now.atOffset(ZoneOffset.UTC))
			.map((row) -> new Arrival(value(row, "source_key", String.class), value(row, "visit", String.class)))
			.one();
	}

	Mono<Void> arrived(String key) {
		return this.database.sql("DELETE FROM visit_arrival WHERE source_key = $1").bind(0, key).then();
	}

	Mono<Void> putOff(String key, Instant until) {
		return this.database.sql("UPDATE visit_arrival SET due_at = $2 WHERE source_key = $1")
			.bind(0, key)
			.bind(1, until.atOffset(ZoneOffset.UTC))
			.then();
	}

	/** A row of a file that waits. */
	record Arrival(String key, String visit) {
	}

	/** The ids of a customer and of all who were merged into it. */
	Flux<UUID> family(UUID customer) {
		return this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT id FROM customer WHERE id = $1
					UNION ALL
					SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
				)
				SELECT id FROM family
				""").bind(0, customer).map((row) -> value(row, "id", UUID.class)).all();
	}

}
