package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Which touchpoints are evaluated where, and by which plan. Journeys of sites, their
 * stops and what sites do otherwise are read apart and put together here: as one result
 * each row would repeat its site and its touchpoint, and over all sites most of the time
 * went into reading that.
 */
@Component
class PlannedQueries {

	private static final String JOURNEYS = """
			SELECT i.code, i.name, i.region, i.time_zone, i.known_since, j.customer_type
			FROM site i
			JOIN (SELECT code AS site, customer_type FROM site UNION SELECT site, customer_type FROM survey) j
				ON j.site = i.code
			WHERE i.open""";

	private static final String STOPS = """
			SELECT t.customer_type, t.code, t.ordinal, t.kind, t.unit, t.name::text AS name, p.method, p.every, p.rhythm,
				p.half_width, p.level, p.contacts, p.owner, p.in_force_since
			FROM touchpoint t
			LEFT JOIN evaluation_plan p ON p.customer_type = t.customer_type AND p.touchpoint = t.code
			WHERE t.retired_at IS NULL
			ORDER BY t.customer_type, t.ordinal
			""";

	private static final String OTHERWISE = """
			SELECT site, customer_type, touchpoint, o.method, o.every, o.rhythm, o.half_width, o.level, o.contacts,
				o.owner, o.in_force_since, coalesce(x.active, true) AS active, x.changed_at,
				coalesce(x.revision, 0) AS revision
			FROM site_evaluation_plan o FULL JOIN site_touchpoint x USING (site, customer_type, touchpoint)""";

	private final DatabaseClient database;

	private final JsonMapper json;

	PlannedQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** The journey of a customer type at an open site. */
	private record Journey(String site, String name, String region, ZoneId zone, Instant knownSince,
			CustomerType customerType) {
	}

	/** A plan and since when it holds. */
	private record Since(EvaluationPlan plan, Instant inForce) {
	}

	/** A touchpoint and the organisation's plan for it. */
	private record Stop(Touchpoint touchpoint, @Nullable Since organisation) {
	}

	private record Place(String site, CustomerType customerType, String touchpoint) {
	}

	/** What a site does otherwise than the organisation. */
	private record Otherwise(@Nullable Since own, boolean active, @Nullable Instant changedAt, long revision) {

		static final Otherwise NOTHING = new Otherwise(null, true, null, 0);

	}

	/**
	 * The planned touchpoints of open sites, journey by journey; in the caller's
	 * transaction.
	 */
	Mono<List<PlannedTouchpoint>> planned(EvaluationFilter filter) {
		Mono<Map<CustomerType, List<Stop>>> stops = this.database.sql(STOPS)
			.map(this::stop)
			.all()
			.collect(Collectors.groupingBy((stop) -> stop.touchpoint().customerType()));
		return journeys(filter).flatMap((journeys) -> stops
			.flatMap((byType) -> otherwise(filter).map((others) -> together(journeys, byType, others))));
	}

	private Mono<Map<Place, Otherwise>> otherwise(EvaluationFilter filter) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(OTHERWISE);
		narrow(sql, values, " WHERE site = :site", "site", filter.site());
		return this.database.sql(sql.toString())
			.bindValues(values)
			.map((row) -> Map.entry(place(row), otherwise(row)))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	private Mono<List<Journey>> journeys(EvaluationFilter filter) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(JOURNEYS);
		narrow(sql, values, " AND i.code = :site", "site", filter.site());
		narrow(sql, values, " AND i.region = :region", "region", filter.region());
		CustomerType type = filter.customerType();
		narrow(sql, values, " AND j.customer_type = :type", "type", (type != null) ? type.name() : null);
		sql.append(" ORDER BY i.name, i.code, j.customer_type");
		return this.database.sql(sql.toString())
			.bindValues(values)
			.map((row) -> new Journey(text(row, "code"), text(row, "name"), text(row, "region"),
					ZoneId.of(text(row, "time_zone")), instant(row, "known_since"), type(row)))
			.all()
			.collectList();
	}

	private static void narrow(StringBuilder sql, Map<String, Object> values, String condition, String name,
			@Nullable String value) {
		if (value != null && !value.isBlank()) {
			sql.append(condition);
			values.put(name, value);
		}
	}

	private static List<PlannedTouchpoint> together(List<Journey> journeys, Map<CustomerType, List<Stop>> stops,
			Map<Place, Otherwise> others) {
		List<PlannedTouchpoint> planned = new ArrayList<>();
		for (Journey journey : journeys) {
			for (Stop stop : stops.getOrDefault(journey.customerType(), List.of())) {
				Otherwise other = others.getOrDefault(
						new Place(journey.site(), journey.customerType(), stop.touchpoint().code()), Otherwise.NOTHING);
				Since since = (other.own() != null) ? other.own() : stop.organisation();
				if (since != null) {
					planned.add(new PlannedTouchpoint(journey.site(), journey.name(), journey.region(), journey.zone(),
							stop.touchpoint(), since.plan(), other.own() != null, other.active(),
							latest(journey.knownSince(), latest(since.inForce(), other.changedAt())),
							other.revision()));
				}
			}
		}
		return planned;
	}

	private static Instant latest(Instant one, @Nullable Instant other) {
		return (other != null && other.isAfter(one)) ? other : one;
	}

	private Stop stop(Readable row) {
		return new Stop(new Touchpoint(type(row), text(row, "code"), Rows.required(row, "ordinal", Integer.class),
				Touchpoint.Kind.valueOf(text(row, "kind")), text(row, "unit"),
				this.json.readValue(text(row, "name"), Wording.class), false), since(row));
	}

	private static Place place(Readable row) {
		return new Place(text(row, "site"), type(row), text(row, "touchpoint"));
	}

	private static Otherwise otherwise(Readable row) {
		OffsetDateTime changedAt = row.get("changed_at", OffsetDateTime.class);
		return new Otherwise(since(row), Rows.required(row, "active", Boolean.class),
				(changedAt != null) ? changedAt.toInstant() : null, Rows.required(row, "revision", Long.class));
	}

	private static @Nullable Since since(Readable row) {
		return (row.get("method", String.class) != null) ? new Since(plan(row), instant(row, "in_force_since")) : null;
	}

	static EvaluationPlan plan(Readable row) {
		return new EvaluationPlan(Method.valueOf(text(row, "method")), Rows.required(row, "every", Integer.class),
				Rhythm.Unit.valueOf(text(row, "rhythm")), row.get("half_width", Double.class),
				row.get("level", Integer.class), row.get("contacts", Long.class), text(row, "owner"));
	}

	private static CustomerType type(Readable row) {
		return CustomerType.valueOf(text(row, "customer_type"));
	}

	private static Instant instant(Readable row, String column) {
		return Rows.required(row, column, OffsetDateTime.class).toInstant();
	}

	private static String text(Readable row, String column) {
		return Rows.required(row, column, String.class);
	}

}
