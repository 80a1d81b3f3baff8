package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.Beginning;
import io.touchpoint.starter.importer.ImportRow;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * Reads the log case by case: the rows of a case stand together.
 */
record UciFile(Path file, KnownSites sites, UciProfile profile) implements ImportSource<TakenCase> {

	private static final List<String> COLUMNS = List.of("number", "ident_state", "opened_at", "sys_updated_by",
			"sys_updated_at", "location", "category", "u_symptom", "priority", "assignment_group");

	@Override
	public Contents survey() throws IOException {
		long[] cases = new long[1];
		Set<String> found = new TreeSet<>();
		each((rows) -> {
			cases[0]++;
			this.sites.note(UciProfile.siteOf(rows.getLast()), found);
		});
		return new Contents(cases[0], found.stream().map(UciProfile::site).toList(), List.of());
	}

	@Override
	public void rows(Consumer<ImportRow<TakenCase>> take) throws IOException {
		each((rows) -> take.accept(read(rows)));
	}

	private ImportRow<TakenCase> read(List<UciRow> rows) {
		UciRow first = rows.getFirst();
		try {
			return new Good<>(first.line(), rows.stream().mapToInt((row) -> row.text().length()).sum(),
					UciProfile.siteOf(rows.getLast()), first.number(), this.profile.live(rows));
		}
		catch (RefusedRow ex) {
			return new Bad<>(first.line(), ex.reason(), first.text());
		}
	}

	private void each(Consumer<List<UciRow>> take) throws IOException {
		try (CsvReader<CsvRecord> records = CsvReader.builder()
			.detectBomHeader(true)
			.ofCsvRecord(Unpacked.open(Files.newInputStream(this.file)), StandardCharsets.UTF_8)) {
			Iterator<CsvRecord> each = records.iterator();
			Map<String, Integer> columns = columns(each);
			List<UciRow> rows = new ArrayList<>();
			while (each.hasNext()) {
				UciRow row = row(each.next(), columns);
				if (!rows.isEmpty() && !rows.getFirst().number().equals(row.number())) {
					take.accept(List.copyOf(rows));
					rows.clear();
				}
				rows.add(row);
			}
			if (!rows.isEmpty()) {
				take.accept(List.copyOf(rows));
			}
		}
		catch (CsvParseException | UncheckedIOException ex) {
			throw UnreadableFile.malformed("The file is not well-formed CSV", ex);
		}
	}

	/** Of two columns of one name, the first. */
	private Map<String, Integer> columns(Iterator<CsvRecord> records) throws IOException {
		Map<String, Integer> columns = new HashMap<>();
		if (records.hasNext()) {
			List<String> header = records.next().getFields();
			for (int i = 0; i < header.size(); i++) {
				columns.putIfAbsent(header.get(i).strip(), i);
			}
		}
		if (!columns.keySet().containsAll(COLUMNS)) {
			throw UnreadableFile.unlike(this.profile.code(), "CSV with the columns " + String.join(", ", COLUMNS),
					Beginning.of(this.file));
		}
		return columns;
	}

	private static UciRow row(CsvRecord csv, Map<String, Integer> columns) {
		String[] said = COLUMNS.stream()
			.map((column) -> csv.getField(columns.getOrDefault(column, 0)).strip())
			.toArray(String[]::new);
		return new UciRow(csv.getStartingLineNumber(), CsvLine.of(csv.getFields()), said[0], said[1], said[2], said[3],
				said[4], said[5], said[6], said[7], said[8], said[9]);
	}

}
