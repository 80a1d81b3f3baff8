package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.importer.ImportRow;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * A CSV file that is read as its mapping says.
 */
record MappedFile(CsvRows csv, MappedRow.Rules rules) implements ImportSource<NewResponse> {

	/** What is known of their content is kept in memory. */
	private static final int MOST_WITHOUT_KEY = 300_000;

	@Override
	public Contents survey() throws IOException {
		long[] rows = new long[1];
		boolean[] checked = new boolean[1];
		this.csv.each((columns, row) -> {
			if (!checked[0]) {
				checkColumns(columns);
				checked[0] = true;
			}
			if (++rows[0] > MOST_WITHOUT_KEY && this.rules.mapping().key() == null) {
				throw new UnreadableFile("A file whose rows have no id of their own may have " + MOST_WITHOUT_KEY
						+ " rows; name the column with the id, or send it in parts.");
			}
			return true;
		});
		return new Contents(rows[0], List.of(), notes());
	}

	private void checkColumns(List<String> columns) {
		List<String> missing = MappingCheck.columns(this.rules.mapping())
			.stream()
			.filter((column) -> !columns.contains(column))
			.toList();
		if (!missing.isEmpty()) {
			throw new UnreadableFile("The file has no column " + String.join(", ", missing) + ".");
		}
	}

	private List<String> notes() {
		List<String> notes = new ArrayList<>();
		if (this.rules.mapping().key() == null) {
			notes.add("Rows have no id of their own: a row is known again by its content.");
		}
		if (this.rules.asked().size() > 1) {
			notes
				.add("A row is read by the questionnaire of its type of customer; what that does not ask is left out.");
		}
		return notes;
	}

	@Override
	public void rows(Consumer<ImportRow<NewResponse>> take) throws IOException {
		Map<String, Integer> twins = new HashMap<>();
		@Nullable MappedRow[] reading = new MappedRow[1];
		this.csv.each((columns, row) -> {
			MappedRow mapped = reading[0];
			if (mapped == null) {
				mapped = new MappedRow(columns, this.rules, twins);
				reading[0] = mapped;
			}
			take.accept(read(mapped, columns.size(), row));
			return true;
		});
	}

	private static ImportRow<NewResponse> read(MappedRow mapped, int width, CsvRecord row) {
		if (row.getFieldCount() != width) {
			return bad(row, "The row has " + row.getFieldCount() + " fields instead of " + width);
		}
		try {
			return mapped.read(row);
		}
		catch (RefusedRow ex) {
			return bad(row, ex.reason());
		}
	}

	private static Bad<NewResponse> bad(CsvRecord row, String reason) {
		return new Bad<>(row.getStartingLineNumber(), reason, CsvLine.of(row.getFields()));
	}

}
