package io.touchpoint.starter.event;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * How far each handler has come in each lane.
 */
final class Cursors {

	/**
	 * A handler's place in a lane.
	 *
	 * @param epoch the source's epoch; null before the first event
	 */
	record Place(@Nullable UUID epoch, long position) {
	}

	private final DatabaseClient database;

	Cursors(DatabaseClient database) {
		this.database = database;
	}

	Mono<Place> read(String handler, int lane) {
		return place(handler, lane).switchIfEmpty(Mono.defer(() -> begin(handler, lane).then(place(handler, lane))));
	}

	private Mono<Place> place(String handler, int lane) {
		return this.database.sql("SELECT epoch, position FROM feed_cursor WHERE handler = $1 AND lane = $2")
			.bind(0, handler)
			.bind(1, (short) lane)
			.map((row) -> new Place(row.get("epoch", UUID.class), position(row.get("position", Long.class))))
			.one();
	}

	private Mono<Void> begin(String handler, int lane) {
		return this.database.sql("""
				INSERT INTO feed_cursor (handler, lane) VALUES ($1, $2) ON CONFLICT (handler, lane) DO NOTHING
				""").bind(0, handler).bind(1, (short) lane).then();
	}

	/**
	 * Moves the cursor if it still stands where this follower thinks it does. As the
	 * first statement of the transaction it also keeps a second follower waiting instead
	 * of working for nothing.
	 */
	Mono<Void> move(String handler, int lane, Place from, UUID epoch, long to) {
		return this.database.sql("""
				UPDATE feed_cursor SET epoch = $4, position = $5
				WHERE handler = $1 AND lane = $2 AND position = $3 AND (epoch IS NULL OR epoch = $4)
				""")
			.bind(0, handler)
			.bind(1, (short) lane)
			.bind(2, from.position())
			.bind(3, epoch)
			.bind(4, to)
			.fetch()
			.rowsUpdated()
			.filter((rows) -> rows == 1)
			.switchIfEmpty(Mono.error(() -> new CursorMovedException(handler, lane)))
			.then();
	}

	/**
	 * Goes back to the beginning, unless another instance has moved the cursor.
	 */
	Mono<Void> restart(String handler, int lane, long position, UUID epoch) {
		return this.database.sql("""
				UPDATE feed_cursor SET epoch = NULL, position = 0
				WHERE handler = $1 AND lane = $2 AND position = $3 AND epoch = $4
				""")
			.bind(0, handler)
			.bind(1, (short) lane)
			.bind(2, position)
			.bind(3, epoch)
			.fetch()
			.rowsUpdated()
			.filter((rows) -> rows == 1)
			.switchIfEmpty(Mono.error(() -> new CursorMovedException(handler, lane)))
			.then();
	}

	private static long position(@Nullable Long position) {
		return (position != null) ? position : 0;
	}

	/**
	 * Another instance has handled these events: read the cursor again and go on.
	 */
	static final class CursorMovedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		CursorMovedException(String handler, int lane) {
			super("The cursor of " + handler + " in lane " + lane + " was moved by another instance", null, false,
					false);
		}

	}

}
