package io.touchpoint.feedback.importer;

import java.io.StringWriter;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Writes a line of CSV.
 */
final class CsvLine {

	private CsvLine() {
	}

	static String of(List<String> cells) {
		StringWriter line = new StringWriter();
		CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(line).writeRecord(cells);
		return line.toString();
	}

	/**
	 * The cell as a spreadsheet must take it: as text and never as a formula.
	 */
	static String harmless(String cell) {
		return (!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

}
