package io.touchpoint.feedback.browse;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.guard.Verdict;
import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.intake.PromiseState;
import io.touchpoint.feedback.intake.Relation;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads responses, newest first. A list walks the index on (site, occurred_at, id), or
 * without a site the one on (occurred_at, id), and stops at the page's end. The search in
 * comments filters on that walk: row-level security lets no index on the text be used,
 * because ILIKE and the text search operators are not leakproof.
 */
@Component
class ResponseQueries {

	/** What an item has beyond the list. */
	record Rest(ResponseItem item, JsonNode answers, @Nullable PromiseState promise, @Nullable Relation relation,
			@Nullable String referredBy, @Nullable Integer waitedSeconds, boolean imported) {
	}

	/** A contact as fellow services get it. */
	record Contact(String email, @Nullable String name, String language) {
	}

	/** What was written in a response. */
	record Comment(String comment) {
	}

	/** Where a response was given. */
	record Place(UUID response, String site) {
	}

	private static final String COLUMNS = """
			SELECT id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version, overall, nps, moment,
				comment, language, contactable, occurred_at, received_at, suspect, verdict,
				EXISTS (SELECT FROM restricted_answer x WHERE x.response = response.id AND x.restricted) AS restricted
			""";

	/** What nobody reads in the list is not found by its words either. */
	private static final String CONTAINING = """
			 AND comment ILIKE :text AND NOT EXISTS (
				SELECT FROM restricted_answer x WHERE x.response = response.id AND x.restricted)
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	ResponseQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<ResponseItem> list(SiteScope scope, ResponseFilter filter, @Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(COLUMNS).append("FROM response WHERE true");
		sites(sql, values, scope, filter.site());
		narrow(sql, values, " AND touchpoint = :touchpoint", "touchpoint", filter.touchpoint());
		narrow(sql, values, " AND channel = :channel", "channel", name(filter.channel()));
		narrow(sql, values, " AND customer_type = :customerType", "customerType", name(filter.customerType()));
		narrow(sql, values, " AND moment = :moment", "moment", name(filter.moment()));
		if (filter.suspect()) {
			sql.append(" AND suspect IS NOT NULL");
		}
		filter.period().narrow(sql, values);
		narrow(sql, values, CONTAINING, "text", containing(filter.text()));
		if (after != null) {
			narrow(sql, values, " AND (occurred_at, id) < (:at, :id)", "at", utc(after.at()));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY occurred_at DESC, id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString())
			.bindValues(values)
			.map(ResponseQueries::item)
			.all()
			.map(ResponseItem::listed);
	}

	Mono<Rest> byId(UUID id) {
		return this.database
			.sql(COLUMNS
					+ """
							, answers::text AS answers, promise, relation, referred_by, waited_seconds, source_key IS NOT NULL AS imported
							FROM response WHERE id = $1
							""")
			.bind(0, id)
			.map(this::rest)
			.one();
	}

	Mono<Contact> contact(UUID response) {
		return this.database.sql("""
				SELECT c.email, c.name, r.language FROM response_contact c JOIN response r ON r.id = c.response
				WHERE c.response = $1
				""")
			.bind(0, response)
			.map((row) -> new Contact(text(row, "email"), row.get("name", String.class), text(row, "language")))
			.one();
	}

	/** Empty if nothing was written, or it is there no more. */
	Mono<Comment> comment(UUID response) {
		return this.database.sql("SELECT comment FROM response WHERE id = $1 AND comment IS NOT NULL")
			.bind(0, response)
			.map((row) -> new Comment(text(row, "comment")))
			.one();
	}

	Flux<Place> places(List<UUID> responses) {
		return this.database.sql("SELECT id, site FROM response WHERE id = ANY ($1)")
			.bind(0, responses.toArray(UUID[]::new))
			.map((row) -> new Place(value(row, "id", UUID.class), text(row, "site")))
			.all();
	}

	private static void narrow(StringBuilder sql, Map<String, Object> values, String condition, String name,
			@Nullable Object value) {
		if (value != null) {
			sql.append(condition);
			values.put(name, value);
		}
	}

	/**
	 * The scope as a condition of its own: row-level security's is not one for an index.
	 */
	private static void sites(StringBuilder sql, Map<String, Object> values, SiteScope scope, @Nullable String site) {
		if (site != null) {
			narrow(sql, values, " AND site = :site", "site", site);
		}
		else if (!scope.everywhere()) {
			boolean one = scope.codes().size() == 1;
			narrow(sql, values, one ? " AND site = :site" : " AND site = ANY (:sites)", one ? "site" : "sites",
					one ? scope.codes().first() : scope.codes().toArray(String[]::new));
		}
	}

	private static @Nullable String containing(@Nullable String text) {
		return (text == null) ? null : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private static ResponseItem item(Readable row) {
		return new ResponseItem(value(row, "id", UUID.class), text(row, "site"), text(row, "touchpoint"),
				Channel.valueOf(text(row, "channel")), CustomerType.valueOf(text(row, "customer_type")),
				text(row, "questionnaire"), value(row, "questionnaire_version", Integer.class),
				row.get("overall", Integer.class), row.get("nps", Integer.class), Moment.valueOf(text(row, "moment")),
				row.get("comment", String.class), text(row, "language"), value(row, "contactable", Boolean.class),
				value(row, "occurred_at", OffsetDateTime.class).toInstant(),
				value(row, "received_at", OffsetDateTime.class).toInstant(), choice(row, "suspect", Suspicion.class),
				choice(row, "verdict", Verdict.class), value(row, "restricted", Boolean.class));
	}

	private static <E extends Enum<E>> @Nullable E choice(Readable row, String column, Class<E> type) {
		String name = row.get(column, String.class);
		return (name != null) ? Enum.valueOf(type, name) : null;
	}

	private Rest rest(Readable row) {
		String promise = row.get("promise", String.class);
		String relation = row.get("relation", String.class);
		return new Rest(item(row), this.json.readTree(text(row, "answers")),
				(promise != null) ? PromiseState.valueOf(promise) : null,
				(relation != null) ? Relation.valueOf(relation) : null, row.get("referred_by", String.class),
				row.get("waited_seconds", Integer.class), value(row, "imported", Boolean.class));
	}

	private static String text(Readable row, String column) {
		return value(row, column, String.class);
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
