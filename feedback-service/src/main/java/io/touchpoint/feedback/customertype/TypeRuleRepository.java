package io.touchpoint.feedback.customertype;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What the organisation has changed of the rules of customer types.
 */
@Component
class TypeRuleRepository {

	/** The rules of a type as they were changed last. */
	record Changed(CustomerType type, WantedTypeRules wanted, long revision, Instant at, String by) {
	}

	private final DatabaseClient database;

	TypeRuleRepository(DatabaseClient database) {
		this.database = database;
	}

	Flux<Changed> all() {
		return this.database
			.sql("""
					SELECT customer_type, horizon_days, invite_every_days, evaluate_every_months, bad_end_step, bad_end_days,
						revision, changed_at, changed_by
					FROM customer_type_rules
					""")
			.map(TypeRuleRepository::changed)
			.all();
	}

	/** In which time nobody is invited twice, if head office has said so. */
	Mono<Duration> restOfEverybody() {
		return this.database.sql("SELECT rest_days FROM invitation_rules ORDER BY version DESC LIMIT 1")
			.mapValue(Short.class)
			.one()
			.map(Duration::ofDays);
	}

	/**
	 * Keeps the rules if nobody changed them since.
	 * @param seen the revision that the change is based on; 0 for what comes with the
	 * service
	 * @return how many rows were written: none if there is a newer revision
	 */
	Mono<Long> save(CustomerType type, long seen, WantedTypeRules wanted, Instant now, String by) {
		return this.database.sql("""
				INSERT INTO customer_type_rules AS r (customer_type, horizon_days, invite_every_days,
					evaluate_every_months, bad_end_step, bad_end_days, changed_at, changed_by)
				SELECT $1, $2, $3, $4, $5, $6, $7, $8
				WHERE $9 = 0 OR EXISTS (SELECT FROM customer_type_rules WHERE customer_type = $1)
				ON CONFLICT (customer_type) DO UPDATE SET horizon_days = excluded.horizon_days,
					invite_every_days = excluded.invite_every_days,
					evaluate_every_months = excluded.evaluate_every_months, bad_end_step = excluded.bad_end_step,
					bad_end_days = excluded.bad_end_days, changed_at = excluded.changed_at,
					changed_by = excluded.changed_by, revision = r.revision + 1
				WHERE r.revision = $9
				""")
			.bind(0, type.name())
			.bind(1, Parameters.in(R2dbcType.INTEGER, wanted.horizonDays()))
			.bind(2, Parameters.in(R2dbcType.INTEGER, wanted.inviteEveryDays()))
			.bind(3, Parameters.in(R2dbcType.INTEGER, wanted.evaluateEveryMonths()))
			.bind(4, wanted.badEndStep())
			.bind(5, wanted.badEndDays())
			.bind(6, now.atOffset(ZoneOffset.UTC))
			.bind(7, by)
			.bind(8, seen)
			.fetch()
			.rowsUpdated();
	}

	private static Changed changed(Readable row) {
		return new Changed(CustomerType.valueOf(value(row, "customer_type", String.class)),
				new WantedTypeRules(row.get("horizon_days", Integer.class), row.get("invite_every_days", Integer.class),
						row.get("evaluate_every_months", Integer.class), value(row, "bad_end_step", Double.class),
						value(row, "bad_end_days", Integer.class)),
				value(row, "revision", Long.class), value(row, "changed_at", OffsetDateTime.class).toInstant(),
				value(row, "changed_by", String.class));
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
