package io.touchpoint.starter.importer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;

/**
 * Counts what would become of the rows of a file, in bounded memory: keys that come twice
 * are found among the first half million.
 *
 * @param <T> what a row becomes
 */
final class TrialCount<T> implements Consumer<ImportRow<T>> {

	private static final int MOST_LINES = 200;

	private static final int MOST_REASONS = 50;

	private static final int MOST_KEYS = 500_000;

	private static final int LONGEST_SHOWN = 300;

	private final int blockRows;

	private final Known known;

	private final Set<String> waiting = new LinkedHashSet<>();

	private final Set<Long> seen = new HashSet<>();

	private final Map<String, Long> reasons = new HashMap<>();

	private final List<ImportTrial.Line> lines = new ArrayList<>();

	private long rows;

	private long good;

	private long refused;

	/** Tells how many of the keys are there. */
	@FunctionalInterface
	interface Known {

		int of(Set<String> keys) throws SQLException;

	}

	TrialCount(int blockRows, Known known) {
		this.blockRows = blockRows;
		this.known = known;
	}

	@Override
	public void accept(ImportRow<T> row) {
		this.rows++;
		switch (row) {
			case Good<T> good -> {
				if (isFirst(good.key()) && this.waiting.add(good.key()) && this.waiting.size() >= this.blockRows) {
					ask();
				}
			}
			case Bad<T> bad -> refuse(bad);
		}
	}

	private boolean isFirst(String key) {
		long hash = key.hashCode() * 0x9E3779B97F4A7C15L ^ new StringBuilder(key).reverse().toString().hashCode();
		return (this.seen.size() < MOST_KEYS) ? this.seen.add(hash) : !this.seen.contains(hash);
	}

	private void refuse(Bad<T> row) {
		this.refused++;
		if (this.reasons.size() < MOST_REASONS || this.reasons.containsKey(row.reason())) {
			this.reasons.merge(row.reason(), 1L, Long::sum);
		}
		if (this.lines.size() < MOST_LINES) {
			this.lines.add(new ImportTrial.Line(row.line(), row.reason(), shortened(row.row())));
		}
	}

	private static String shortened(String row) {
		return (row.length() <= LONGEST_SHOWN) ? row : row.substring(0, LONGEST_SHOWN - 1) + "…";
	}

	private void ask() {
		try {
			this.good += this.waiting.size() - this.known.of(this.waiting);
			this.waiting.clear();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("What is known could not be asked", ex);
		}
	}

	ImportTrial result() {
		if (!this.waiting.isEmpty()) {
			ask();
		}
		List<ImportTrial.Reason> reasons = this.reasons.entrySet()
			.stream()
			.map((entry) -> new ImportTrial.Reason(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparing(ImportTrial.Reason::rows).reversed().thenComparing(ImportTrial.Reason::reason))
			.toList();
		return new ImportTrial(this.rows, this.good, this.rows - this.good - this.refused, this.refused, reasons,
				List.copyOf(this.lines));
	}

}
