package io.touchpoint.local.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in aligned columns.
 */
public final class Table {

	private static final String GAP = "   ";

	private final List<List<String>> rows = new ArrayList<>();

	public Table row(String... cells) {
		this.rows.add(List.of(cells));
		return this;
	}

	public List<String> lines() {
		List<Integer> widths = new ArrayList<>();
		for (List<String> row : this.rows) {
			for (int i = 0; i < row.size(); i++) {
				int width = row.get(i).length();
				if (i == widths.size()) {
					widths.add(width);
				}
				else {
					widths.set(i, Math.max(widths.get(i), width));
				}
			}
		}
		return this.rows.stream().map((row) -> line(row, widths)).toList();
	}

	private static String line(List<String> row, List<Integer> widths) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < row.size(); i++) {
			line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length())).append(GAP);
		}
		return line.toString().stripTrailing();
	}

}
