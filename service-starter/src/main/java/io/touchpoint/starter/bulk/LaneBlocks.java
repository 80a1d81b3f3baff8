package io.touchpoint.starter.bulk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Gathers the rows of a file into blocks of one lane each and has them stored by several
 * writers while the reading goes on: the blocks of a lane one after the other, so that a
 * lane's last line says how far it is, and different lanes beside each other.
 * <p>
 * A block is stored as if all its rows were new, which costs nothing to find out. When
 * the database says that one is known, the block is stored once more, and this and the
 * next ones ask first, until one met no known row.
 *
 * @param <R> a row
 */
public final class LaneBlocks<R> implements AutoCloseable {

	/** Where rows go that belong to no lane. */
	public static final int NO_LANE = -1;

	private static final int TRIES = 5;

	private static final String UNIQUE_VIOLATION = "23505";

	private static final String DEADLOCK = "40P01";

	private final Size size;

	private final Progress progress;

	private final Store<R> store;

	private final ExecutorService writers;

	private final Semaphore room;

	private final Map<Integer, OpenBlock<R>> open = new HashMap<>();

	private final Map<Integer, CompletableFuture<Void>> tails = new HashMap<>();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean asking = true;

	/**
	 * @param size when a block is full
	 * @param writers how many blocks are stored at a time, each on a connection of its
	 * own
	 * @param progress what an earlier run has stored
	 */
	public LaneBlocks(Size size, int writers, Progress progress, Store<R> store) {
		this.size = size;
		this.progress = progress;
		this.store = store;
		this.writers = Executors.newFixedThreadPool(writers, Thread.ofPlatform().name("bulk-", 0).factory());
		this.room = new Semaphore(writers + 1);
	}

	/**
	 * Stores blocks.
	 *
	 * @param <R> a row
	 */
	@FunctionalInterface
	public interface Store<R> {

		/**
		 * Stores the new rows of a block, its progress and its events in one transaction.
		 * @return how many of its rows were known
		 * @throws SQLException also if a row turns out to be known without asking
		 */
		int store(Block<R> block) throws SQLException;

	}

	/**
	 * When a block is full: each lane has one open, so this bounds the memory of an
	 * import, whatever its file holds.
	 *
	 * @param rows how many rows go in with one commit
	 * @param letters how long they may be together
	 */
	public record Size(int rows, long letters) {
	}

	/** The rows of a lane that wait for more. */
	private static final class OpenBlock<R> {

		private final List<R> rows = new ArrayList<>();

		private long letters;

		private long lastLine;

		void add(long line, int letters, R row) {
			this.rows.add(row);
			this.letters += letters;
			this.lastLine = line;
		}

		boolean full(Size size) {
			return this.rows.size() >= size.rows() || this.letters >= size.letters();
		}

	}

	/**
	 * Rows that are stored together.
	 *
	 * @param lane the lane of them all
	 * @param lastLine the line of the last one: how far the lane is after this block
	 * @param asking whether to ask which of the rows are known
	 * @param <R> a row
	 */
	public record Block<R>(int lane, long lastLine, List<R> rows, boolean asking) {
	}

	/**
	 * What an earlier run of the same file has stored.
	 *
	 * @param lastLines the last line stored, by lane
	 * @param refused lines that were refused: what was refused once is not taken later
	 */
	public record Progress(Map<Integer, Long> lastLines, Set<Long> refused) {

		boolean holds(int lane, long line) {
			return line <= this.lastLines.getOrDefault(lane, 0L) || this.refused.contains(line);
		}

	}

	/** A block could not be stored; what was stored before stays. */
	public static final class NotStored extends RuntimeException {

		private static final long serialVersionUID = 1L;

		NotStored(String message, Throwable cause) {
			super(message, cause);
		}

	}

	/**
	 * Takes the next row of the file; waits while the writers are behind.
	 * @param letters how many letters the row keeps in memory
	 * @throws NotStored if an earlier block could not be stored
	 */
	public void take(int lane, long line, int letters, R row) {
		if (this.progress.holds(lane, line)) {
			return;
		}
		OpenBlock<R> block = this.open.computeIfAbsent(lane, (key) -> new OpenBlock<>());
		block.add(line, letters, row);
		if (block.full(this.size)) {
			this.open.remove(lane);
			handLaneless();
			hand(lane, block);
		}
	}

	/**
	 * Stores what is left, and waits until all of it is stored.
	 * @throws NotStored if a block could not be stored
	 */
	public void finish() {
		handLaneless();
		this.open.forEach(this::hand);
		this.open.clear();
		end();
		checkNoFailure();
	}

	/** Lets the blocks that are being stored end, and stores no further ones. */
	@Override
	public void close() {
		this.failure.compareAndSet(null, new IllegalStateException("Closed"));
		end();
	}

	/**
	 * A block that waits for an earlier one of its lane comes to the writers after it.
	 */
	private void end() {
		CompletableFuture.allOf(this.tails.values().toArray(CompletableFuture[]::new)).join();
		this.writers.close();
	}

	/**
	 * Rows without a lane are stored before those that come after them: read again after
	 * a kill they may have a lane, which must not be further by then than what is known
	 * of them.
	 */
	private void handLaneless() {
		OpenBlock<R> laneless = this.open.remove(NO_LANE);
		if (laneless != null) {
			hand(NO_LANE, laneless);
		}
	}

	private void hand(int lane, OpenBlock<R> block) {
		waitForRoom();
		checkNoFailure();
		this.tails.put(lane, CompletableFuture.allOf(tail(lane), tail(NO_LANE))
			.thenRunAsync(() -> write(lane, block.lastLine, block.rows), this.writers));
	}

	private CompletableFuture<Void> tail(int lane) {
		return this.tails.getOrDefault(lane, CompletableFuture.completedFuture(null));
	}

	private void write(int lane, long lastLine, List<R> rows) {
		try {
			if (this.failure.get() == null) {
				boolean metKnown = stored(lane, lastLine, rows) > 0;
				this.asking = (lane == NO_LANE) ? this.asking : metKnown;
			}
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.failure.compareAndSet(null, ex);
		}
		finally {
			this.room.release();
		}
	}

	private int stored(int lane, long lastLine, List<R> rows) throws SQLException {
		boolean asking = this.asking;
		for (int tries = 1;; tries++) {
			try {
				return this.store.store(new Block<>(lane, lastLine, rows, asking));
			}
			catch (SQLException ex) {
				if (tries == TRIES || !metAnother(ex)) {
					throw ex;
				}
				asking = true;
			}
		}
	}

	/** Another block stored the same row, before this one or at the same time. */
	private static boolean metAnother(SQLException ex) {
		return UNIQUE_VIOLATION.equals(ex.getSQLState()) || DEADLOCK.equals(ex.getSQLState());
	}

	private void waitForRoom() {
		try {
			this.room.acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotStored("Interrupted while earlier blocks were stored", ex);
		}
	}

	private void checkNoFailure() {
		Throwable failure = this.failure.get();
		if (failure != null) {
			throw new NotStored("A block could not be stored", failure);
		}
	}

}
