package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Plans and what was counted for them. Counting walks the key of {@code answer_day}: a
 * range of days per touchpoint and channel and its last entry, never a response.
 */
@Component
class EvaluationQueries {

	/** What was counted for a planned touchpoint. */
	record Count(long current, long before, @Nullable Instant lastAt) {

		static final Count NONE = new Count(0, 0, null);

		Standing.Counted counted() {
			return new Standing.Counted(this.current, this.before, this.lastAt != null);
		}

	}

	/** Where a site is told something, and in which language. */
	record Address(String email, String language) {
	}

	private static final String PLANNED = """
			SELECT i.code AS site, i.name AS site_name, i.region, i.time_zone, t.customer_type, t.code, t.ordinal, t.kind,
				t.unit, t.name::text AS name, p.method, p.every, p.rhythm, p.half_width, p.level, p.contacts, p.owner,
				p.own, coalesce(x.active, true) AS active,
				greatest(i.known_since, p.in_force_since, x.changed_at) AS in_force_since
			FROM site i
			JOIN (SELECT code AS site, customer_type FROM site UNION SELECT site, customer_type FROM survey) j
				ON j.site = i.code
			JOIN touchpoint t ON t.customer_type = j.customer_type AND t.retired_at IS NULL
			JOIN LATERAL (
				SELECT method, every, rhythm, half_width, level, contacts, owner, in_force_since, true AS own
				FROM site_evaluation_plan
				WHERE site = i.code AND customer_type = t.customer_type AND touchpoint = t.code
				UNION ALL
				SELECT method, every, rhythm, half_width, level, contacts, owner, in_force_since, false
				FROM evaluation_plan WHERE customer_type = t.customer_type AND touchpoint = t.code
				ORDER BY own DESC LIMIT 1) p ON true
			LEFT JOIN site_touchpoint x
				ON x.site = i.code AND x.customer_type = t.customer_type AND x.touchpoint = t.code
			WHERE i.open""";

	private static final String COUNTS = """
			SELECT w.n::integer AS n, coalesce(sum(d.current), 0)::bigint AS current,
				coalesce(sum(d.before), 0)::bigint AS before, max(l.last_at) AS last_at
			FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
				WITH ORDINALITY AS w (site, customer_type, touchpoint, method, before, current, next, n)
			JOIN unnest($8::text[], $9::text[]) AS m (method, channel) ON m.method = w.method
			LEFT JOIN LATERAL (
				SELECT sum(answers) FILTER (WHERE day >= w.current::date) AS current,
					sum(answers) FILTER (WHERE day < w.current::date) AS before
				FROM answer_day
				WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint
					AND channel = m.channel AND day >= w.before::date AND day < w.next::date) d ON true
			LEFT JOIN LATERAL (
				SELECT last_at FROM answer_day
				WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint
					AND channel = m.channel AND answers > 0
				ORDER BY day DESC LIMIT 1) l ON true
			GROUP BY w.n
			""";

	private static final List<Map.Entry<Method, Channel>> COUNTING = Arrays.stream(Method.values())
		.flatMap((method) -> method.channels().stream().map((channel) -> Map.entry(method, channel)))
		.toList();

	private final DatabaseClient database;

	private final JsonMapper json;

	EvaluationQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The planned touchpoints of open sites, journey by journey.
	 */
	Flux<PlannedTouchpoint> planned(EvaluationFilter filter) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(PLANNED);
		narrow(sql, values, " AND i.code = :site", "site", filter.site());
		narrow(sql, values, " AND i.region = :region", "region", filter.region());
		CustomerType type = filter.customerType();
		narrow(sql, values, " AND t.customer_type = :type", "type", (type != null) ? type.name() : null);
		sql.append(" ORDER BY i.name, i.code, t.customer_type, t.ordinal");
		return this.database.sql(sql.toString()).bindValues(values).map(this::planned).all();
	}

	/**
	 * What was counted for each of these in the period of now and the one before.
	 * @return by place in the list; who has no answer may be missing
	 */
	Mono<Map<Integer, Count>> counts(List<PlannedTouchpoint> planned, Instant now) {
		return this.database.sql(COUNTS)
			.bind(0, texts(planned, PlannedTouchpoint::site))
			.bind(1, texts(planned, (one) -> one.touchpoint().customerType().name()))
			.bind(2, texts(planned, (one) -> one.touchpoint().code()))
			.bind(3, texts(planned, (one) -> one.plan().method().name()))
			.bind(4, texts(planned, (one) -> one.before(now).from().toString()))
			.bind(5, texts(planned, (one) -> one.current(now).from().toString()))
			.bind(6, texts(planned, (one) -> one.current(now).to().toString()))
			.bind(7, texts(COUNTING, (entry) -> entry.getKey().name()))
			.bind(8, texts(COUNTING, (entry) -> entry.getValue().name()))
			.map((row) -> Map.entry(number(row, "n").intValue() - 1,
					new Count(number(row, "current").longValue(), number(row, "before").longValue(),
							time(row, "last_at"))))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/** Empty if the site has none. */
	Mono<Address> address(String site) {
		return this.database.sql("""
				SELECT email, coalesce(languages[1], 'en') AS language FROM site
				WHERE code = $1 AND open AND email <> ''
				""").bind(0, site).map((row) -> new Address(text(row, "email"), text(row, "language"))).one();
	}

	private static void narrow(StringBuilder sql, Map<String, Object> values, String condition, String name,
			@Nullable String value) {
		if (value != null && !value.isBlank()) {
			sql.append(condition);
			values.put(name, value);
		}
	}

	private PlannedTouchpoint planned(Readable row) {
		Touchpoint touchpoint = new Touchpoint(CustomerType.valueOf(text(row, "customer_type")), text(row, "code"),
				number(row, "ordinal").intValue(), Touchpoint.Kind.valueOf(text(row, "kind")), text(row, "unit"),
				this.json.readValue(text(row, "name"), Wording.class), false);
		return new PlannedTouchpoint(text(row, "site"), text(row, "site_name"), text(row, "region"),
				ZoneId.of(text(row, "time_zone")), touchpoint, plan(row), flag(row, "own"), flag(row, "active"),
				Rows.required(row, "in_force_since", OffsetDateTime.class).toInstant());
	}

	static EvaluationPlan plan(Readable row) {
		return new EvaluationPlan(Method.valueOf(text(row, "method")), number(row, "every").intValue(),
				Rhythm.Unit.valueOf(text(row, "rhythm")), row.get("half_width", Double.class),
				row.get("level", Integer.class), row.get("contacts", Long.class), text(row, "owner"));
	}

	private static <T> String[] texts(List<T> things, Function<T, String> value) {
		return things.stream().map(value).toArray(String[]::new);
	}

	private static String text(Readable row, String column) {
		return Rows.required(row, column, String.class);
	}

	private static Number number(Readable row, String column) {
		return Rows.required(row, column, Long.class);
	}

	private static boolean flag(Readable row, String column) {
		return Rows.required(row, column, Boolean.class);
	}

	private static @Nullable Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.withOffsetSameInstant(ZoneOffset.UTC).toInstant() : null;
	}

}
