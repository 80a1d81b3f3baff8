package io.touchpoint.feedback.moment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Stores alerts, a batch of events at a time.
 */
@Component
class AlertRepository {

	private static final String MISERY = """
			SELECT r.id, r.site, r.touchpoint, r.channel, r.customer_type, r.language, r.contactable, r.occurred_at
			FROM response r
			""";

	/**
	 * A tap that looks like misuse counts for the alarm once somebody has said that it is
	 * genuine.
	 */
	private static final String BELIEVED = "(r.suspect IS NULL OR r.verdict = 'CLEARED')";

	private static final String UNHEARD = MISERY + """
			JOIN unnest($1::uuid[]) WITH ORDINALITY AS told (id, place) ON told.id = r.id
			WHERE r.moment = 'MISERY' AND r.received_at >= $2
				AND NOT EXISTS (SELECT FROM alert_answer a WHERE a.response = r.id)
				AND r.verdict IS DISTINCT FROM 'EXCLUDED' AND (r.channel <> 'KIOSK' OR r.contactable OR %s)
			ORDER BY told.place
			""".formatted(BELIEVED);

	private static final String TAPS = MISERY + """
			JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[])) AS p (site, touchpoint)
				ON p.site = r.site AND p.touchpoint = r.touchpoint
			WHERE r.channel = 'KIOSK' AND r.moment = 'MISERY' AND r.source_key IS NULL AND NOT r.contactable
				AND r.occurred_at > $3 AND r.occurred_at <= $4
				AND NOT EXISTS (SELECT FROM alert_answer a WHERE a.response = r.id) AND %s
			ORDER BY r.occurred_at LIMIT 2000
			""".formatted(BELIEVED);

	/** Locked, so that no answer joins an alert that somebody is just reacting to. */
	private static final String WAITING = """
			SELECT a.id, a.site, r.customer_type, a.touchpoint, a.first_at, a.last_at
			FROM alert a JOIN response r ON r.id = a.response
			WHERE a.state = 'OPEN' AND NOT a.reachable
				AND (a.site, a.touchpoint) IN (SELECT * FROM unnest($1::text[], $2::text[]))
			ORDER BY a.last_at, a.id FOR UPDATE OF a
			""";

	private static final String RAISE = """
			INSERT INTO alert (id, site, touchpoint, kind, reachable, response, answers, first_at, last_at, raised_at)
			SELECT n.*, $10 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::uuid[],
				$7::integer[], $8::timestamptz[], $9::timestamptz[]) AS n
			""";

	private static final String GROW = """
			UPDATE alert SET answers = alert.answers + n.answers, first_at = least(alert.first_at, n.first_at),
				last_at = greatest(alert.last_at, n.last_at)
			FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::timestamptz[])
				AS n (id, answers, first_at, last_at)
			WHERE alert.id = n.id
			""";

	private static final String HEARD = """
			INSERT INTO alert_answer (response, alert, site)
			SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])
			""";

	private static final String MOVE = """
			UPDATE alert SET state = $2, acknowledged_at = $3, acknowledged_by = $4, closed_at = $5, closed_by = $6,
				note = $7
			WHERE id = $1
			""";

	private final DatabaseClient database;

	AlertRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Those of the responses that are misery, came in since a time, and belong to no
	 * alert; in the given order.
	 */
	Flux<Misery> unheard(List<UUID> responses, Instant since) {
		return this.database.sql(UNHEARD)
			.bind(0, responses.toArray(UUID[]::new))
			.bind(1, utc(since))
			.map(AlertRepository::misery)
			.all();
	}

	Flux<Misery> taps(Collection<Misery> places, Instant after, Instant until, Duration window) {
		return this.database.sql(TAPS)
			.bind(0, texts(places, Misery::site))
			.bind(1, texts(places, Misery::touchpoint))
			.bind(2, utc(after.minus(window)))
			.bind(3, utc(until))
			.map(AlertRepository::misery)
			.all();
	}

	Flux<OpenAlert> waiting(Collection<Misery> places) {
		return this.database.sql(WAITING)
			.bind(0, texts(places, Misery::site))
			.bind(1, texts(places, Misery::touchpoint))
			.map((row) -> OpenAlert.stored(value(row, "id", UUID.class), value(row, "site", String.class),
					CustomerType.valueOf(value(row, "customer_type", String.class)),
					value(row, "touchpoint", String.class), time(row, "first_at"), time(row, "last_at")))
			.all();
	}

	Mono<Void> raise(List<AlertBook.Raised> alerts, Instant now) {
		if (alerts.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(RAISE)
			.bind(0, alerts.stream().map(AlertBook.Raised::id).toArray(UUID[]::new))
			.bind(1, texts(alerts, (alert) -> alert.first().site()))
			.bind(2, texts(alerts, (alert) -> alert.first().touchpoint()))
			.bind(3, texts(alerts, (alert) -> alert.kind().name()))
			.bind(4, alerts.stream().map((alert) -> alert.first().reachable()).toArray(Boolean[]::new))
			.bind(5, alerts.stream().map((alert) -> alert.first().response()).toArray(UUID[]::new))
			.bind(6, alerts.stream().map((alert) -> alert.answers().size()).toArray(Integer[]::new))
			.bind(7, times(alerts, AlertBook.Raised::firstAt))
			.bind(8, times(alerts, AlertBook.Raised::lastAt))
			.bind(9, utc(now))
			.then();
	}

	Mono<Void> grow(List<OpenAlert> alerts) {
		if (alerts.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(GROW)
			.bind(0, alerts.stream().map(OpenAlert::id).toArray(UUID[]::new))
			.bind(1, alerts.stream().map((alert) -> alert.heard().size()).toArray(Integer[]::new))
			.bind(2, times(alerts, OpenAlert::firstAt))
			.bind(3, times(alerts, OpenAlert::lastAt))
			.then();
	}

	Mono<Void> heard(List<Heard> answers) {
		if (answers.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(HEARD)
			.bind(0, answers.stream().map(Heard::response).toArray(UUID[]::new))
			.bind(1, answers.stream().map(Heard::alert).toArray(UUID[]::new))
			.bind(2, texts(answers, Heard::site))
			.then();
	}

	Mono<Void> move(Alert alert) {
		return this.database.sql(MOVE)
			.bind(0, alert.id())
			.bind(1, alert.state().name())
			.bind(2, AlertRow.time(alert.acknowledgedAt()))
			.bind(3, AlertRow.text(alert.acknowledgedBy()))
			.bind(4, AlertRow.time(alert.closedAt()))
			.bind(5, AlertRow.text(alert.closedBy()))
			.bind(6, AlertRow.text(alert.note()))
			.then();
	}

	/** An answer and the alert that heard it. */
	record Heard(UUID response, UUID alert, String site) {
	}

	private static Misery misery(Readable row) {
		return new Misery(value(row, "id", UUID.class), value(row, "site", String.class),
				value(row, "touchpoint", String.class), Channel.valueOf(value(row, "channel", String.class)),
				CustomerType.valueOf(value(row, "customer_type", String.class)), value(row, "language", String.class),
				value(row, "contactable", Boolean.class), time(row, "occurred_at"));
	}

	private static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> value) {
		return rows.stream().map(value).toArray(String[]::new);
	}

	private static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> value) {
		return rows.stream().map(value).map(AlertRepository::utc).toArray(OffsetDateTime[]::new);
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		return AlertRow.value(row, column, type);
	}

	private static Instant time(Readable row, String column) {
		return value(row, column, OffsetDateTime.class).toInstant();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
