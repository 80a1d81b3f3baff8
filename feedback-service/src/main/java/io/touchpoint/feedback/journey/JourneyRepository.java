package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Journeys, plans, and what sites do otherwise.
 */
@Component
class JourneyRepository {

	/** A touchpoint's place, as far as its order matters. */
	record Place(String code, boolean retired) {
	}

	/** A touchpoint and the journey it belongs to. */
	record Stop(CustomerType customerType, long journeyRevision, JourneyView.JourneyStop touchpoint) {
	}

	private static final String PLAN_COLUMNS = "method, every, rhythm, half_width, level, contacts, owner, in_force_since";

	/** A plan that asks for the same as before has been in force as long as before. */
	private static final String REPLACE_PLAN = """
			DO UPDATE SET method = excluded.method, every = excluded.every, rhythm = excluded.rhythm,
				half_width = excluded.half_width, level = excluded.level, contacts = excluded.contacts,
				owner = excluded.owner, %s in_force_since = CASE
					WHEN (p.method, p.every, p.rhythm, p.half_width, p.level, p.contacts) IS NOT DISTINCT FROM
						(excluded.method, excluded.every, excluded.rhythm, excluded.half_width, excluded.level,
						excluded.contacts)
					THEN p.in_force_since ELSE excluded.in_force_since END
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	JourneyRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<Stop> stops() {
		return this.database.sql("""
				SELECT t.customer_type, j.revision AS journey_revision, t.code, t.ordinal, t.kind, t.unit,
					t.name::text AS name, t.retired_at IS NOT NULL AS retired, t.revision, p.method, p.every, p.rhythm,
					p.half_width, p.level, p.contacts, p.owner, p.revision AS plan_revision
				FROM touchpoint t
				JOIN journey j ON j.customer_type = t.customer_type
				JOIN evaluation_plan p ON p.customer_type = t.customer_type AND p.touchpoint = t.code
				ORDER BY t.customer_type, t.ordinal
				""").map(this::stop).all();
	}

	/**
	 * Lets one change at a time be made to a journey, until the transaction ends.
	 */
	Mono<Void> lock(CustomerType type) {
		return this.database.sql("SELECT pg_advisory_xact_lock(hashtextextended('journey ' || $1, 0))")
			.bind(0, type.name())
			.then();
	}

	/** The same for what a site does otherwise at a touchpoint. */
	Mono<Void> lock(String site, CustomerType type, String code) {
		return this.database.sql(
				"SELECT pg_advisory_xact_lock(hashtextextended('site touchpoint ' || $1 || ' ' || $2 || ' ' || $3, 0))")
			.bind(0, site)
			.bind(1, type.name())
			.bind(2, code)
			.then();
	}

	Mono<Long> revision(CustomerType type) {
		return this.database.sql("SELECT revision FROM journey WHERE customer_type = $1")
			.bind(0, type.name())
			.mapValue(Long.class)
			.one();
	}

	Mono<Long> planRevision(CustomerType type, String code) {
		return this.database.sql("SELECT revision FROM evaluation_plan WHERE customer_type = $1 AND touchpoint = $2")
			.bind(0, type.name())
			.bind(1, code)
			.mapValue(Long.class)
			.one();
	}

	/** Of what a site does otherwise at a touchpoint; 0 before it did anything. */
	Mono<Long> siteRevision(String site, CustomerType type, String code) {
		return this.database.sql("""
				SELECT coalesce((SELECT revision FROM site_touchpoint
					WHERE site = $1 AND customer_type = $2 AND touchpoint = $3), 0)
				""").bind(0, site).bind(1, type.name()).bind(2, code).mapValue(Long.class).one();
	}

	/** The touchpoints in their order, the retired ones last. */
	Flux<Place> places(CustomerType type) {
		return this.database.sql("""
				SELECT code, retired_at IS NOT NULL AS retired FROM touchpoint WHERE customer_type = $1
				ORDER BY retired_at IS NOT NULL, ordinal
				""")
			.bind(0, type.name())
			.map((row) -> new Place(Rows.required(row, "code", String.class),
					Rows.required(row, "retired", Boolean.class)))
			.all();
	}

	/** Gives all touchpoints of a journey their places, in the order of the list. */
	Mono<Long> place(CustomerType type, List<String> codes) {
		return this.database.sql("""
				WITH changed AS (UPDATE journey SET revision = revision + 1 WHERE customer_type = $1)
				UPDATE touchpoint t SET ordinal = n.ordinal
				FROM unnest($2::text[]) WITH ORDINALITY AS n (code, ordinal)
				WHERE t.customer_type = $1 AND t.code = n.code
				""").bind(0, type.name()).bind(1, codes.toArray(String[]::new)).fetch().rowsUpdated();
	}

	/**
	 * Stores a touchpoint behind all others.
	 * @return how many were stored: none if there is one of that code
	 */
	Mono<Long> insert(CustomerType type, NewTouchpoint touchpoint) {
		return this.database.sql("""
				INSERT INTO touchpoint (customer_type, code, ordinal, kind, unit, name)
				SELECT $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4, $5::jsonb FROM touchpoint WHERE customer_type = $1
				ON CONFLICT (customer_type, code) DO NOTHING
				""")
			.bind(0, type.name())
			.bind(1, touchpoint.code())
			.bind(2, touchpoint.kind().name())
			.bind(3, touchpoint.unit().strip())
			.bind(4, this.json.writeValueAsString(touchpoint.name()))
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Changes a touchpoint if it still has the revision that was seen.
	 * @return how many were changed
	 */
	Mono<Long> change(CustomerType type, String code, long seen, ChangedTouchpoint touchpoint) {
		return this.database.sql("""
				UPDATE touchpoint SET kind = $3, unit = $4, name = $5::jsonb, revision = revision + 1
				WHERE customer_type = $1 AND code = $2 AND revision = $6
				""")
			.bind(0, type.name())
			.bind(1, code)
			.bind(2, touchpoint.kind().name())
			.bind(3, touchpoint.unit().strip())
			.bind(4, this.json.writeValueAsString(touchpoint.name()))
			.bind(5, seen)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Retires a touchpoint if it still has the revision that was seen.
	 * @return how many were retired
	 */
	Mono<Long> retire(CustomerType type, String code, long seen, Instant now) {
		return this.database.sql("""
				UPDATE touchpoint SET retired_at = $3, revision = revision + 1
				WHERE customer_type = $1 AND code = $2 AND revision = $4 AND retired_at IS NULL
				""")
			.bind(0, type.name())
			.bind(1, code)
			.bind(2, now.atOffset(ZoneOffset.UTC))
			.bind(3, seen)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * A touchpoint that comes back is asked for from now on, not for the time it was
	 * away.
	 * @return how many came back: none if it has not the revision any more that was seen
	 */
	Mono<Long> restore(CustomerType type, String code, long seen, Instant now) {
		return this.database.sql("""
				WITH back AS (
					UPDATE touchpoint SET retired_at = NULL, revision = revision + 1
					WHERE customer_type = $1 AND code = $2 AND revision = $4 AND retired_at IS NOT NULL
					RETURNING customer_type, code
				), plan AS (
					UPDATE evaluation_plan p SET in_force_since = $3
					FROM back b WHERE p.customer_type = b.customer_type AND p.touchpoint = b.code
				), sites AS (
					UPDATE site_evaluation_plan p SET in_force_since = $3
					FROM back b WHERE p.customer_type = b.customer_type AND p.touchpoint = b.code
				)
				SELECT count(*) FROM back
				""")
			.bind(0, type.name())
			.bind(1, code)
			.bind(2, now.atOffset(ZoneOffset.UTC))
			.bind(3, seen)
			.mapValue(Long.class)
			.one();
	}

	/** The sites that use a journey. */
	Flux<String> sitesOf(CustomerType type) {
		return this.database.sql("""
				SELECT code FROM site WHERE customer_type = $1
				UNION SELECT site FROM survey WHERE customer_type = $1
				ORDER BY 1
				""").bind(0, type.name()).mapValue(String.class).all();
	}

	/** Whether the site uses a journey that has this touchpoint, which is not retired. */
	Mono<Boolean> uses(String site, CustomerType type, String code) {
		return this.database.sql("""
				SELECT EXISTS (SELECT FROM touchpoint WHERE customer_type = $2 AND code = $3 AND retired_at IS NULL)
					AND (EXISTS (SELECT FROM site WHERE code = $1 AND customer_type = $2)
						OR EXISTS (SELECT FROM survey WHERE site = $1 AND customer_type = $2))
				""").bind(0, site).bind(1, type.name()).bind(2, code).mapValue(Boolean.class).one();
	}

	Mono<Long> savePlan(CustomerType type, String code, EvaluationPlan plan, Instant now) {
		return bind(this.database.sql("""
				INSERT INTO evaluation_plan AS p (%s, customer_type, touchpoint)
				SELECT $1, $2, $3, $4, $5, $6, $7, $8, customer_type, code FROM touchpoint
				WHERE customer_type = $9 AND code = $10
				ON CONFLICT (customer_type, touchpoint) %s
				""".formatted(PLAN_COLUMNS, REPLACE_PLAN.formatted("revision = p.revision + 1,"))), plan, now)
			.bind(8, type.name())
			.bind(9, code)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Moves the plans by which people are asked from one rhythm of their customer type to
	 * its new one.
	 */
	Mono<Long> keepTo(CustomerType type, Rhythm before, Rhythm after, Instant now) {
		return this.database.sql("""
				UPDATE evaluation_plan SET every = $4, rhythm = $5, in_force_since = $6, revision = revision + 1
				WHERE customer_type = $1 AND every = $2 AND rhythm = $3 AND method IN ('SURVEY', 'ONE_TAP')
					AND (every, rhythm) IS DISTINCT FROM ($4, $5)
				""")
			.bind(0, type.name())
			.bind(1, before.every())
			.bind(2, before.unit().name())
			.bind(3, after.every())
			.bind(4, after.unit().name())
			.bind(5, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	Mono<Long> saveSitePlan(String site, CustomerType type, String code, EvaluationPlan plan, Instant now) {
		return bind(this.database.sql("""
				WITH changed AS (
					INSERT INTO site_touchpoint AS x (site, customer_type, touchpoint, active, changed_at)
					VALUES ($9, $10, $11, true, $8)
					ON CONFLICT (site, customer_type, touchpoint) DO UPDATE SET revision = x.revision + 1
				)
				INSERT INTO site_evaluation_plan AS p (%s, site, customer_type, touchpoint)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
				ON CONFLICT (site, customer_type, touchpoint) %s
				""".formatted(PLAN_COLUMNS, REPLACE_PLAN.formatted(""))), plan, now).bind(8, site)
			.bind(9, type.name())
			.bind(10, code)
			.fetch()
			.rowsUpdated();
	}

	/** The organisation's plan holds again, and cannot have been missed before. */
	Mono<Long> dropSitePlan(String site, CustomerType type, String code, Instant now) {
		return this.database.sql("""
				WITH dropped AS (
					DELETE FROM site_evaluation_plan WHERE site = $1 AND customer_type = $2 AND touchpoint = $3
					RETURNING site, customer_type, touchpoint
				)
				INSERT INTO site_touchpoint AS x (site, customer_type, touchpoint, active, changed_at)
				SELECT site, customer_type, touchpoint, true, $4 FROM dropped
				ON CONFLICT (site, customer_type, touchpoint)
					DO UPDATE SET changed_at = excluded.changed_at, revision = x.revision + 1
				""")
			.bind(0, site)
			.bind(1, type.name())
			.bind(2, code)
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	/** Says nothing new if it is so already. */
	Mono<Long> setActive(String site, CustomerType type, String code, boolean active, Instant now) {
		return this.database.sql("""
				INSERT INTO site_touchpoint AS x (site, customer_type, touchpoint, active, changed_at)
				SELECT $1, $2, $3, $4, $5 WHERE NOT $4
					OR EXISTS (SELECT FROM site_touchpoint WHERE site = $1 AND customer_type = $2 AND touchpoint = $3)
				ON CONFLICT (site, customer_type, touchpoint)
					DO UPDATE SET active = excluded.active, changed_at = excluded.changed_at, revision = x.revision + 1
					WHERE x.active <> excluded.active
				""")
			.bind(0, site)
			.bind(1, type.name())
			.bind(2, code)
			.bind(3, active)
			.bind(4, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	private static GenericExecuteSpec bind(GenericExecuteSpec sql, EvaluationPlan plan, Instant now) {
		return sql.bind(0, plan.method().name())
			.bind(1, plan.every())
			.bind(2, plan.rhythm().name())
			.bind(3, Parameters.in(R2dbcType.DOUBLE, plan.halfWidth()))
			.bind(4, Parameters.in(R2dbcType.INTEGER, plan.level()))
			.bind(5, Parameters.in(R2dbcType.BIGINT, plan.contacts()))
			.bind(6, plan.owner().strip())
			.bind(7, now.atOffset(ZoneOffset.UTC));
	}

	private Stop stop(Readable row) {
		EvaluationPlan plan = PlannedQueries.plan(row);
		return new Stop(CustomerType.valueOf(Rows.required(row, "customer_type", String.class)),
				Rows.required(row, "journey_revision", Long.class),
				new JourneyView.JourneyStop(Rows.required(row, "code", String.class),
						Rows.required(row, "ordinal", Integer.class),
						Touchpoint.Kind.valueOf(Rows.required(row, "kind", String.class)),
						Rows.required(row, "unit", String.class),
						this.json.readValue(Rows.required(row, "name", String.class), Wording.class),
						Rows.required(row, "retired", Boolean.class), plan, plan.needed(),
						Rows.required(row, "revision", Long.class), Rows.required(row, "plan_revision", Long.class)));
	}

}
