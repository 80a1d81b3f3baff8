package io.touchpoint.starter.event;

import java.time.OffsetDateTime;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Reads the outbox.
 */
final class FeedQueries {

	/**
	 * Where a lane stands.
	 */
	record Standing(UUID epoch, long oldest, long head) {
	}

	/**
	 * The head of one lane.
	 */
	record Head(int lane, long position) {
	}

	private final DatabaseClient database;

	private final JsonMapper json;

	FeedQueries(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Mono<Standing> standing(int lane) {
		return this.database.sql("""
				SELECT e.epoch, l.n AS head,
					coalesce((SELECT min(position) FROM outbox o WHERE o.lane = l.lane), l.n + 1) AS oldest
				FROM feed_epoch e, lane l WHERE l.lane = $1
				""")
			.bind(0, (short) lane)
			.map((row) -> new Standing(value(row, "epoch", UUID.class), value(row, "oldest", Long.class),
					value(row, "head", Long.class)))
			.one();
	}

	Flux<Head> heads() {
		return this.database.sql("SELECT lane, n FROM lane")
			.map((row) -> new Head(value(row, "lane", Integer.class), value(row, "n", Long.class)))
			.all();
	}

	Flux<Event> after(int lane, long position, int limit) {
		return this.database.sql("""
				SELECT id, lane, position, type, version, site, occurred_at, subject, data::text AS data
				FROM outbox WHERE lane = $1 AND position > $2 ORDER BY position LIMIT $3
				""").bind(0, (short) lane).bind(1, position).bind(2, limit).map(this::event).all();
	}

	private Event event(Readable row) {
		return new Event(value(row, "id", UUID.class), value(row, "lane", Integer.class),
				value(row, "position", Long.class), value(row, "type", String.class),
				value(row, "version", Integer.class), value(row, "site", String.class),
				value(row, "occurred_at", OffsetDateTime.class).toInstant(), value(row, "subject", String.class),
				this.json.readTree(value(row, "data", String.class)));
	}

	private static <T> T value(Readable row, String name, Class<T> type) {
		T value = row.get(name, type);
		if (value == null) {
			throw new IllegalStateException("The column " + name + " is never null");
		}
		return value;
	}

}
