package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.touchpoint.complaint.importer.ImportProfile.Contents;
import io.touchpoint.complaint.importer.ImportProfile.UnreadableFile;
import io.touchpoint.starter.bulk.CsvLine;

/**
 * Reads CSV files by the names of their columns.
 */
final class CsvRows {

	private CsvRows() {
	}

	static void read(InputStream file, List<String> needed, Function<Row, ImportRow> read, Consumer<ImportRow> rows)
			throws IOException {
		each(file, needed, (row, width) -> rows.accept(read(row, width, read)));
	}

	/**
	 * Looks through the file for its sites.
	 * @param site the code of the row's site; a row that has none will be refused
	 */
	static Contents survey(InputStream file, List<String> needed, Function<Row, Optional<String>> site)
			throws IOException {
		long[] rows = new long[1];
		Set<String> sites = new HashSet<>();
		each(file, needed, (row, width) -> {
			rows[0]++;
			if (row.csv().getFieldCount() == width) {
				site.apply(row).ifPresent(sites::add);
			}
		});
		return new Contents(rows[0], sites);
	}

	private static void each(InputStream file, List<String> needed, Take take) throws IOException {
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
				take.take(new Row(each.next(), columns), header.getFieldCount());
			}
		}
		catch (CsvParseException ex) {
			throw new UnreadableFile("The file is not well-formed CSV: " + ex.getMessage());
		}
	}

	private static ImportRow read(Row row, int width, Function<Row, ImportRow> read) {
		int fields = row.csv().getFieldCount();
		if (fields != width) {
			return new ImportRow.Bad(row.line(), "has " + fields + " fields instead of " + width, row.text());
		}
		try {
			return read.apply(row);
		}
		catch (RefusedRow ex) {
			return new ImportRow.Bad(row.line(), ex.reason(), row.text());
		}
	}

	/** Takes a row of a file whose header has that many fields. */
	@FunctionalInterface
	private interface Take {

		void take(Row row, int width);

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

		/** The row as it stands in the file. */
		String text() {
			return CsvLine.of(this.csv.getFields());
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
