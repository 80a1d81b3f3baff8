package io.touchpoint.starter.event;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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

	// The counters are locked in their order, so that two appends never wait for each
	// other.
	private static final String APPEND = """
			WITH event AS (
				SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
					WITH ORDINALITY AS e (lane, id, type, version, site, occurred_at, subject, data, ordinal)
			), taken AS (
				SELECT lane FROM lane WHERE lane IN (SELECT lane FROM event) ORDER BY lane FOR UPDATE
			), counter AS (
				UPDATE lane l SET n = l.n + e.events
				FROM taken t JOIN (SELECT lane, count(*) AS events FROM event GROUP BY lane) e USING (lane)
				WHERE l.lane = t.lane
				RETURNING l.lane, l.n - e.events AS base
			)
			INSERT INTO outbox (lane, position, id, type, version, site, occurred_at, subject, data)
			SELECT lane, base + row_number() OVER (PARTITION BY lane ORDER BY ordinal), id, type, version, site,
				occurred_at, subject, data::jsonb
			FROM event JOIN counter USING (lane)
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
	 * @param events those of a lane in their order
	 * @throws org.springframework.transaction.NoTransactionException as the error signal,
	 * with nothing written, outside a transaction
	 */
	public Mono<Void> append(List<NewEvent> events) {
		if (events.isEmpty()) {
			return Mono.empty();
		}
		Columns columns = Columns.of(events, this.ids, this.json);
		Mono<Void> insert = this.database.sql(APPEND)
			.bind(0, columns.lanes())
			.bind(1, columns.ids())
			.bind(2, columns.types())
			.bind(3, columns.versions())
			.bind(4, columns.sites())
			.bind(5, columns.times())
			.bind(6, columns.subjects())
			.bind(7, columns.data())
			.fetch()
			.rowsUpdated()
			.doOnNext((rows) -> allAppended(rows, events.size(), columns.lanesInOrder()))
			.then();
		// First, so that nothing is written where there is no transaction.
		return wakeAfterCommit(columns.lanesInOrder()).then(insert);
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
				allAppended(row.next() ? events : 0, events, List.of((short) lane));
				return row.getLong(1) - events;
			}
		}
	}

	/** A lane without its counter row would lose events without a word. */
	private static void allAppended(long rows, int events, List<Short> lanes) {
		if (rows != events) {
			throw new IllegalStateException("Lanes " + lanes + " took " + rows + " of " + events + " events");
		}
	}

	private static int onlyLane(List<NewEvent> events) {
		int lane = laneOf(events.getFirst().site());
		if (events.stream().anyMatch((event) -> laneOf(event.site()) != lane)) {
			throw new IllegalArgumentException("Events of several lanes in one transaction");
		}
		return lane;
	}

	private Mono<Void> wakeAfterCommit(List<Short> lanes) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((manager) -> manager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public Mono<Void> afterCommit() {
					return Mono.fromRunnable(() -> lanes.forEach(Outbox.this.signal::wake));
				}
			}))
			.then();
	}

	private record Columns(Short[] lanes, UUID[] ids, String[] types, Integer[] versions, String[] sites,
			OffsetDateTime[] times, String[] subjects, String[] data) {

		static Columns of(List<NewEvent> events, Ids ids, JsonMapper json) {
			return new Columns(events.stream().map((event) -> (short) laneOf(event.site())).toArray(Short[]::new),
					events.stream().map((event) -> ids.next()).toArray(UUID[]::new),
					events.stream().map(NewEvent::type).toArray(String[]::new),
					events.stream().map(NewEvent::version).toArray(Integer[]::new),
					events.stream().map(NewEvent::site).toArray(String[]::new),
					events.stream().map((event) -> utc(event.occurredAt())).toArray(OffsetDateTime[]::new),
					events.stream().map(NewEvent::subject).toArray(String[]::new),
					events.stream().map((event) -> json.writeValueAsString(event.data())).toArray(String[]::new));
		}

		List<Short> lanesInOrder() {
			return Arrays.stream(lanes()).distinct().sorted().toList();
		}

		private static OffsetDateTime utc(Instant instant) {
			return instant.atOffset(ZoneOffset.UTC);
		}

	}

}
