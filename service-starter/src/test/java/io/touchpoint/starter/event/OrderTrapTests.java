package io.touchpoint.starter.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.NoTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Why the outbox has lanes: a reader that remembers the highest number of a sequence
 * misses what a slower transaction commits later under a lower number.
 */
@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class OrderTrapTests {

	private static final int WRITERS = 8;

	private static final int EVENTS_PER_WRITER = 60;

	@Autowired
	private TestDatabase database;

	@Autowired
	private Outbox outbox;

	@Autowired
	private SiteScopedTransaction transaction;

	@BeforeEach
	void emptyLanes() throws SQLException {
		this.database.emptyOutbox();
	}

	@Test
	void aSequenceCursorLosesTheEventThatCommitsLate() throws SQLException {
		try (Connection slow = this.database.connect();
				Connection quick = this.database.connect();
				Connection reader = this.database.connect()) {
			slow.setAutoCommit(false);
			insertNumbered(slow, "slow");
			insertNumbered(quick, "quick");
			List<String> seen = new ArrayList<>();
			long cursor = readNumbered(reader, 0, seen);
			slow.commit();
			readNumbered(reader, cursor, seen);
			assertThat(seen).as("the slow event is there and is never read").containsExactly("quick");
		}
	}

	@Test
	void inALaneTheSecondWriterWaitsSoThatNothingCommitsBelowTheCursor() throws SQLException, InterruptedException {
		try (Connection slow = this.database.connect();
				Connection quick = this.database.connect();
				ExecutorService second = Executors.newSingleThreadExecutor()) {
			slow.setAutoCommit(false);
			quick.setAutoCommit(false);
			this.outbox.append(slow, List.of(event("trap-site", "slow")));
			int process = processOf(quick);
			Future<?> quickWriter = second.submit((Callable<Void>) () -> {
				this.outbox.append(quick, List.of(event("trap-site", "quick")));
				quick.commit();
				return null;
			});
			Awaitility.await("the later number waits for the earlier one").until(() -> isWaiting(process));
			assertThat(quickWriter).isNotDone();
			slow.commit();
			assertThat(quickWriter).succeedsWithin(Duration.ofSeconds(30));
			assertThat(subjects("trap-site")).containsExactly("slow", "quick");
		}
	}

	private static int processOf(Connection connection) throws SQLException {
		return connection.unwrap(PGConnection.class).getBackendPID();
	}

	private boolean isWaiting(int process) throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement query = connection
					.prepareStatement("SELECT EXISTS (SELECT FROM pg_locks WHERE pid = ? AND NOT granted)")) {
			query.setInt(1, process);
			try (ResultSet rows = query.executeQuery()) {
				rows.next();
				return rows.getBoolean(1);
			}
		}
	}

	@Test
	void aReaderThatOnlyRemembersItsPositionSeesEveryEventOfManyWritersInOrder() throws Exception {
		int lane = Outbox.laneOf("busy-site");
		Set<Long> read = new HashSet<>();
		try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
				Connection reader = this.database.connect()) {
			List<Future<Integer>> work = IntStream.range(0, WRITERS)
				.mapToObj((writer) -> writers.submit(() -> writeWithRollbacks("busy-site", writer)))
				.toList();
			long cursor = 0;
			while (work.stream().anyMatch((future) -> !future.isDone())) {
				cursor = readLane(reader, lane, cursor, read);
			}
			readLane(reader, lane, cursor, read);
			int committed = 0;
			for (Future<Integer> writer : work) {
				committed += writer.get();
			}
			assertThat(read).as("each committed event once, positions without a hole")
				.hasSize(committed)
				.containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, committed).boxed().toList());
		}
	}

	@Test
	void theReactiveOutboxGivesPositionsWithoutAHoleToo() {
		Flux.range(0, 40)
			.flatMap((n) -> this.transaction.run(SiteScope.allSites(),
					this.outbox.append(List.of(event("reactive-site", "a" + n), event("reactive-site", "b" + n)))), 4)
			.then(Mono.just(true))
			.as(StepVerifier::create)
			.expectNext(true)
			.verifyComplete();
		assertThat(positions("reactive-site"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
	}

	@Test
	void outsideATransactionNothingIsWritten() {
		StepVerifier.create(this.outbox.append(List.of(event("lonely-site", "a"))))
			.verifyError(NoTransactionException.class);
		assertThat(subjects("lonely-site")).isEmpty();
	}

	@Test
	void aLaneWithoutItsCounterFailsTheTransactionInsteadOfLosingTheEvent() throws SQLException {
		NewEvent event = event("counterless-site", "a");
		int lane = Outbox.laneOf(event.site());
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("DELETE FROM lane WHERE lane = " + lane);
			StepVerifier.create(this.transaction.run(SiteScope.allSites(), this.outbox.append(List.of(event))))
				.verifyErrorMessage("Lanes [" + lane + "] took 0 of 1 events");
			statement.execute("INSERT INTO lane (lane) VALUES (" + lane + ")");
		}
	}

	@Test
	void ofSeveralLanesABulkLoadIsRefused() throws SQLException {
		try (Connection connection = this.database.connect()) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.outbox.append(connection, manyLanes(0)));
		}
	}

	@Test
	void whoAppendsToSeveralLanesAtOnceWaitsForNobodyWhoWaitsAndLeavesNoHole() {
		int rounds = 60;
		Flux.range(0, rounds)
			.flatMap((n) -> this.transaction.run(SiteScope.allSites(),
					this.outbox.append((n % 2 == 0) ? manyLanes(n) : manyLanes(n).reversed())), 8)
			.then(Mono.just(true))
			.as(StepVerifier::create)
			.expectNext(true)
			.verifyComplete();
		Map<Integer, Long> lanes = manyLanes(0).stream()
			.collect(Collectors.groupingBy((event) -> Outbox.laneOf(event.site()), Collectors.counting()));
		assertThat(lanes).hasSizeGreaterThan(4);
		lanes.forEach((lane, each) -> assertThat(positions(lane)).as("lane %d", lane)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, each * rounds).boxed().toList()));
	}

	@Test
	void eventsOfOneSiteKeepTheirOrderAmongThoseOfOthers() {
		List<NewEvent> mixed = List.of(event("site-1", "a"), event("site-2", "x"), event("site-1", "b"),
				event("site-3", "y"), event("site-1", "c"));
		this.transaction.run(SiteScope.allSites(), this.outbox.append(mixed)).block();
		assertThat(subjects("site-1")).containsExactly("a", "b", "c");
	}

	private static List<NewEvent> manyLanes(int round) {
		return IntStream.range(0, 12).mapToObj((n) -> event("site-" + n, "r" + round)).toList();
	}

	private int writeWithRollbacks(String site, int writer) throws SQLException {
		int committed = 0;
		try (Connection connection = this.database.connect()) {
			connection.setAutoCommit(false);
			for (int n = 0; n < EVENTS_PER_WRITER; n++) {
				this.outbox.append(connection, List.of(event(site, writer + "-" + n)));
				if (n % 5 == 4) {
					connection.rollback();
				}
				else {
					connection.commit();
					committed++;
				}
			}
		}
		return committed;
	}

	private static long readLane(Connection reader, int lane, long cursor, Set<Long> read) throws SQLException {
		try (PreparedStatement select = reader.prepareStatement(
				"SELECT position FROM outbox WHERE lane = ? AND position > ? AND site = 'busy-site' ORDER BY position")) {
			select.setInt(1, lane);
			select.setLong(2, cursor);
			long last = cursor;
			try (ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					last = rows.getLong(1);
					read.add(last);
				}
			}
			return last;
		}
	}

	private List<Long> positions(String site) {
		return query("SELECT position FROM outbox WHERE site = ? ORDER BY position", site, (row) -> row.getLong(1));
	}

	private List<Long> positions(int lane) {
		return query("SELECT position FROM outbox WHERE lane = ?::smallint ORDER BY position", Integer.toString(lane),
				(row) -> row.getLong(1));
	}

	private List<String> subjects(String site) {
		return query("SELECT subject FROM outbox WHERE site = ? ORDER BY position", site, (row) -> row.getString(1));
	}

	private <T> List<T> query(String sql, String site, Column<T> column) {
		try (Connection connection = this.database.connect();
				PreparedStatement select = connection.prepareStatement(sql)) {
			select.setString(1, site);
			List<T> values = new ArrayList<>();
			try (ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					values.add(column.of(rows));
				}
			}
			return values;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static NewEvent event(String site, String subject) {
		return new NewEvent("thing.happened", 1, site, Instant.parse("2026-11-21T10:00:00Z"), subject, Map.of("n", 1));
	}

	private static void insertNumbered(Connection connection, String note) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sequence_outbox (note) VALUES (?)")) {
			insert.setString(1, note);
			insert.executeUpdate();
		}
	}

	private static long readNumbered(Connection connection, long cursor, List<String> seen) throws SQLException {
		long last = cursor;
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("SELECT id, note FROM sequence_outbox WHERE id > " + cursor + " ORDER BY id")) {
			while (rows.next()) {
				last = rows.getLong(1);
				seen.add(rows.getString(2));
			}
		}
		return last;
	}

	private interface Column<T> {

		T of(ResultSet row) throws SQLException;

	}

}
