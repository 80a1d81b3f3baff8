package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * The refused rows as a file for a spreadsheet. What a spreadsheet would take for a
 * formula is made harmless with a leading apostrophe.
 */
final class RefusedCsv {

	private static final String FORMULA = "=+-@\t\r";

	private RefusedCsv() {
	}

	static String of(List<ImportRow.Bad> refused) {
		StringWriter text = new StringWriter();
		try (CsvWriter csv = CsvWriter.builder().build(text)) {
			csv.writeRecord("line", "reason", "row");
			refused.forEach((row) -> csv.writeRecord(String.valueOf(row.line()), safe(row.reason()), safe(row.row())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	static String safe(String cell) {
		return (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

}
