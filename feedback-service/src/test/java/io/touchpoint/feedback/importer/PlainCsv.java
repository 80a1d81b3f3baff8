package io.touchpoint.feedback.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A CSV reader written only for the tests, so that the importer's is checked by another
 * one.
 */
final class PlainCsv {

	private PlainCsv() {
	}

	static List<Map<String, String>> read(String text) {
		List<List<String>> rows = rows(text);
		List<String> header = rows.getFirst();
		List<Map<String, String>> all = new ArrayList<>();
		for (List<String> row : rows.subList(1, rows.size())) {
			Map<String, String> named = new TreeMap<>();
			for (int i = 0; i < header.size(); i++) {
				named.put(header.get(i), row.get(i));
			}
			all.add(named);
		}
		return all;
	}

	private static List<List<String>> rows(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char next = text.charAt(i);
			if (quoted) {
				if (next != '"') {
					cell.append(next);
				}
				else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
					cell.append('"');
					i++;
				}
				else {
					quoted = false;
				}
			}
			else if (next == '"') {
				quoted = true;
			}
			else if (next == ',' || next == '\n') {
				row.add(cell.toString());
				cell.setLength(0);
				if (next == '\n') {
					rows.add(row);
					row = new ArrayList<>();
				}
			}
			else if (next != '\r') {
				cell.append(next);
			}
		}
		return rows;
	}

}
