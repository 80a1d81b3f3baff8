package io.touchpoint.starter.event;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * Tells what happened, in the transaction that made it so. The statement takes the next
 * positions of the lane from its counter row, whose lock orders the commits: a reader
 * that has seen position n can never meet a lower one later.
 */
public final class Outbox {

	/** How many lanes there are; part of the feed's contract. */
	public static final int LANES = 8;

	private static final String APPEND = """
			WITH counter AS (
				UPDATE lane SET n = n + cardinality(%1$s) WHERE lane = %2$s RETURNING n - cardinality(%1$s) AS base
			)
			INSERT INTO outbox (lane, position, id, type, version, site, occurred_at, subject, data)
			SELECT %2$s, base + e.ordinal, e.id, e.type, e.version, e.site, e.occurred_at, e.subject, e.data::jsonb
			FROM counter, unnest(%1$s, %3$s, %4$s, %5$s, %6$s, %7$s, %8$s)
				WITH ORDINALITY AS e (id, type, version, site, occurred_at, subject, data, ordinal)
			""";

	private static final String REACTIVE = APPEND.formatted("$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8");

	private static final String JDBC = """
			WITH given AS (SELECT ?::uuid[] AS id, ?::smallint AS lane, ?::text[] AS type, ?::integer[] AS version,
				?::text[] AS site, ?::timestamptz[] AS occurred_at, ?::text[] AS subject, ?::text[] AS data),
			counter AS (
				UPDATE lane SET n = n + cardinality(given.id) FROM given WHERE lane.lane = given.lane
				RETURNING n - cardinality(given.id) AS base
			)
			INSERT INTO outbox (lane, position, id, type, version, site, occurred_at, subject, data)
			SELECT given.lane, base + e.ordinal, e.id, e.type, e.version, e.site, e.occurred_at, e.subject, e.data::jsonb
			FROM counter, given, unnest(given.id, given.type, given.version, given.site, given.occurred_at,
				given.subject, given.data)
				WITH ORDINALITY AS e (id, type, version, site, occurred_at, subject, data, ordinal)
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	private final Ids ids;

	private final FeedSignal signal;

	Outbox(DatabaseClient database, JsonMapper json, Ids ids, FeedSignal signal) {
		this.database = database;
		this.json = json;
		this.ids = ids;
		this.signal = signal;
	}

	/**
	 * The lane of a site: CRC-32 of its UTF-8 code, modulo {@link #LANES}.
	 */
	public static int laneOf(String site) {
		CRC32 crc = new CRC32();
		crc.update(site.getBytes(StandardCharsets.UTF_8));
		return (int) (crc.getValue() % LANES);
	}

	/**
	 * Appends events as the last statement of the caller's transaction; followers are
	 * woken after the commit.
	 * @param events events of one lane, in order
	 * @throws IllegalArgumentException if the events belong to several lanes
	 * @throws org.springframework.transaction.NoTransactionException as the error signal,
	 * with nothing written, outside a transaction
	 */
	public Mono<Void> append(List<NewEvent> events) {
		if (events.isEmpty()) {
			return Mono.empty();
		}
		int lane = onlyLane(events);
		Columns columns = Columns.of(events, this.ids, this.json);
		Mono<Void> insert = this.database.sql(REACTIVE)
			.bind(0, columns.ids())
			.bind(1, (short) lane)
			.bind(2, columns.types())
			.bind(3, columns.versions())
			.bind(4, columns.sites())
			.bind(5, columns.times())
			.bind(6, columns.subjects())
			.bind(7, columns.data())
			.fetch()
			.rowsUpdated()
			.doOnNext((rows) -> allAppended(rows, events.size(), lane))
			.then();
		// First, so that nothing is written where there is no transaction.
		return wakeAfterCommit(lane).then(insert);
	}

	/**
	 * The same for a bulk load that works on a JDBC connection with auto-commit off. The
	 * feed's poll finds the events.
	 * @throws IllegalArgumentException if the events belong to several lanes
	 */
	public void append(Connection connection, List<NewEvent> events) throws SQLException {
		if (events.isEmpty()) {
			return;
		}
		Columns columns = Columns.of(events, this.ids, this.json);
		try (PreparedStatement statement = connection.prepareStatement(JDBC)) {
			statement.setArray(1, connection.createArrayOf("uuid", columns.ids()));
			statement.setShort(2, (short) onlyLane(events));
			statement.setArray(3, connection.createArrayOf("text", columns.types()));
			statement.setArray(4, connection.createArrayOf("integer", columns.versions()));
			statement.setArray(5, connection.createArrayOf("text", columns.sites()));
			statement.setArray(6, connection.createArrayOf("timestamptz", columns.times()));
			statement.setArray(7, connection.createArrayOf("text", columns.subjects()));
			statement.setArray(8, connection.createArrayOf("text", columns.data()));
			allAppended(statement.executeUpdate(), events.size(), onlyLane(events));
		}
	}

	/** A lane without its counter row would lose events without a word. */
	private static void allAppended(long rows, int events, int lane) {
		if (rows != events) {
			throw new IllegalStateException("Lane " + lane + " took " + rows + " of " + events + " events");
		}
	}

	private static int onlyLane(List<NewEvent> events) {
		int lane = laneOf(events.getFirst().site());
		if (events.stream().anyMatch((event) -> laneOf(event.site()) != lane)) {
			throw new IllegalArgumentException("Events of several lanes in one transaction");
		}
		return lane;
	}

	private Mono<Void> wakeAfterCommit(int lane) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((manager) -> manager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public Mono<Void> afterCommit() {
					return Mono.fromRunnable(() -> Outbox.this.signal.wake(lane));
				}
			}))
			.then();
	}

	private record Columns(UUID[] ids, String[] types, Integer[] versions, String[] sites, OffsetDateTime[] times,
			String[] subjects, String[] data) {

		static Columns of(List<NewEvent> events, Ids ids, JsonMapper json) {
			return new Columns(events.stream().map((event) -> ids.next()).toArray(UUID[]::new),
					events.stream().map(NewEvent::type).toArray(String[]::new),
					events.stream().map(NewEvent::version).toArray(Integer[]::new),
					events.stream().map(NewEvent::site).toArray(String[]::new),
					events.stream().map((event) -> utc(event.occurredAt())).toArray(OffsetDateTime[]::new),
					events.stream().map(NewEvent::subject).toArray(String[]::new),
					events.stream().map((event) -> json.writeValueAsString(event.data())).toArray(String[]::new));
		}

		private static OffsetDateTime utc(Instant instant) {
			return instant.atOffset(ZoneOffset.UTC);
		}

	}

}
