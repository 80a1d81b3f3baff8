package io.touchpoint.feedback.retention;

import java.time.Instant;
import java.time.ZoneOffset;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A kind of record that two statements over a span of time are enough for.
 */
public abstract class SpanRepository implements Keeping {

	private final RecordKind kind;

	private final DatabaseClient database;

	private final String cut;

	private final String due;

	/**
	 * A kind with its statements.
	 * @param cut cuts from {@code $1} on until before {@code $2}, and returns or changes
	 * one row for each record
	 * @param due selects what {@code cut} would cut
	 */
	protected SpanRepository(RecordKind kind, DatabaseClient database, String cut, String due) {
		this.kind = kind;
		this.database = database;
		this.cut = cut;
		this.due = "SELECT count(*) FROM (" + due + " LIMIT $3) AS due";
	}

	@Override
	public final RecordKind kind() {
		return this.kind;
	}

	@Override
	public final Mono<Long> cut(Instant from, Instant before) {
		return over(this.cut, from, before).fetch().rowsUpdated();
	}

	@Override
	public final Mono<Long> count(Instant from, Instant before, int most) {
		return over(this.due, from, before).bind(2, most).mapValue(Long.class).one();
	}

	private DatabaseClient.GenericExecuteSpec over(String sql, Instant from, Instant before) {
		return this.database.sql(sql).bind(0, from.atOffset(ZoneOffset.UTC)).bind(1, before.atOffset(ZoneOffset.UTC));
	}

}
