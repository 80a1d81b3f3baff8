package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.touchpoint.complaint.importer.ImportProfile.UnreadableFile;

/**
 * Reads CSV files by the names of their columns.
 */
final class CsvRows {

	private CsvRows() {
	}

	static void read(InputStream file, List<String> needed, Function<Row, ImportRow> read, Consumer<ImportRow> rows)
			throws IOException {
		try (CsvReader<CsvRecord> records = CsvReader.builder()
			.detectBomHeader(true)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(file, StandardCharsets.UTF_8)) {
			Iterator<CsvRecord> each = records.iterator();
			if (!each.hasNext()) {
				throw new UnreadableFile("The file is empty.");
			}
			CsvRecord header = each.next();
			Map<String, Integer> columns = columns(header, needed);
			while (each.hasNext()) {
				rows.accept(read(each.next(), header.getFieldCount(), columns, read));
			}
		}
		catch (CsvParseException ex) {
			throw new UnreadableFile("The file is not well-formed CSV: " + ex.getMessage());
		}
	}

	private static ImportRow read(CsvRecord row, int width, Map<String, Integer> columns,
			Function<Row, ImportRow> read) {
		if (row.getFieldCount() != width) {
			return new ImportRow.Bad(row.getStartingLineNumber(),
					"has " + row.getFieldCount() + " fields instead of " + width, String.join(",", row.getFields()));
		}
		try {
			return read.apply(new Row(row, columns));
		}
		catch (RefusedRow ex) {
			return new ImportRow.Bad(row.getStartingLineNumber(), ex.reason(), String.join(",", row.getFields()));
		}
	}

	private static Map<String, Integer> columns(CsvRecord header, List<String> needed) {
		Map<String, Integer> columns = new HashMap<>();
		for (int i = 0; i < header.getFieldCount(); i++) {
			columns.putIfAbsent(header.getField(i).strip(), i);
		}
		needed.stream().filter((name) -> !columns.containsKey(name)).findFirst().ifPresent((name) -> {
			throw new UnreadableFile("The file has no column '" + name + "'.");
		});
		return columns;
	}

	/** One row by the names of the columns. */
	record Row(CsvRecord csv, Map<String, Integer> columns) {

		long line() {
			return this.csv.getStartingLineNumber();
		}

		String get(String column) {
			Integer index = this.columns.get(column);
			if (index == null) {
				throw new IllegalArgumentException("Column '" + column + "' was not asked for");
			}
			return this.csv.getField(index).strip();
		}

		String need(String column) {
			String value = get(column);
			if (value.isEmpty()) {
				throw new RefusedRow("'" + column + "' is missing");
			}
			return value;
		}

	}

}
