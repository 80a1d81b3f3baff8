package io.touchpoint.feedback.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.retention.Keeping;
import io.touchpoint.feedback.retention.RecordKind;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Customers who were not seen for their time, each as if erased by hand. Where a span
 * begins says nothing here: a visit of long ago may be told today.
 */
@Component
class AgedCustomerRepository implements Keeping {

	/** In a transaction; each takes several statements. */
	private static final int MOST = 500;

	private static final String UNSEEN = """
			SELECT id FROM customer
			WHERE erased_at IS NULL AND merged_into IS NULL AND coalesce(last_seen_at, created_at) < $1
			LIMIT $2
			""";

	/** Whoever is being changed comes next time, if they are still unseen then. */
	private static final String HELD = "FOR UPDATE SKIP LOCKED";

	private final DatabaseClient database;

	private final CustomerChanges changes;

	AgedCustomerRepository(DatabaseClient database, CustomerChanges changes) {
		this.database = database;
		this.changes = changes;
	}

	@Override
	public RecordKind kind() {
		return RecordKind.CUSTOMERS;
	}

	@Override
	public Duration portion() {
		return Duration.ofDays(36_500);
	}

	@Override
	public Mono<Long> cut(Instant from, Instant before) {
		return unseen(UNSEEN + HELD, before, MOST).mapValue(UUID.class)
			.all()
			.collectList()
			.flatMapIterable((ids) -> ids)
			.concatMap((id) -> this.changes.forget(id).thenReturn(id))
			.count();
	}

	@Override
	public Mono<Long> count(Instant from, Instant before, int most) {
		return unseen("SELECT count(*) FROM (" + UNSEEN + ") AS due", before, most).mapValue(Long.class).one();
	}

	private DatabaseClient.GenericExecuteSpec unseen(String sql, Instant before, int most) {
		return this.database.sql(sql).bind(0, before.atOffset(ZoneOffset.UTC)).bind(1, most);
	}

}
