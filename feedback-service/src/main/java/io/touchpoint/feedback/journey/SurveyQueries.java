package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.web.Cursor;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Surveys as staff see them.
 */
@Component
class SurveyQueries {

	/**
	 * A survey in a list.
	 *
	 * @param active whether it takes answers: nobody has closed it, and its touchpoint is
	 * neither retired nor switched off at the site
	 * @param context what it asks about the visit besides the questionnaire
	 * @param contextRevision rises with each change of that; its entity tag
	 */
	record SurveyItem(String code, String site, String siteName, String customerType, String touchpoint,
			String questionnaire, String channel, String url, boolean active, Set<ContextQuestion> context,
			long contextRevision) {
	}

	/** An item with its place in the list. */
	record Placed(SurveyItem item, Cursor cursor) {
	}

	private static final String COLUMNS = """
			SELECT s.id, s.code, s.site, i.name AS site_name, s.customer_type, s.touchpoint, s.questionnaire, s.channel,
				s.context, s.context_revision, s.active AND t.retired_at IS NULL AND coalesce(x.active, true) AS active, s.created_at
			FROM survey s
			JOIN site i ON i.code = s.site
			JOIN touchpoint t ON t.customer_type = s.customer_type AND t.code = s.touchpoint
			LEFT JOIN site_touchpoint x
				ON x.site = s.site AND x.customer_type = s.customer_type AND x.touchpoint = s.touchpoint
			""";

	private final DatabaseClient database;

	private final String publicUrl;

	SurveyQueries(DatabaseClient database, @Value("${touchpoint.public-url}") String publicUrl) {
		this.database = database;
		this.publicUrl = publicUrl;
	}

	Mono<SurveyItem> byCode(String code) {
		return this.database.sql(COLUMNS + "WHERE s.code = $1").bind(0, code).map((row) -> placed(row).item()).one();
	}

	Mono<SurveyItem> at(String site, String customerType, String touchpoint, String channel) {
		return this.database
			.sql(COLUMNS + "WHERE s.site = $1 AND s.customer_type = $2 AND s.touchpoint = $3 AND s.channel = $4")
			.bind(0, site)
			.bind(1, customerType)
			.bind(2, touchpoint)
			.bind(3, channel)
			.map((row) -> placed(row).item())
			.one();
	}

	Flux<Placed> list(@Nullable String site, @Nullable String touchpoint, @Nullable Channel channel,
			@Nullable CustomerType customerType, @Nullable Cursor after, int limit) {
		StringBuilder sql = new StringBuilder(COLUMNS).append("WHERE true");
		if (site != null && !site.isBlank()) {
			sql.append(" AND s.site = :site");
		}
		if (touchpoint != null && !touchpoint.isBlank()) {
			sql.append(" AND s.touchpoint = :touchpoint");
		}
		if (channel != null) {
			sql.append(" AND s.channel = :channel");
		}
		if (customerType != null) {
			sql.append(" AND s.customer_type = :customerType");
		}
		if (after != null) {
			sql.append(" AND (s.created_at, s.id) < (:at, :id)");
		}
		sql.append(" ORDER BY s.created_at DESC, s.id DESC LIMIT :limit");
		DatabaseClient.GenericExecuteSpec query = this.database.sql(sql.toString()).bind("limit", limit);
		query = (site != null && !site.isBlank()) ? query.bind("site", site) : query;
		query = (touchpoint != null && !touchpoint.isBlank()) ? query.bind("touchpoint", touchpoint) : query;
		query = (channel != null) ? query.bind("channel", channel.name()) : query;
		query = (customerType != null) ? query.bind("customerType", customerType.name()) : query;
		query = (after != null) ? query.bind("at", after.at().atOffset(ZoneOffset.UTC)).bind("id", after.id()) : query;
		return query.map(this::placed).all();
	}

	private Placed placed(Readable row) {
		String code = String.valueOf(row.get("code", String.class));
		SurveyItem item = new SurveyItem(code, String.valueOf(row.get("site", String.class)),
				String.valueOf(row.get("site_name", String.class)),
				String.valueOf(row.get("customer_type", String.class)),
				String.valueOf(row.get("touchpoint", String.class)),
				String.valueOf(row.get("questionnaire", String.class)),
				String.valueOf(row.get("channel", String.class)), this.publicUrl + "/s/" + code,
				Boolean.TRUE.equals(row.get("active", Boolean.class)), SurveyRepository.context(row),
				Rows.required(row, "context_revision", Long.class));
		OffsetDateTime created = row.get("created_at", OffsetDateTime.class);
		UUID id = row.get("id", UUID.class);
		return new Placed(item, new Cursor((created != null) ? created.toInstant() : Instant.EPOCH,
				(id != null) ? id : new UUID(0, 0)));
	}

}
