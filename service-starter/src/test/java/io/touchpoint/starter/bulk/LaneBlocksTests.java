package io.touchpoint.starter.bulk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.touchpoint.starter.bulk.LaneBlocks.Block;
import io.touchpoint.starter.bulk.LaneBlocks.Progress;
import io.touchpoint.starter.bulk.LaneBlocks.Size;
import io.touchpoint.starter.bulk.LaneBlocks.Store;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LaneBlocksTests {

	private static final Progress NOTHING = new Progress(Map.of(), Set.of());

	private final List<Block<Integer>> stored = new CopyOnWriteArrayList<>();

	private static void takeAll(LaneBlocks<Integer> blocks, int rows) {
		for (int line = 1; line <= rows; line++) {
			blocks.take(line % 3, line, 1, line);
		}
		blocks.finish();
	}

	private static Size rows(int rows) {
		return new Size(rows, Long.MAX_VALUE);
	}

	private int keep(Block<Integer> block) {
		this.stored.add(block);
		return 0;
	}

	@Test
	void everyRowIsStoredOnceAndALaneInItsOrder() {
		Map<Integer, List<Integer>> lanes = new ConcurrentHashMap<>();
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(7), 3, NOTHING, (block) -> {
			assertThat(block.rows().getLast().longValue()).isEqualTo(block.lastLine());
			lanes.computeIfAbsent(block.lane(), (lane) -> new ArrayList<>()).addAll(block.rows());
			return 0;
		})) {
			takeAll(blocks, 1_000);
		}
		assertThat(lanes.values().stream().mapToInt(List::size).sum()).isEqualTo(1_000);
		lanes.values().forEach((rows) -> assertThat(rows).isSorted().doesNotHaveDuplicates());
	}

	@Test
	void aBlockOfHeavyRowsIsStoredBeforeItHasItsRows() {
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(new Size(1_000, 100), 1, NOTHING, this::keep)) {
			for (int line = 1; line <= 7; line++) {
				blocks.take(0, line, 40, line);
			}
			blocks.take(1, 8, 500, 8);
			blocks.take(1, 9, 1, 9);
			blocks.finish();
		}
		assertThat(this.stored.stream().filter((block) -> block.lane() == 0).map(Block::rows))
			.containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
		assertThat(this.stored.stream().filter((block) -> block.lane() == 1).map(Block::rows))
			.containsExactly(List.of(8), List.of(9));
	}

	@Test
	void aRowWithoutALaneIsStoredBeforeAnyThatComesAfterIt() {
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(3), 2, NOTHING, this::keep)) {
			blocks.take(LaneBlocks.NO_LANE, 1, 1, 1);
			for (int line = 2; line <= 4; line++) {
				blocks.take(0, line, 1, line);
			}
			blocks.take(LaneBlocks.NO_LANE, 5, 1, 5);
			blocks.take(0, 6, 1, 6);
			blocks.finish();
		}
		// What came before such a row may be stored beside it.
		assertThat(this.stored.stream().map(Block::rows))
			.containsExactlyInAnyOrder(List.of(1), List.of(2, 3, 4), List.of(5), List.of(6))
			.containsSubsequence(List.of(1), List.of(2, 3, 4))
			.containsSubsequence(List.of(1), List.of(5), List.of(6));
	}

	@Test
	void lanesAreStoredBesideEachOther() {
		CountDownLatch both = new CountDownLatch(2);
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(1), 2, NOTHING, (block) -> {
			both.countDown();
			assertThat(met(both)).isTrue();
			return 0;
		})) {
			blocks.take(0, 1, 1, 1);
			blocks.take(1, 2, 1, 2);
			blocks.finish();
		}
	}

	private static boolean met(CountDownLatch latch) {
		try {
			return latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void whatAnEarlierRunHasStoredOrRefusedIsLeftOut() {
		Progress progress = new Progress(Map.of(0, 6L, 1, 4L), Set.of(8L));
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(100), 2, progress, this::keep)) {
			takeAll(blocks, 10);
		}
		assertThat(this.stored.stream().flatMap((block) -> block.rows().stream())).containsExactlyInAnyOrder(2, 5, 7, 9,
				10);
	}

	@Test
	void onlyTheFirstBlockAsksWhileAllRowsAreNew() {
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(10), 1, NOTHING, this::keep)) {
			takeAll(blocks, 90);
		}
		assertThat(this.stored.stream().map(Block::asking)).startsWith(true).endsWith(false);
	}

	@Test
	void aBlockThatMeetsAKnownRowIsStoredOnceMoreAndAsks() {
		Set<Integer> known = new HashSet<>(Set.of(55));
		Store<Integer> store = (block) -> {
			if (!block.asking() && block.rows().stream().anyMatch(known::contains)) {
				throw new SQLException("duplicate key", "23505");
			}
			this.stored.add(block);
			return (int) block.rows().stream().filter(known::contains).count();
		};
		try (LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(5), 1, NOTHING, store)) {
			takeAll(blocks, 90);
		}
		assertThat(this.stored.stream().mapToInt((block) -> block.rows().size()).sum()).isEqualTo(90);
		assertThat(this.stored).filteredOn((block) -> block.rows().contains(55)).singleElement().matches(Block::asking);
		assertThat(this.stored.getLast().asking()).isFalse();
	}

	@Test
	void afterAFailureNothingMoreIsStored() {
		LaneBlocks<Integer> blocks = new LaneBlocks<>(rows(5), 2, NOTHING, (block) -> {
			if (block.rows().contains(6)) {
				throw new SQLException("The disk is full", "53100");
			}
			return keep(block);
		});
		try (blocks) {
			assertThatExceptionOfType(LaneBlocks.NotStored.class).isThrownBy(() -> takeAll(blocks, 10_000))
				.withStackTraceContaining("The disk is full");
		}
		assertThat(this.stored).hasSizeLessThan(20);
		assertThat(this.stored).noneMatch((block) -> block.lane() == 0);
	}

}
