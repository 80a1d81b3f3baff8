package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static io.touchpoint.feedback.customer.CustomerRow.optionalTime;
import static io.touchpoint.feedback.customer.CustomerRow.text;
import static io.touchpoint.feedback.customer.CustomerRow.time;
import static io.touchpoint.feedback.customer.CustomerRow.value;

/**
 * Keeps that customers left.
 */
@Component
class DepartureRepository {

	/**
	 * That a customer left.
	 *
	 * @param customer the entry that it was told of, which may have been merged since
	 * @param lapsed whether it made the customer lapse
	 * @param withdrawnAt null unless it was taken back
	 */
	record Kept(UUID id, String site, UUID customer, DepartureReason reason, LocalDate departedOn, boolean lapsed,
			Instant recordedAt, @Nullable Instant withdrawnAt) {
	}

	private final DatabaseClient database;

	DepartureRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Enters a departure of a customer who is kept from others.
	 * @param lapsedFrom what the customer was, if this makes them lapse
	 * @return whether it was not there yet
	 */
	Mono<Boolean> insert(UUID departure, String site, UUID customer, NewDeparture given,
			@Nullable CustomerState lapsedFrom, String by, Instant now) {
		return this.database
			.sql("""
					INSERT INTO departure (id, site, customer, reason, note, departed_on, lapsed_from, recorded_by, recorded_at)
					SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
					WHERE NOT EXISTS (
						SELECT FROM departure WHERE customer = $3 AND site = $2 AND reason = $4 AND departed_on = $6
							AND withdrawn_at IS NULL
					)
					""")
			.bind(0, departure)
			.bind(1, site)
			.bind(2, customer)
			.bind(3, given.reason().name())
			.bind(4, text(given.note()))
			.bind(5, given.on(now))
			.bind(6, text(lapsedFrom))
			.bind(7, by)
			.bind(8, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated()
			.map((entered) -> entered == 1);
	}

	/** The day on which a customer last left; empty if they never did. */
	Mono<LocalDate> leftOn(UUID customer) {
		return this.database.sql("""
				WITH RECURSIVE family AS (
					SELECT id FROM customer WHERE id = $1
					UNION ALL
					SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
				)
				SELECT departed_on FROM departure
				WHERE customer IN (SELECT id FROM family) AND withdrawn_at IS NULL ORDER BY departed_on DESC LIMIT 1
				""").bind(0, customer).map((row) -> value(row, "departed_on", LocalDate.class)).one();
	}

	/** A departure of a customer, whichever of their entries it was told of. */
	Mono<Kept> find(UUID departure, UUID customer) {
		return this.database
			.sql("""
					WITH RECURSIVE family AS (
						SELECT id FROM customer WHERE id = $2
						UNION ALL
						SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
					)
					SELECT id, site, customer, reason, departed_on, lapsed_from IS NOT NULL AS lapsed, recorded_at, withdrawn_at
					FROM departure WHERE id = $1 AND customer IN (SELECT id FROM family) FOR UPDATE
					""")
			.bind(0, departure)
			.bind(1, customer)
			.map((row) -> new Kept(value(row, "id", UUID.class), value(row, "site", String.class),
					value(row, "customer", UUID.class), DepartureReason.valueOf(value(row, "reason", String.class)),
					value(row, "departed_on", LocalDate.class), value(row, "lapsed", Boolean.class),
					time(row, "recorded_at"), optionalTime(row, "withdrawn_at")))
			.one();
	}

	/**
	 * Takes a departure back. If it had made the customer lapse they are what they were
	 * before, unless they left again since: then that departure made them lapse.
	 */
	Mono<Void> withdraw(UUID departure, String by, Instant now) {
		return this.database.sql("""
				WITH gone AS (
					UPDATE departure SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1
					RETURNING id, customer, lapsed_from
				), later AS (
					SELECT d.id, d.lapsed_from FROM departure d JOIN gone g ON d.customer = g.customer AND d.id > g.id
					WHERE d.withdrawn_at IS NULL ORDER BY d.id LIMIT 1
				), heir AS (
					UPDATE departure SET lapsed_from = g.lapsed_from FROM gone g, later l
					WHERE departure.id = l.id AND l.lapsed_from IS NULL
				)
				UPDATE customer SET state = g.lapsed_from, revision = revision + 1 FROM gone g
				WHERE customer.id = g.customer AND state = 'LAPSED' AND g.lapsed_from IS NOT NULL
					AND NOT EXISTS (SELECT FROM later)
				""").bind(0, departure).bind(1, by).bind(2, now.atOffset(ZoneOffset.UTC)).then();
	}

}
