package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class SurveyRepository {

	/** A touchpoint of a site that has no survey yet. */
	record Missing(String site, CustomerType customerType, String touchpoint) {
	}

	/** A survey to be stored. */
	record Row(UUID id, String code, String site, CustomerType customerType, String touchpoint, Channel channel) {
	}

	private static final String SURVEYS = """
			SELECT s.code, s.site, i.name AS site_name, i.languages, i.email, i.phone, s.customer_type,
				s.touchpoint, t.name::text AS touchpoint_name, s.questionnaire, s.channel,
				s.context, s.active AND i.open AND t.retired_at IS NULL AND coalesce(x.active, true) AS open,
				i.time_zone, q.version
			FROM survey s
			JOIN site i ON i.code = s.site
			JOIN touchpoint t ON t.customer_type = s.customer_type AND t.code = s.touchpoint
			LEFT JOIN site_touchpoint x
				ON x.site = s.site AND x.customer_type = s.customer_type AND x.touchpoint = s.touchpoint
			JOIN LATERAL (SELECT max(version) AS version FROM questionnaire
				WHERE id = s.questionnaire AND published_at IS NOT NULL) q ON q.version IS NOT NULL
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	SurveyRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Mono<Survey> find(String code) {
		return this.database.sql(SURVEYS + "WHERE s.code = $1").bind(0, code).map(this::survey).one();
	}

	/**
	 * The web survey at a place; if there are several, that of the wanted customers, or
	 * of those that the site is for.
	 */
	Mono<Surveys.Place> at(String site, String touchpoint, @Nullable CustomerType wanted) {
		return this.database.sql(SURVEYS + """
				WHERE s.site = $1 AND s.touchpoint = $2 AND s.channel = 'WEB'
				ORDER BY s.customer_type = $3 DESC, s.customer_type = i.customer_type DESC LIMIT 1
				""")
			.bind(0, site)
			.bind(1, touchpoint)
			.bind(2, (wanted != null) ? wanted.name() : "")
			.map((row) -> new Surveys.Place(survey(row), ZoneId.of(text(row, "time_zone"))))
			.one();
	}

	/**
	 * The surveys of a channel in the order of sites and their journeys. No sites are all
	 * that the transaction sees, no touchpoints are all, and no customers are those whom
	 * each site is for.
	 */
	Flux<Survey> at(List<String> sites, List<String> touchpoints, Channel channel, @Nullable CustomerType customers) {
		return this.database.sql(SURVEYS + """
				WHERE s.customer_type = coalesce(nullif($4, ''), i.customer_type) AND s.channel = $3
					AND t.retired_at IS NULL AND coalesce(x.active, true)
					AND (cardinality($1::text[]) = 0 OR s.site = ANY ($1))
					AND (cardinality($2::text[]) = 0 OR s.touchpoint = ANY ($2))
				ORDER BY i.name, s.site, t.ordinal
				""")
			.bind(0, sites.toArray(String[]::new))
			.bind(1, touchpoints.toArray(String[]::new))
			.bind(2, channel.name())
			.bind(3, (customers != null) ? customers.name() : "")
			.map(this::survey)
			.all();
	}

	/**
	 * Where a site's journey has no survey of a channel yet. No sites are all that the
	 * transaction sees, no touchpoints are all, and no customers are those whom each site
	 * is for or has surveys for.
	 */
	Flux<Missing> missing(List<String> sites, List<String> touchpoints, Channel channel,
			@Nullable CustomerType customers) {
		return this.database.sql("""
				SELECT j.site AS code, t.customer_type, t.code AS touchpoint
				FROM (SELECT code AS site, coalesce(nullif($4, ''), customer_type) AS customer_type FROM site
					UNION SELECT site, customer_type FROM survey WHERE $4 = '') j
				JOIN touchpoint t ON t.customer_type = j.customer_type AND t.retired_at IS NULL
				WHERE (cardinality($1::text[]) = 0 OR j.site = ANY ($1))
					AND (cardinality($2::text[]) = 0 OR t.code = ANY ($2))
					AND NOT EXISTS (SELECT 1 FROM survey s WHERE s.site = j.site
						AND s.customer_type = t.customer_type AND s.touchpoint = t.code AND s.channel = $3)
				ORDER BY j.site, t.ordinal
				""")
			.bind(0, sites.toArray(String[]::new))
			.bind(1, touchpoints.toArray(String[]::new))
			.bind(2, channel.name())
			.bind(3, (customers != null) ? customers.name() : "")
			.map((row) -> new Missing(text(row, "code"), CustomerType.valueOf(text(row, "customer_type")),
					text(row, "touchpoint")))
			.all();
	}

	/**
	 * Stores what is not there yet. A place asks the same by whatever way somebody comes,
	 * so each begins with what its web survey asks, or its newest open one; a kiosk,
	 * which asks less, begins with the questionnaire of its customers, and no other like
	 * it.
	 * @return how many were stored
	 */
	Mono<Long> insert(List<Row> rows, Instant now) {
		return this.database
			.sql("""
					INSERT INTO survey (id, code, site, customer_type, touchpoint, questionnaire, channel, created_at)
					SELECT n.id, n.code, n.site, n.customer_type, n.touchpoint, coalesce(o.questionnaire, lower(n.customer_type)),
						n.channel, $7
					FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
						AS n (id, code, site, customer_type, touchpoint, channel)
					LEFT JOIN LATERAL (SELECT s.questionnaire FROM survey s
						WHERE s.site = n.site AND s.customer_type = n.customer_type AND s.touchpoint = n.touchpoint AND s.active
							AND s.channel <> 'KIOSK' AND n.channel <> 'KIOSK'
						ORDER BY s.channel = 'WEB' DESC, s.created_at DESC, s.id LIMIT 1) o ON true
					ON CONFLICT (site, customer_type, touchpoint, channel) DO NOTHING
					""")
			.bind(0, rows.stream().map(Row::id).toArray(UUID[]::new))
			.bind(1, rows.stream().map(Row::code).toArray(String[]::new))
			.bind(2, rows.stream().map(Row::site).toArray(String[]::new))
			.bind(3, rows.stream().map((row) -> row.customerType().name()).toArray(String[]::new))
			.bind(4, rows.stream().map(Row::touchpoint).toArray(String[]::new))
			.bind(5, rows.stream().map((row) -> row.channel().name()).toArray(String[]::new))
			.bind(6, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	/**
	 * The customer type of a site, which tells that the site is known and visible.
	 */
	Mono<CustomerType> customerTypeOf(String site) {
		return this.database.sql("SELECT customer_type FROM site WHERE code = $1")
			.bind(0, site)
			.map((row) -> CustomerType.valueOf(text(row, "customer_type")))
			.one();
	}

	Mono<Long> setActive(String code, boolean active) {
		return this.database.sql("UPDATE survey SET active = $2 WHERE code = $1")
			.bind(0, code)
			.bind(1, active)
			.fetch()
			.rowsUpdated();
	}

	Mono<Long> setQuestionnaire(String code, String questionnaire) {
		return this.database.sql("UPDATE survey SET questionnaire = $2 WHERE code = $1")
			.bind(0, code)
			.bind(1, questionnaire)
			.fetch()
			.rowsUpdated();
	}

	/**
	 * Changes what a survey asks about the visit if that still has the revision that was
	 * seen.
	 * @return how many were changed
	 */
	Mono<Long> setContext(String code, long seen, Set<ContextQuestion> asked) {
		return this.database.sql("""
				UPDATE survey SET context = $2, context_revision = context_revision + 1
				WHERE code = $1 AND context_revision = $3
				""")
			.bind(0, code)
			.bind(1, asked.stream().map(Enum::name).toArray(String[]::new))
			.bind(2, seen)
			.fetch()
			.rowsUpdated();
	}

	Flux<Touchpoint> touchpoints() {
		return this.database.sql("""
				SELECT customer_type, code, ordinal, kind, unit, name::text AS name, retired_at IS NOT NULL AS retired
				FROM touchpoint ORDER BY customer_type, ordinal
				""")
			.map((row) -> new Touchpoint(CustomerType.valueOf(text(row, "customer_type")), text(row, "code"),
					number(row, "ordinal"), Touchpoint.Kind.valueOf(text(row, "kind")), text(row, "unit"),
					wording(row, "name"), Boolean.TRUE.equals(row.get("retired", Boolean.class))))
			.all();
	}

	private Survey survey(Readable row) {
		String[] languages = row.get("languages", String[].class);
		return new Survey(text(row, "code"), text(row, "site"), text(row, "site_name"),
				(languages != null) ? List.of(languages) : List.of(), row.get("email", String.class),
				row.get("phone", String.class), CustomerType.valueOf(text(row, "customer_type")),
				text(row, "touchpoint"), wording(row, "touchpoint_name"), text(row, "questionnaire"),
				number(row, "version"), Channel.valueOf(text(row, "channel")),
				Boolean.TRUE.equals(row.get("open", Boolean.class)), context(row));
	}

	static Set<ContextQuestion> context(Readable row) {
		Set<ContextQuestion> asked = EnumSet.noneOf(ContextQuestion.class);
		String[] names = row.get("context", String[].class);
		for (String name : (names != null) ? names : new String[0]) {
			asked.add(ContextQuestion.valueOf(name));
		}
		return asked;
	}

	private Wording wording(Readable row, String column) {
		return this.json.readValue(text(row, column), Wording.class);
	}

	private static String text(Readable row, String column) {
		return String.valueOf(row.get(column, String.class));
	}

	private static int number(Readable row, String column) {
		Integer value = row.get(column, Integer.class);
		return (value != null) ? value : 0;
	}

}
