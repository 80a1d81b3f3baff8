package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.Beginning;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportRow;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.NewSite;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * A CSV file that is read by the names of its columns.
 *
 * @param kind what is known of files of its profile
 */
record CsvFile(Path file, KnownSites sites, Kind kind) implements ImportSource<TakenCase> {

	/** Files of one profile. */
	interface Kind extends ImportProfile<TakenCase> {

		@Override
		default ImportSource<TakenCase> open(Path file, KnownSites sites) {
			return new CsvFile(file, sites, this);
		}

		/** The columns that are read; a file without one of them is another kind. */
		List<String> columns();

		/** The code of the row's site; a row that has none will be refused. */
		Optional<String> siteOf(Row row);

		/** How a site of that code is made. */
		NewSite site(String code);

		Good<TakenCase> read(Row row);

	}

	@Override
	public Contents survey() throws IOException {
		long[] rows = new long[1];
		Set<String> found = new TreeSet<>();
		each((row, width) -> {
			rows[0]++;
			if (row.csv().getFieldCount() == width) {
				this.kind.siteOf(row).ifPresent((site) -> this.sites.note(site, found));
			}
		});
		return new Contents(rows[0], found.stream().map(this.kind::site).toList(), List.of());
	}

	@Override
	public void rows(Consumer<ImportRow<TakenCase>> take) throws IOException {
		each((row, width) -> take.accept(read(row, width)));
	}

	private void each(Take take) throws IOException {
		try (CsvReader<CsvRecord> records = CsvReader.builder()
			.detectBomHeader(true)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(Unpacked.open(Files.newInputStream(this.file)), StandardCharsets.UTF_8)) {
			Iterator<CsvRecord> each = records.iterator();
			CsvRecord header = header(each);
			Map<String, Integer> columns = columns(header);
			while (each.hasNext()) {
				take.take(new Row(each.next(), columns), header.getFieldCount());
			}
		}
		catch (CsvParseException | UncheckedIOException ex) {
			throw UnreadableFile.malformed("The file is not well-formed CSV", ex);
		}
	}

	/** What has no header is no CSV at all. */
	private CsvRecord header(Iterator<CsvRecord> records) throws IOException {
		try {
			if (records.hasNext()) {
				return records.next();
			}
		}
		catch (CsvParseException ex) {
			throw unlike();
		}
		throw unlike();
	}

	private ImportRow<TakenCase> read(Row row, int width) {
		int fields = row.csv().getFieldCount();
		if (fields != width) {
			return new Bad<>(row.line(), "has " + fields + " fields instead of " + width, row.text());
		}
		try {
			return this.kind.read(row);
		}
		catch (RefusedRow ex) {
			return new Bad<>(row.line(), ex.reason(), row.text());
		}
	}

	/** Takes a row of a file whose header has that many fields. */
	@FunctionalInterface
	private interface Take {

		void take(Row row, int width);

	}

	private Map<String, Integer> columns(CsvRecord header) throws IOException {
		Map<String, Integer> columns = new HashMap<>();
		for (int i = 0; i < header.getFieldCount(); i++) {
			columns.putIfAbsent(header.getField(i).strip(), i);
		}
		if (!columns.keySet().containsAll(this.kind.columns())) {
			throw unlike();
		}
		return columns;
	}

	private UnreadableFile unlike() throws IOException {
		return UnreadableFile.unlike(this.kind.code(), "CSV with the columns " + String.join(", ", this.kind.columns()),
				Beginning.of(this.file));
	}

	/** One row by the names of the columns. */
	record Row(CsvRecord csv, Map<String, Integer> columns) {

		long line() {
			return this.csv.getStartingLineNumber();
		}

		int letters() {
			int letters = 0;
			for (int i = 0; i < this.csv.getFieldCount(); i++) {
				letters += this.csv.getField(i).length();
			}
			return letters;
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
