package io.touchpoint.reporting.projection;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the directory's follower and the others apart: while a lane's facts are counted,
 * no time zone in that lane changes, and the other way round. All events of a site share
 * a lane in every feed.
 */
@Component
class LaneRepository {

	/** First half of the lock's key; the lane is the other. */
	private static final int LOCK = 0x7265_706f;

	private final DatabaseClient database;

	LaneRepository(DatabaseClient database) {
		this.database = database;
	}

	/** Until the transaction ends, zones in this lane stay as they are. */
	Mono<Void> keepZones(int lane) {
		return lock("SELECT pg_advisory_xact_lock_shared(:lock, :lane)", lane);
	}

	/** Until the transaction ends, nobody counts in this lane. */
	Mono<Void> changeZones(int lane) {
		return lock("SELECT pg_advisory_xact_lock(:lock, :lane)", lane);
	}

	private Mono<Void> lock(String sql, int lane) {
		return this.database.sql(sql).bind("lock", LOCK).bind("lane", lane).then();
	}

}
