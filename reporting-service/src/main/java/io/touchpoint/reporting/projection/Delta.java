package io.touchpoint.reporting.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.touchpoint.reporting.indicator.Tally;

/**
 * What a batch changes in the rollups, added up per row.
 */
final class Delta {

	private final Map<Mark.Key, Tally> rows = new HashMap<>();

	Delta plus(List<Mark> marks) {
		marks.forEach((mark) -> this.rows.merge(mark.key(), mark.amount(), Tally::plus));
		return this;
	}

	Delta minus(List<Mark> marks) {
		marks.forEach((mark) -> this.rows.merge(mark.key(), mark.amount().negated(), Tally::plus));
		return this;
	}

	/** Rows that really change, in the order in which they are written. */
	SortedMap<Mark.Key, Tally> rows() {
		SortedMap<Mark.Key, Tally> changed = new TreeMap<>();
		this.rows.forEach((key, amount) -> {
			if (!amount.equals(Tally.NONE)) {
				changed.put(key, amount);
			}
		});
		return changed;
	}

}
