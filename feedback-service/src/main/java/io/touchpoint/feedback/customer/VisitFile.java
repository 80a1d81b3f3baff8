package io.touchpoint.feedback.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.Beginning;
import io.touchpoint.starter.importer.ImportRow;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * A CSV file of visits. A row is known again by its reference, which the sender gives.
 *
 * @param arrive checks a visit and makes it ready for the register
 */
record VisitFile(Path file, Function<NewVisit, ArrivedVisit> arrive) implements ImportSource<ArrivedVisit> {

	private static final List<String> NEEDED = List.of("reference", "site", "visited_at");

	private static final int LONGEST_REFERENCE = 100;

	@Override
	public Contents survey() throws IOException {
		long[] rows = new long[1];
		each((header, row) -> rows[0]++);
		return new Contents(rows[0], List.of(), List.of());
	}

	@Override
	public void rows(Consumer<ImportRow<ArrivedVisit>> take) throws IOException {
		each((header, row) -> take.accept(read(header, row)));
	}

	private ImportRow<ArrivedVisit> read(Map<String, Integer> header, CsvRecord row) {
		String text = CsvLine.of(row.getFields());
		if (row.getFieldCount() != header.size()) {
			return new Bad<>(row.getStartingLineNumber(),
					"has " + row.getFieldCount() + " fields instead of " + header.size(), text);
		}
		try {
			Map<String, String> cells = new HashMap<>();
			header.forEach((name, at) -> cells.put(name, row.getField(at)));
			VisitLine line = new VisitLine(cells);
			String reference = line.cell("reference");
			if (reference == null || reference.length() > LONGEST_REFERENCE) {
				throw new RefusedRow("reference: is missing or longer than " + LONGEST_REFERENCE + " characters");
			}
			if (line.cell("visited_at") == null) {
				throw new RefusedRow("visited_at: is missing");
			}
			ArrivedVisit visit = this.arrive.apply(line.read());
			return new Good<>(row.getStartingLineNumber(), text.length(), visit.site(),
					"file:" + visit.site() + ":" + reference, visit);
		}
		catch (RefusedRow ex) {
			return new Bad<>(row.getStartingLineNumber(), ex.reason(), text);
		}
	}

	private void each(BiConsumer<Map<String, Integer>, CsvRecord> take) throws IOException {
		try (CsvReader<CsvRecord> records = CsvReader.builder()
			.detectBomHeader(true)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(Unpacked.open(Files.newInputStream(this.file)), StandardCharsets.UTF_8)) {
			Iterator<CsvRecord> each = records.iterator();
			Map<String, Integer> header = header(each);
			while (each.hasNext()) {
				take.accept(header, each.next());
			}
		}
		catch (CsvParseException | UncheckedIOException ex) {
			throw UnreadableFile.malformed("The file is not well-formed CSV", ex);
		}
	}

	/** What has no header is no CSV at all. */
	private Map<String, Integer> header(Iterator<CsvRecord> records) throws IOException {
		Map<String, Integer> header = new HashMap<>();
		try {
			if (records.hasNext()) {
				CsvRecord first = records.next();
				for (int i = 0; i < first.getFieldCount(); i++) {
					header.putIfAbsent(first.getField(i).strip(), i);
				}
			}
		}
		catch (CsvParseException ex) {
			throw unlike();
		}
		if (!header.keySet().containsAll(NEEDED)) {
			throw unlike();
		}
		return header;
	}

	private UnreadableFile unlike() throws IOException {
		return UnreadableFile.unlike(VisitsProfile.CODE, "CSV with at least the columns " + String.join(", ", NEEDED),
				Beginning.of(this.file));
	}

}
