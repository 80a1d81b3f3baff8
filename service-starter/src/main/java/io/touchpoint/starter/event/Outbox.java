package io.touchpoint.starter.event;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

import io.touchpoint.starter.bulk.CopyRows;
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
				UPDATE lane SET n = n + cardinality($1) WHERE lane = $2 RETURNING n - cardinality($1) AS base
			)
			INSERT INTO outbox (lane, position, id, type, version, site, occurred_at, subject, data)
			SELECT $2, base + e.ordinal, e.id, e.type, e.version, e.site, e.occurred_at, e.subject, e.data::jsonb
			FROM counter, unnest($1, $3, $4, $5, $6, $7, $8)
				WITH ORDINALITY AS e (id, type, version, site, occurred_at, subject, data, ordinal)
			""";

	private static final String TAKE_POSITIONS = "UPDATE lane SET n = n + ? WHERE lane = ? RETURNING n";

	private static final String COPIED = "outbox (lane, position, id, type, version, site, occurred_at, subject, data)";

	private static final int COPIED_COLUMNS = 9;

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
		Mono<Void> insert = this.database.sql(APPEND)
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
		int lane = onlyLane(events);
		// Before the lane's lock is taken.
		List<byte[]> data = events.stream().map((event) -> this.json.writeValueAsBytes(event.data())).toList();
		long position = takePositions(connection, lane, events.size());
		CopyRows rows = new CopyRows(COPIED_COLUMNS);
		for (int i = 0; i < events.size(); i++) {
			NewEvent event = events.get(i);
			rows.row().small(lane).big(++position).id(this.ids.next()).text(event.type()).whole(event.version());
			rows.text(event.site()).time(event.occurredAt()).text(event.subject()).json(data.get(i));
		}
		rows.into(connection, COPIED);
	}

	/**
	 * @return the last position that is taken already
	 */
	private static long takePositions(Connection connection, int lane, int events) throws SQLException {
		try (PreparedStatement update = connection.prepareStatement(TAKE_POSITIONS)) {
			update.setLong(1, events);
			update.setShort(2, (short) lane);
			try (ResultSet row = update.executeQuery()) {
				allAppended(row.next() ? events : 0, events, lane);
				return row.getLong(1) - events;
			}
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
