package io.touchpoint.feedback.kiosk;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.web.Cursor;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Kiosks as staff see them.
 */
@Component
class KioskQueries {

	/**
	 * A kiosk in a list.
	 *
	 * @param pairingUntil until when an open pairing code can be used
	 * @param waiting answers that its device has not handed over yet
	 * @param answers answers of the last 30 days
	 * @param suspect those of them that followed another one too fast
	 * @param refused answers that did not fit their questions and that nobody discarded
	 * @param revision rises with each change of the settings; their entity tag
	 * @param usual what a new kiosk begins with; a number that is another one is the
	 * kiosk's own
	 */
	record KioskItem(UUID id, String site, String siteName, CustomerType customerType, String touchpoint, String survey,
			String name, KioskState state, int idleSeconds, int misuseSeconds, int questions,
			@Nullable Instant pairingUntil, @Nullable Instant pairedAt, @Nullable Instant seenAt,
			@Nullable Integer waiting, @Nullable Integer battery, @Nullable Boolean charging,
			@Nullable Long clockOffsetMs, long answers, long suspect, long refused, Instant createdAt, long revision,
			UsualSettings usual) {
	}

	/** What whoever runs the platform has set for new kiosks. */
	record UsualSettings(int idleSeconds, int misuseSeconds, int questions) {
	}

	private static final String COLUMNS = """
			SELECT k.id, k.site, i.name AS site_name, s.customer_type, s.touchpoint, k.survey, k.name, k.idle_seconds, k.misuse_seconds,
				k.questions, k.pairing_until, k.paired_at, k.revoked_at, k.seen_at, k.waiting, k.battery, k.charging,
				k.clock_offset_ms, k.created_at, k.revision, a.answers, a.suspect, r.refused
			FROM kiosk k JOIN survey s ON s.code = k.survey JOIN site i ON i.code = k.site
			CROSS JOIN LATERAL (SELECT count(*) AS answers, count(*) FILTER (WHERE suspect) AS suspect
				FROM kiosk_answer WHERE kiosk = k.id AND received_at > now() - interval '30 days') a
			CROSS JOIN LATERAL (SELECT count(*) AS refused FROM kiosk_refusal
				WHERE kiosk = k.id AND discarded_at IS NULL) r
			""";

	private final DatabaseClient database;

	private final KioskProperties properties;

	private final Clock clock;

	KioskQueries(DatabaseClient database, KioskProperties properties, Clock clock) {
		this.database = database;
		this.properties = properties;
		this.clock = clock;
	}

	Mono<KioskItem> byId(UUID id) {
		return this.database.sql(COLUMNS + "WHERE k.id = $1").bind(0, id).map(this::item).one();
	}

	Flux<KioskItem> list(@Nullable String site, @Nullable CustomerType customerType, @Nullable Cursor after,
			int limit) {
		StringBuilder sql = new StringBuilder(COLUMNS).append("WHERE true");
		if (site != null && !site.isBlank()) {
			sql.append(" AND k.site = :site");
		}
		if (customerType != null) {
			sql.append(" AND s.customer_type = :customerType");
		}
		if (after != null) {
			sql.append(" AND (k.created_at, k.id) < (:at, :id)");
		}
		sql.append(" ORDER BY k.created_at DESC, k.id DESC LIMIT :limit");
		DatabaseClient.GenericExecuteSpec query = this.database.sql(sql.toString()).bind("limit", limit);
		query = (site != null && !site.isBlank()) ? query.bind("site", site) : query;
		query = (customerType != null) ? query.bind("customerType", customerType.name()) : query;
		query = (after != null) ? query.bind("at", after.at().atOffset(ZoneOffset.UTC)).bind("id", after.id()) : query;
		return query.map(this::item).all();
	}

	private KioskItem item(Readable row) {
		Instant now = this.clock.instant();
		Instant pairedAt = time(row, "paired_at");
		Instant seenAt = time(row, "seen_at");
		Instant offered = time(row, "pairing_until");
		Instant created = time(row, "created_at");
		UUID id = row.get("id", UUID.class);
		return new KioskItem((id != null) ? id : new UUID(0, 0), text(row, "site"), text(row, "site_name"),
				CustomerType.valueOf(text(row, "customer_type")), text(row, "touchpoint"), text(row, "survey"),
				text(row, "name"), KioskState.of(pairedAt, time(row, "revoked_at"), seenAt, now),
				number(row, "idle_seconds"), number(row, "misuse_seconds"), number(row, "questions"),
				(offered != null && offered.isAfter(now)) ? offered : null, pairedAt, seenAt,
				row.get("waiting", Integer.class), battery(row), row.get("charging", Boolean.class),
				row.get("clock_offset_ms", Long.class), count(row, "answers"), count(row, "suspect"),
				count(row, "refused"), (created != null) ? created : Instant.EPOCH, count(row, "revision"),
				new UsualSettings(this.properties.idleSeconds(), this.properties.misuseSeconds(),
						this.properties.questions()));
	}

	private static @Nullable Integer battery(Readable row) {
		Short battery = row.get("battery", Short.class);
		return (battery != null) ? battery.intValue() : null;
	}

	private static @Nullable Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	private static String text(Readable row, String column) {
		return String.valueOf(row.get(column, String.class));
	}

	private static int number(Readable row, String column) {
		Integer value = row.get(column, Integer.class);
		return (value != null) ? value : 0;
	}

	private static long count(Readable row, String column) {
		Long value = row.get(column, Long.class);
		return (value != null) ? value : 0;
	}

}
