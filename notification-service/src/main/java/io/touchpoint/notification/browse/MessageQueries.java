package io.touchpoint.notification.browse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.notification.delivery.Channel;
import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageState;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class MessageQueries {

	private static final String COLUMNS = """
			SELECT id, site, kind, channel, recipient, subject, state, attempts, last_error, created_at, sent_at,
				few IS NOT NULL AS restricted""";

	/** With the restricted case, if any, that the message or its answer belongs to. */
	private static final String FROM = """
			 FROM message LEFT JOIN LATERAL (
				SELECT min(c.id) AS few FROM restricted_case c
				WHERE c.restricted AND c.id IN (message.complaint, (SELECT min(a.complaint) FROM restricted_answer a
					WHERE a.response IN (message.about, message.answer)))
			) eyes ON true""";

	private static final String[] HIDDEN = Arrays.stream(MessageKind.values())
		.filter(MessageKind::isForHeadOffice)
		.map(MessageKind::name)
		.toArray(String[]::new);

	private final DatabaseClient database;

	private final SiteScopedTransaction transaction;

	MessageQueries(DatabaseClient database, SiteScopedTransaction transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/**
	 * One row more than the limit, newest first.
	 */
	Flux<MessageItem> list(SiteScope scope, MessageFilter filter) {
		Map<String, Object> values = new LinkedHashMap<>();
		String where = where(scope, filter, values);
		values.put("limit", filter.limit() + 1);
		String sql = COLUMNS + FROM + where + " ORDER BY created_at DESC, id DESC LIMIT :limit";
		return this.transaction.list(scope, this.database.sql(sql).bindValues(values).map(MessageQueries::item).all());
	}

	/**
	 * A message with its words. The part of them that lets its holder act as the customer
	 * is shown to nobody.
	 */
	Mono<MessageDetail> find(SiteScope scope, UUID id, boolean seesAll) {
		Mono<MessageDetail> found = this.database.sql(COLUMNS + """
				, coalesce(few, complaint) AS complaint, about, language,
					CASE WHEN state IN ('PENDING', 'RETRYING') THEN due_at END AS next_try_at,
					replace(body_text, coalesce(secret, ''), '…') AS body_text,
					replace(body_html, coalesce(secret, ''), '…') AS body_html
				""" + FROM + """
				 WHERE id = :id AND (:everywhere OR site = ANY (:sites))
					AND (:all OR kind <> ALL (:hidden))
				""")
			.bind("id", id)
			.bind("everywhere", scope.everywhere())
			.bind("sites", scope.codes().toArray(String[]::new))
			.bind("all", seesAll)
			.bind("hidden", HIDDEN)
			.map(MessageQueries::detail)
			.one();
		return this.transaction.run(scope, found);
	}

	Mono<Boolean> siteExists(SiteScope scope, String site) {
		return this.transaction.run(scope,
				this.database.sql("SELECT EXISTS (SELECT 1 FROM site WHERE code = :site) AS known")
					.bind("site", site)
					.mapValue(Boolean.class)
					.one());
	}

	private static String where(SiteScope scope, MessageFilter filter, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>();
		if (!scope.everywhere()) {
			conditions.add("site = ANY (:scope)");
			values.put("scope", scope.codes().toArray(String[]::new));
		}
		if (!filter.seesAll()) {
			conditions.add("kind <> ALL (:hidden)");
			values.put("hidden", HIDDEN);
		}
		equal("site", filter.site(), conditions, values);
		equal("state", filter.state(), conditions, values);
		equal("kind", filter.kind(), conditions, values);
		String pattern = filter.pattern();
		if (pattern != null) {
			conditions.add(filter.searchesRecipient()
					? "(subject ILIKE :words OR about ILIKE :words OR recipient ILIKE :words)"
					: "(subject ILIKE :words OR about ILIKE :words)");
			values.put("words", pattern);
		}
		Cursor after = filter.after();
		if (after != null) {
			conditions.add("(created_at, id) < (:afterTime, :afterId)");
			values.put("afterTime", after.at());
			values.put("afterId", after.id());
		}
		return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
	}

	private static void equal(String column, @Nullable Object value, List<String> conditions,
			Map<String, Object> values) {
		if (value != null) {
			conditions.add(column + " = :" + column);
			values.put(column, value.toString());
		}
	}

	private static MessageItem item(Readable row) {
		return new MessageItem(required(row, "id", UUID.class), required(row, "site", String.class),
				MessageKind.valueOf(required(row, "kind", String.class)),
				Channel.valueOf(required(row, "channel", String.class)), row.get("recipient", String.class),
				row.get("subject", String.class), MessageState.valueOf(required(row, "state", String.class)),
				required(row, "attempts", Integer.class), row.get("last_error", String.class),
				required(row, "created_at", Instant.class), row.get("sent_at", Instant.class),
				Boolean.TRUE.equals(row.get("restricted", Boolean.class)));
	}

	private static MessageDetail detail(Readable row) {
		return MessageDetail.of(item(row), row.get("complaint", String.class), required(row, "about", String.class),
				row.get("language", String.class), row.get("next_try_at", Instant.class),
				row.get("body_text", String.class), row.get("body_html", String.class));
	}

	private static <T> T required(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
