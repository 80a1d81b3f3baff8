package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads visits, those with the latest window first. Blind readers find a mystery visit
 * once it is done; the database says the same to whoever does not see all sites.
 */
@Component
class VisitQueries {

	private static final String NOT_BLIND = " AND (v.method = 'INSPECTION' OR v.state = 'DONE')";

	/** What a list is narrowed to. */
	record Filter(@Nullable String site, @Nullable VisitMethod method, @Nullable VisitState state, boolean blind) {
	}

	/** What was handed in, beside the answers. */
	record HandedIn(Instant at, @Nullable String notes, @Nullable String observed, VisitScores scores,
			@Nullable Instant photosRemovedAt) {
	}

	/** What was answered at a stop; without a response nothing. */
	record StopAnswers(int ordinal, @Nullable UUID response, JsonNode answers, @Nullable String comment,
			boolean restricted) {
	}

	/** A photo and at which stop it was taken. */
	record PhotoRow(int ordinal, VisitReport.VisitPhoto photo) {
	}

	/** A photo as it is sent. */
	record PhotoContent(String type, byte[] content) {
	}

	private final DatabaseClient database;

	private final JsonMapper json;

	VisitQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<SiteVisit> list(SiteScope scope, Filter filter, @Nullable Cursor after, int limit) {
		Map<String, Object> values = new LinkedHashMap<>();
		StringBuilder sql = new StringBuilder(VisitRow.SELECT).append("WHERE true");
		if (filter.site() != null) {
			sql.append(" AND v.site = :site");
			values.put("site", filter.site());
		}
		else if (!scope.everywhere()) {
			sql.append(" AND v.site = ANY (:sites)");
			values.put("sites", scope.codes().toArray(String[]::new));
		}
		if (filter.method() != null) {
			sql.append(" AND v.method = :method");
			values.put("method", filter.method().name());
		}
		if (filter.state() != null) {
			sql.append(" AND v.state = :state");
			values.put("state", filter.state().name());
		}
		if (filter.blind()) {
			sql.append(NOT_BLIND);
		}
		if (after != null) {
			sql.append(" AND (v.window_from, v.id) < (:at, :id)");
			values.put("at", after.at().atOffset(ZoneOffset.UTC));
			values.put("id", after.id());
		}
		sql.append(" ORDER BY v.window_from DESC, v.id DESC LIMIT :limit");
		values.put("limit", limit);
		return this.database.sql(sql.toString()).bindValues(values).map((row) -> VisitRow.read(row, this.json)).all();
	}

	Mono<SiteVisit> byId(UUID id, boolean blind) {
		return this.database.sql(VisitRow.SELECT + "WHERE v.id = $1" + (blind ? NOT_BLIND : ""))
			.bind(0, id)
			.map((row) -> VisitRow.read(row, this.json))
			.one();
	}

	/**
	 * The visit, locked until the transaction ends.
	 */
	Mono<SiteVisit> take(UUID id, boolean blind) {
		return this.database.sql(VisitRow.SELECT + "WHERE v.id = $1" + (blind ? NOT_BLIND : "") + " FOR UPDATE OF v")
			.bind(0, id)
			.map((row) -> VisitRow.read(row, this.json))
			.one();
	}

	/** Whether its report was handed in and is about to be counted. */
	Mono<Boolean> isBeingCounted(UUID id) {
		return this.database
			.sql("SELECT handed_in_at IS NOT NULL AND state IN ('PLANNED', 'STARTED') FROM site_visit WHERE id = $1")
			.bind(0, id)
			.mapValue(Boolean.class)
			.one();
	}

	/** Whether there is such a site, and it is open. */
	Mono<Boolean> siteIsOpen(String site) {
		return this.database.sql("SELECT EXISTS (SELECT FROM site WHERE code = $1 AND open)")
			.bind(0, site)
			.mapValue(Boolean.class)
			.one();
	}

	/** The touchpoints of a journey that are switched on at the site. */
	Flux<String> touchpoints(String site, CustomerType type) {
		return this.database.sql("""
				SELECT t.code FROM touchpoint t
				LEFT JOIN site_touchpoint x
					ON x.site = $1 AND x.customer_type = t.customer_type AND x.touchpoint = t.code
				WHERE t.customer_type = $2 AND t.retired_at IS NULL AND coalesce(x.active, true)
				""").bind(0, site).bind(1, type.name()).mapValue(String.class).all();
	}

	/** Empty before the report is counted. */
	Mono<HandedIn> handedIn(UUID visit) {
		return this.database.sql("""
				SELECT handed_in_at, notes, observed, scores::text AS scores, photos_removed_at FROM site_visit
				WHERE id = $1 AND state = 'DONE'
				""")
			.bind(0, visit)
			.map((row) -> new HandedIn(VisitRow.time(row, "handed_in_at"), row.get("notes", String.class),
					row.get("observed", String.class),
					this.json.readValue(VisitRow.value(row, "scores", String.class), VisitScores.class),
					VisitRow.optionalTime(row, "photos_removed_at")))
			.one();
	}

	Flux<StopAnswers> answers(UUID visit) {
		return this.database.sql("""
				SELECT p.ordinal::integer AS ordinal, p.response, coalesce(r.answers, '{}')::text AS answers,
					CASE WHEN x.response IS NULL THEN r.comment END AS comment, x.response IS NOT NULL AS restricted
				FROM visit_stop p LEFT JOIN response r ON r.id = p.response
				LEFT JOIN restricted_answer x ON x.response = r.id AND x.restricted
				WHERE p.visit = $1 ORDER BY p.ordinal
				""")
			.bind(0, visit)
			.map((row) -> new StopAnswers(VisitRow.value(row, "ordinal", Integer.class),
					row.get("response", UUID.class), this.json.readTree(VisitRow.value(row, "answers", String.class)),
					row.get("comment", String.class), VisitRow.value(row, "restricted", Boolean.class)))
			.all();
	}

	Flux<PhotoRow> photos(UUID visit) {
		return this.database.sql("""
				SELECT ordinal::integer AS ordinal, id, type, bytes, taken_at FROM visit_photo
				WHERE visit = $1 ORDER BY ordinal, taken_at, id
				""")
			.bind(0, visit)
			.map((row) -> new PhotoRow(VisitRow.value(row, "ordinal", Integer.class),
					new VisitReport.VisitPhoto(VisitRow.value(row, "id", UUID.class),
							VisitRow.value(row, "type", String.class), VisitRow.value(row, "bytes", Integer.class),
							VisitRow.time(row, "taken_at"))))
			.all();
	}

	Mono<PhotoContent> photo(UUID visit, UUID photo) {
		return this.database.sql("SELECT type, content FROM visit_photo WHERE visit = $1 AND id = $2")
			.bind(0, visit)
			.bind(1, photo)
			.map((row) -> new PhotoContent(VisitRow.value(row, "type", String.class),
					VisitRow.value(row, "content", byte[].class)))
			.one();
	}

}
